"""One JSON object per statement, finding or entity: the stable export. Keys are only added; absent parts are `None`.

Offsets count code points of the document's text, and `text[start:end]` is the quote. Entities carry the ids of the
case.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, DocumentEntity, NameForm
from ovillo.domain.findings import Comparison, CopyEdge, Finding, FindingValue
from ovillo.domain.statements import Speaker, Statement, Value, When

_LARGEST = 300
"""Digits before the point: whatever reads numbers of 64 bits reads as many."""
Line = dict[str, Any]  # Any: JSON values; the keys are the contract, kept by tests


def source_name(document: Document) -> str:
    """The publisher where it is known, else the document's name: the label that findings use for a source."""
    return document.details.publisher or document.name


def statement_line(statement: Statement, document: Document, *, joined: Mapping[str, CaseEntity]) -> Line:
    """The export of one statement.

    Args:
        statement: one of `document`'s.
        document: where it stands.
        joined: case entity by id of document entity; one that is missing keeps the id of the document entity.
    """
    return {
        "id": statement.id,
        "document": document.id,
        "source": source_name(document),
        "published": _day(document.details.published),
        "language": document.details.language,
        "subject": _participant(statement.subject, joined),
        "predicate": statement.predicate,
        "object": _participant(statement.object, joined),
        "value": value_line(statement.value),
        "when": when_line(statement.when),
        "where": _place(statement.where, joined),
        "standing": statement.standing.value,
        "negated": statement.negated,
        "speakers": [_speaker(speaker) for speaker in statement.speakers],
        "start": statement.start,
        "end": statement.end,
        "quote": statement.quote,
        "extractor": statement.extractor,
        "review": statement.review.value,
    }


def finding_line(finding: Finding) -> Line:
    """The export of one finding; a doer whom only some of its documents name is left out."""
    return {
        "id": finding.id,
        "predicate": finding.predicate,
        "subject": _case_participant(finding.subject if finding.is_doer_named_throughout else None),
        "object": _case_participant(finding.object),
        "values": [_finding_value(one) for one in finding.values],
        "standings": {source: standing.value for source, standing in finding.standings},
        "also_said": {source: [each.value for each in held] for source, held in finding.also_said},
        "negated_by": list(finding.negated_by),
        "independent_sources": finding.independent_sources,
        "copied": [list(pair) for pair in finding.copied],
        "contradicts": finding.contradicts,
        "first_said": _day(finding.first_said),
        "last_said": _day(finding.last_said),
        "statements": [statement.id for statement in finding.statements if statement.id not in finding.superseded],
        "beside": sorted({*finding.beside, *(each.finding for each in finding.denials)}),
        "firmest": finding.firmest.value,
        "firmest_on": _day(finding.firmest_on),
        "history": [
            {
                "standing": step.standing.value,
                "on": _day(step.on),
                "sources": list(step.sources),
                "taken_back": step.is_taken_back,
            }
            for step in finding.history
        ],
        "superseded": list(finding.superseded),
        "overtaken": list(finding.overtaken),
        "compared": [_comparison(one, finding) for one in finding.compared],
    }


def copy_line(edge: CopyEdge) -> Line:
    """The export of one edge of the copy graph: the ids of what shows each sign of copying."""
    return {
        "copy": edge.copy,
        "origin": edge.origin,
        "named": list(edge.named),
        "repeated": list(edge.repeated),
        "errors": list(edge.errors),
        "order_shown": edge.is_order_shown,
    }


def _finding_value(one: FindingValue) -> Line:
    return {
        "value": value_line(one.value),
        "sources": list(one.sources),
        "statements": list(one.statements),
        "origins": one.independent_sources,
        "weight": one.weight,
    }


def _comparison(one: Comparison, finding: Finding) -> Line:
    """Two sides, each with the words that bear it."""
    quotes = {statement.id: statement.quote for statement in finding.statements}
    sides = {
        name: {
            "statements": list(ids),
            "quotes": list(dict.fromkeys(quotes[each] for each in ids)),
            "total": json_number(total),
        }
        for name, ids, total in zip(("left", "right"), (one.left, one.right), one.totals, strict=True)
    }
    by = [conversion.value for conversion in one.by]
    return {"about": one.about.value, "relation": one.relation.value, "by": by, **sides}


def entity_line(entity: CaseEntity) -> Line:
    """The export of one case entity; the fullest name first, then the others, longest first.

    `redirects` are the ids under which earlier exports may have given it, before it was joined: they lead here.
    """
    return {
        "id": entity.id,
        "type": entity.type.value,
        "names": [entity.name, *(name for name in entity.names if name != entity.name)],
        "mentions": entity.mentions,
        "documents": list(entity.documents),
        "merged_by": entity.merged_by,
        "suggested_with": list(entity.suggested_with),
        "redirects": [member for member in entity.members if member != entity.id],
    }


def form_line(form: NameForm) -> Line:
    """The export of one spelling under which one document names an entity; each place has the id of its mention."""
    return {
        "id": form.id,
        "document": form.document,
        "name": form.name,
        "level": form.level.value,
        "places": [{"id": each.id, "start": each.start, "end": each.end} for each in form.places],
    }


def value_line(value: Value | None) -> Line | None:
    """The export of a number as the source gives it."""
    if value is None:
        return None
    return {
        "text": value.text,
        "number": json_number(value.number),
        "unit": value.unit,
        "qualifier": value.qualifier.value,
    }


def json_number(number: Decimal | None) -> int | float | None:
    """A whole number where it is one; None where no program could read it, its words stand beside it."""
    if number is None or not number.is_finite() or number.adjusted() > _LARGEST:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def when_line(when: When | None) -> Line | None:
    """The export of an interval, both ends included."""
    return None if when is None else {"text": when.text, "from": _day(when.start), "to": _day(when.end)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _case_id(entity: DocumentEntity, joined: Mapping[str, CaseEntity]) -> str:
    return joined[entity.id].id if entity.id in joined else entity.id


def _participant(entity: DocumentEntity | None, joined: Mapping[str, CaseEntity]) -> Line | None:
    if entity is None:
        return None
    return {"id": _case_id(entity, joined), "name": entity.name, "type": entity.type.value}


def _case_participant(entity: CaseEntity | None) -> Line | None:
    return None if entity is None else {"id": entity.id, "name": entity.name, "type": entity.type.value}


def _place(entity: DocumentEntity | None, joined: Mapping[str, CaseEntity]) -> Line | None:
    return None if entity is None else {"name": entity.name, "id": _case_id(entity, joined)}


def _speaker(speaker: Speaker) -> Line:
    return {"name": speaker.name, "type": speaker.type.value}
