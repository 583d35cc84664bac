"""Domain values to rows and back. A row is what is stored and what the ledger commits to, byte for byte."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from sqlalchemy import RowMapping

from ovillo.domain.docket import DocketEntry
from ovillo.domain.documents import Document, Unread
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.judgements import Judgement, Verdict
from ovillo.domain.rates import ExchangeRate
from ovillo.domain.sources import Grade, SourceDetails, SourceKind
from ovillo.domain.statements import (
    Cue,
    CueKind,
    Quantifier,
    Review,
    Speaker,
    Standing,
    Statement,
    Value,
    When,
)
from ovillo.interfaces.record import LedgerEntry

Cell: TypeAlias = str | int | bytes | None
Row: TypeAlias = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class EntityRows:
    """One document entity as rows."""

    entity: Row
    mentions: tuple[Row, ...]


def time_text(at: datetime) -> str:
    """The time in UTC, ISO 8601. The time must carry its zone."""
    assert at.tzinfo is not None, "a time without zone has no place in the record"
    return at.astimezone(UTC).isoformat()


def document_row(document: Document, number: int) -> Row:
    return {
        "number": number,
        "id": document.id,
        "name": document.name,
        "media_type": document.media_type,
        "size_bytes": document.size_bytes,
        **read_cells(document),
        "container": document.container,
    }


def read_cells(document: Document) -> Row:
    """What reading the bytes gave: the cells that a later reading replaces."""
    details = document.details
    return {
        "text": document.text,
        "page_starts": _json(document.page_starts),
        "publisher": details.publisher,
        "published": _date_text(details.published),
        "language": details.language,
        "kind": details.kind.value if details.kind else None,
        "grade": details.grade.value if details.grade else None,
        "title": details.title,
        "author": details.author,
        "url": details.url,
        "unread": document.unread.value if document.unread else None,
    }


def document_of(row: RowMapping | Mapping[str, Any]) -> Document:  # Any: the columns are those of the table
    details = SourceDetails(
        publisher=row["publisher"],
        published=_date_of(row["published"]),
        language=row["language"],
        kind=SourceKind(row["kind"]) if row["kind"] else None,
        grade=Grade(row["grade"]) if row["grade"] else None,
        title=row["title"],
        author=row["author"],
        url=row["url"],
    )
    return Document(
        id=row["id"],
        name=row["name"],
        media_type=row["media_type"],
        size_bytes=row["size_bytes"],
        text=row["text"],
        page_starts=tuple(json.loads(row["page_starts"])),
        details=details,
        unread=Unread(row["unread"]) if row["unread"] else None,
        container=row["container"],
    )


def entity_rows(entity: DocumentEntity) -> EntityRows:
    mentions: list[Row] = [
        {
            "entity": entity.id,
            "position": position,
            "start": mention.start,
            "end": mention.end,
            "surface": mention.surface,
            "level": mention.level.value,
        }
        for position, mention in enumerate(entity.mentions)
    ]
    row: Row = {
        "id": entity.id,
        "document": entity.document,
        "type": entity.type.value,
        "name": entity.name,
        "level": entity.level.value,
        "titles": _json(entity.titles),
        "aliases": _json(entity.aliases),
    }
    return EntityRows(row, tuple(mentions))


def mention_of(row: RowMapping) -> Mention:
    return Mention(row["start"], row["end"], row["surface"], NameLevel(row["level"]))


def entity_of(row: RowMapping, mentions: Sequence[Mention]) -> DocumentEntity:
    return DocumentEntity(
        id=row["id"],
        document=row["document"],
        type=EntityType(row["type"]),
        name=row["name"],
        level=NameLevel(row["level"]),
        mentions=tuple(mentions),
        titles=tuple(json.loads(row["titles"])),
        aliases=tuple(json.loads(row["aliases"])),
    )


def statement_row(statement: Statement) -> Row:
    value, when = statement.value, statement.when
    return {
        "id": statement.id,
        "document": statement.document,
        "subject": statement.subject.id if statement.subject else None,
        "predicate": statement.predicate,
        "object": statement.object.id if statement.object else None,
        "value_text": value.text if value else None,
        "value_number": str(value.number) if value and value.number is not None else None,
        "value_unit": value.unit if value else None,
        "value_qualifier": value.qualifier.value if value else None,
        "when_text": when.text if when else None,
        "when_from": _date_text(when.start) if when else None,
        "when_to": _date_text(when.end) if when else None,
        "place": statement.where.id if statement.where else None,
        "standing": statement.standing.value,
        "negated": int(statement.negated),
        "speakers": _json([_speaker_parts(speaker) for speaker in statement.speakers]),
        "start": statement.start,
        "end": statement.end,
        "quote": statement.quote,
        "cues": _json([[cue.start, cue.end, cue.kind.value] for cue in statement.cues]),
        "extractor": statement.extractor,
        "headline": int(statement.is_headline),
        "review": statement.review.value,
    }


def statement_of(row: RowMapping, entities: Mapping[str | None, DocumentEntity]) -> Statement:
    return Statement(
        document=row["document"],
        predicate=row["predicate"],
        standing=Standing(row["standing"]),
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        extractor=row["extractor"],
        subject=entities.get(row["subject"]),
        object=entities.get(row["object"]),
        value=_value_of(row),
        when=_when_of(row),
        where=entities.get(row["place"]),
        negated=bool(row["negated"]),
        speakers=tuple(
            Speaker(each["name"], EntityType(each["type"]), each["entity"], is_beside=each.get("beside", False))
            for each in json.loads(row["speakers"])
        ),
        cues=tuple(Cue(start, end, CueKind(kind)) for start, end, kind in json.loads(row["cues"])),
        is_headline=bool(row["headline"]),
        review=Review(row["review"]),
    )


def judgement_row(judgement: Judgement, entry: int) -> Row:
    return {
        "id": judgement.id,
        "entry": entry,
        "verdict": judgement.verdict.value,
        "left": judgement.left,
        "right": judgement.right,
        "by": judgement.by,
        "reason": judgement.reason,
        "at": time_text(judgement.at),
    }


def judgement_of(row: RowMapping) -> Judgement:
    """The judgement; `row` has `undone_by` beside the columns of its table."""
    return Judgement(
        id=row["id"],
        verdict=Verdict(row["verdict"]),
        left=row["left"],
        right=row["right"],
        by=row["by"],
        reason=row["reason"],
        at=datetime.fromisoformat(row["at"]),
        undone_by=row["undone_by"],
    )


def entry_of(row: RowMapping) -> LedgerEntry:
    """The line of the ledger."""
    return LedgerEntry(
        number=row["number"],
        at=datetime.fromisoformat(row["at"]),
        actor=row["actor"],
        action=row["action"],
        kind=row["kind"],
        row=row["row"],
        leaf=row["leaf"],
    )


def rate_cells(rate: ExchangeRate) -> Row:
    return {"day": rate.day.isoformat(), "currency": rate.currency, "counter": rate.counter, "rate": str(rate.rate)}


def rate_of(row: RowMapping) -> ExchangeRate:
    return ExchangeRate(date.fromisoformat(row["day"]), row["currency"], row["counter"], Decimal(row["rate"]))


def docket_of(row: RowMapping) -> DocketEntry:
    at = datetime.fromisoformat(row["at"])
    return DocketEntry(row["entry"], row["kind"], row["about"], json.loads(row["content"]), row["by"], at)


def _speaker_parts(speaker: Speaker) -> dict[str, str | bool | None]:
    parts: dict[str, str | bool | None] = {
        "name": speaker.name,
        "type": speaker.type.value,
        "entity": speaker.entity,
    }
    return parts | {"beside": True} if speaker.is_beside else parts


def _value_of(row: RowMapping) -> Value | None:
    if row["value_text"] is None:
        return None
    number = None if row["value_number"] is None else Decimal(row["value_number"])
    return Value(row["value_text"], number, row["value_unit"], Quantifier(row["value_qualifier"]))


def _when_of(row: RowMapping) -> When | None:
    if row["when_text"] is None:
        return None
    return When(row["when_text"], _date_of(row["when_from"]), _date_of(row["when_to"]))


def _date_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date_of(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
