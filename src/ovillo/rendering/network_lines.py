"""Nodes and ties as JSON values: the keys are stable, absent parts are `None`."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ovillo.domain.entities import EntityType
from ovillo.domain.messages import mark
from ovillo.domain.networks import Citation, NetworkNode, NetworkTie, ReadBeside, TiePart
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue

Line = dict[str, Any]  # Any: JSON values; the keys are the contract, kept by tests


def node_line(node: NetworkNode) -> Line:
    """A node by its id, name and type."""
    kind = node.type.value if node.type else None
    firmest = node.firmest.value if node.firmest else None
    # Of the case's own people the page of the entity tells how they are named; of a table's party nothing else does.
    written = list(node.names) if node.id.startswith("party:") else []
    line: Line = {"id": node.id, "name": node.name, "type": kind, "acquitted": node.is_acquitted, "firmest": firmest}
    line["cleared"] = [each.value for each in node.exonerations]
    return line | ({"written": written} if written else {})


def say_weight(weight: float, catalogue: Catalogue) -> str:
    """How many independent sources tell of it; or that only an acquittal does."""
    if not weight:
        return catalogue.say(mark("told by an acquittal alone: it counts in no measure"))
    return catalogue.say(mark("independent sources: {count:g}"), count=weight)


def _say_days(days: Iterable[str], catalogue: Catalogue, *, is_told: bool) -> str:
    said = " – ".join(dict.fromkeys(days))
    return catalogue.say(mark("published {days}"), days=said) if said and not is_told else said


def say_days(told: TiePart | NetworkTie, catalogue: Catalogue) -> str:
    """Its days, told as those of publication where no source gives one; empty where none is known."""
    return _say_days(
        [catalogue.date(day) for day in (told.first, told.last) if day], catalogue, is_told=told.is_day_told
    )


def say_days_of(part: Mapping[str, Any], catalogue: Catalogue) -> str:
    """The same of the line of a part, as programs read days."""
    return _say_days([day for day in (part["first"], part["last"]) if day], catalogue, is_told=part["dated"])


def tie_line(tie: NetworkTie) -> Line:
    """A tie with everything that it rests on."""
    return {
        "source": tie.source,
        "target": tie.target,
        "weight": tie.weight,
        "first": _day(tie.first),
        "last": _day(tie.last),
        "dated": tie.is_day_told,
        "cleared": [each.value for each in tie.exonerations],
        "disputed": tie.is_disputed,
        "parts": [_part(part) for part in tie.parts],
    }


def _part(part: TiePart) -> Line:
    return {
        "predicate": part.predicate,
        "source": part.source,
        "target": part.target,
        "through": part.through,
        "weight": part.weight,
        "count": part.count,
        "amounts": {currency: str(amount) for currency, amount in part.amounts},
        "standing": part.standing.value if part.standing else None,
        "first": _day(part.first),
        "last": _day(part.last),
        "dated": part.is_day_told,
        "cleared": [each.value for each in part.exonerations],
        "disputed": part.is_disputed,
        "beside": sorted({each.predicate for each in part.beside}),
        "read_beside": [_read_beside(each) for each in part.beside],
        "denials": [_read_beside(each) for each in part.denials],
        "citations": [_citation(each) for each in part.citations],
    }


def read_beside_in(line: Line) -> ReadBeside:
    """What is read beside a tie, of such a line, without its words."""
    kind = line["other_type"]
    return ReadBeside(
        predicate=line["predicate"],
        person=line["person"],
        other=line["other"],
        other_type=EntityType(kind) if kind else None,
        is_other_named=line["is_other_named"],
        is_doer=line["is_doer"],
        standing=Standing(line["standing"]),
        negated=line["negated"],
        is_own_word=line["is_own_word"],
        name=line["person_name"],
        is_contested=line["contested"],
    )


def _read_beside(read: ReadBeside) -> Line:
    return {
        "predicate": read.predicate,
        "person": read.person,
        "person_name": read.name,
        "other": read.other,
        "other_type": read.other_type.value if read.other_type else None,
        "is_other_named": read.is_other_named,
        "is_doer": read.is_doer,
        "standing": read.standing.value,
        "negated": read.negated,
        "is_own_word": read.is_own_word,
        "contested": read.is_contested,
        "citations": [_citation(each) for each in read.citations],
    }


def _citation(citation: Citation) -> Line:
    if citation.line is not None:
        known = {"document": citation.document, "name": citation.document_name} if citation.document else {}
        told = {"day": _day(citation.day)} if citation.day else {}
        paid = {} if citation.amount is None else {"amount": str(citation.amount), "currency": citation.currency}
        return {"line": citation.line, **known, **told, **paid}
    return {
        "statement": citation.statement,
        "document": citation.document,
        "name": citation.document_name,
        "source": citation.source,
        "speakers": list(citation.speakers),
        "published": _day(citation.published),
        "where": citation.where,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "standing": citation.standing.value if citation.standing else None,
        "negated": citation.negated,
        "corrected": citation.is_corrected,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
