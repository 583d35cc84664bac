"""Statements that a person reads from a document, instead of an extractor, and those that correct one of an extractor.

Rules:
1. A statement made by hand stands in its document like any other: its quote is the text between its offsets.
2. It is its author's word that the document says so: accepted, until somebody rejects it.
3. What it corrects is rejected by the same act; both stay.
4. Somebody whom no extractor found is an entity of the document from the first place on where it is named.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ovillo.domain.canonical import identity
from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.statements import Quantifier, Review, Speaker, Standing, Statement, Value, When

KIND = "statement"
Fields = Mapping[str, Any]  # Any: JSON of a docket entry, written by `content_of`


@dataclass(frozen=True, slots=True)
class MadeByHand:
    """What people read."""

    entities: tuple[DocumentEntity, ...]
    """Those that no extractor found."""
    statements: tuple[Statement, ...]


def entity_at(document: Document, start: int, end: int, kind: EntityType) -> DocumentEntity:
    """The entity that is first named there."""
    name = document.text[start:end]
    level = NameLevel.FULL if len(name.split()) > 1 and kind is EntityType.PERSON else NameLevel.PARTIAL
    level = NameLevel.ROLE if kind is EntityType.PERSON and name.islower() else level
    mention = Mention(start, end, name, level)
    return DocumentEntity(
        identity("entity", document.id, start, end, kind.value), document.id, kind, name, level, (mention,)
    )


def content_of(statement: Statement, *, new: Sequence[DocumentEntity], supersedes: str | None) -> dict[str, Json]:
    """The docket's content for this statement; `fold` makes the same statement of it."""
    value, when = statement.value, statement.when
    return {
        "document": statement.document,
        "predicate": statement.predicate,
        "standing": statement.standing.value,
        "negated": statement.negated,
        "start": statement.start,
        "end": statement.end,
        "subject": statement.subject.id if statement.subject else None,
        "object": statement.object.id if statement.object else None,
        "where": statement.where.id if statement.where else None,
        "value": None
        if value is None
        else {
            "text": value.text,
            "number": None if value.number is None else str(value.number),
            "unit": value.unit,
            "qualifier": value.qualifier.value,
        },
        "when": None if when is None else {"text": when.text, "from": _text(when.start), "to": _text(when.end)},
        "speakers": [_speaker_parts(each) for each in statement.speakers],
        "headline": statement.is_headline,
        "entities": [
            {"type": each.type.value, "start": each.mentions[0].start, "end": each.mentions[0].end} for each in new
        ],
        "supersedes": supersedes,
    }


def fold(
    entries: Sequence[DocketEntry], documents: Mapping[str, Document], entities: Mapping[str, DocumentEntity]
) -> MadeByHand:
    """What people read, in the order in which they did.

    Args:
        entries: of the docket; other kinds are passed over.
        documents: those that count, by id; what was read from another counts for nothing.
        entities: what extractors found, by id.
    """
    known, new, statements = dict(entities), dict[str, DocumentEntity](), list[Statement]()
    for entry in entries:
        document = documents.get(str(entry.content.get("document"))) if entry.kind == KIND else None
        if document is None:
            continue
        for each in _new_entities(entry.content, document):
            if each.id not in known:
                known[each.id] = new[each.id] = each
        statements.append(_statement(entry, document, known))
    return MadeByHand(tuple(new.values()), tuple(statements))


def _new_entities(content: Fields, document: Document) -> Iterator[DocumentEntity]:
    for each in content["entities"]:
        yield entity_at(document, each["start"], each["end"], EntityType(each["type"]))


def _statement(entry: DocketEntry, document: Document, known: Mapping[str, DocumentEntity]) -> Statement:
    content: Fields = entry.content
    value, when = content["value"], content["when"]
    start, end = content["start"], content["end"]
    return Statement(
        document=document.id,
        predicate=content["predicate"],
        standing=Standing(content["standing"]),
        start=start,
        end=end,
        quote=document.text[start:end],
        extractor=extractor_of(entry.by),
        subject=known.get(content["subject"]),
        object=known.get(content["object"]),
        where=known.get(content["where"]),
        value=value
        and Value(
            value["text"],
            None if value["number"] is None else Decimal(value["number"]),
            value["unit"],
            Quantifier(value["qualifier"]),
        ),
        when=when and When(when["text"], _day(when["from"]), _day(when["to"])),
        negated=content["negated"],
        speakers=tuple(
            Speaker(each["name"], EntityType(each["type"]), each.get("entity"), is_beside=each.get("beside", False))
            for each in content["speakers"]
        ),
        is_headline=content.get("headline", False),
        review=Review.AMENDED if content["supersedes"] else Review.ACCEPTED,
    )


def _speaker_parts(speaker: Speaker) -> dict[str, Json]:
    parts: dict[str, Json] = {"name": speaker.name, "type": speaker.type.value}
    if speaker.entity is not None:
        parts["entity"] = speaker.entity
    return parts | {"beside": True} if speaker.is_beside else parts


def extractor_of(actor: str) -> str:
    """Who read it, where a person did."""
    return f"hand:{actor}"


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
