"""`state`: what a person reads from a document, or reads otherwise than an extractor did."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from ovillo.casework import by_hand
from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.domain.errors import UsageError
from ovillo.domain.judgements import Judgement, Verdict
from ovillo.domain.messages import mark
from ovillo.domain.statements import KIND_OF, Speaker, Standing, Statement, Value, When
from ovillo.interfaces.record import Record, RecordReader
from ovillo.workflows.views import StatementNotFoundError, read_by_hand, statement_named

AMENDED = mark("Amended by hand.")
TAKEN_BACK = mark("Taken back by its author.")
NO_PLACE = mark("The words of a statement are a part of its document. Select them in its text.")
_NO_ONE = mark("A statement is about somebody or something. Name who does it, or to whom it is done.")
_NOT_NAMED = mark("The document does not hold that name as it is written. Copy the name from its text.")
_NO_PREDICATE = mark("That is no predicate of the list. Choose one of it.")
_NO_NUMBER = mark("That is no number. Write digits, such as 1200.50.")
_WRONG_DAYS = mark("The last day lies before the first. Give them the other way round.")


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as a person fills it in: names as the text writes them, or ids of entities of the document."""

    document: str
    start: int
    end: int
    predicate: str
    standing: Standing
    negated: bool = False
    subject: str = ""
    subject_type: EntityType = EntityType.PERSON
    object: str = ""
    object_type: EntityType = EntityType.PERSON
    where: str = ""
    value: str = ""
    number: str = ""
    unit: str = ""
    since: date | None = None
    until: date | None = None


def state(
    record: Record, draft: Draft, *, actor: str, now: Callable[[], datetime], supersedes: str | None = None
) -> Statement:
    """The new statement; the one that it supersedes is rejected in the same transaction.

    Raises:
        UsageError: a part of it does not fit the document or the list of predicates.
        DocumentNotFoundError: there is no such document.
        StatementNotFoundError: there is none to supersede.
    """
    at = now()
    with record.writing(actor=actor, at=at) as writer:
        document = writer.document(draft.document)
        known = {each.id: each for each in _entities_of(writer, document.id)}
        statement, new = _made(draft, document, known, actor)
        old = statement_named(writer, supersedes) if supersedes else None
        content = by_hand.content_of(statement, new=new, supersedes=old)
        writer.enter(by_hand.KIND, statement.id, content)
        if old:
            writer.judge(_rejection(old, AMENDED, actor, at))
    return statement


def take_back(record: Record, target: str, *, actor: str, now: Callable[[], datetime]) -> str:
    """The id of one's own statement by hand, now rejected; what it superseded stands as before.

    Raises:
        StatementNotFoundError: this person made none that is called so.
    """
    at = now()
    with record.writing(actor=actor, at=at) as writer:
        made = [each for each in writer.docket(by_hand.KIND) if each.about == target and each.by == actor]
        if not made:
            raise StatementNotFoundError(id=target)
        writer.judge(_rejection(target, TAKEN_BACK, actor, at))
        old = made[-1].content.get("supersedes")
        for each in writer.judgements():
            if (each.left, each.right, each.by, each.undone_by) == (old, None, actor, None) and each.reason == AMENDED:
                writer.undo(each.id, reason=TAKEN_BACK)
    return target


def _rejection(statement: str, reason: str, actor: str, at: datetime) -> Judgement:
    id_ = identity("judgement", statement, None, Verdict.REJECT.value, actor, reason, at.isoformat())
    return Judgement(id_, Verdict.REJECT, statement, None, actor, reason, at)


def _entities_of(reader: RecordReader, document: str) -> list[DocumentEntity]:
    read = tuple(reader.entities())
    return [each for each in (*read, *read_by_hand(reader, read).entities) if each.document == document]


def _made(
    draft: Draft, document: Document, known: dict[str, DocumentEntity], actor: str
) -> tuple[Statement, list[DocumentEntity]]:
    if not 0 <= draft.start < draft.end <= len(document.text) or not document.text[draft.start : draft.end].strip():
        raise UsageError(problem=NO_PLACE)
    if draft.predicate not in KIND_OF:
        raise UsageError(problem=_NO_PREDICATE)
    new: list[DocumentEntity] = []
    subject = _named(draft, draft.subject, draft.subject_type, document, known, new)
    target = _named(draft, draft.object, draft.object_type, document, known, new)
    where = _named(draft, draft.where, EntityType.PLACE, document, known, new)
    if subject is None and target is None:
        raise UsageError(problem=_NO_ONE)
    publisher = document.details.publisher
    statement = Statement(
        document=document.id,
        predicate=draft.predicate,
        standing=draft.standing,
        start=draft.start,
        end=draft.end,
        quote=document.text[draft.start : draft.end],
        extractor=by_hand.extractor_of(actor),
        subject=subject,
        object=target,
        where=where,
        value=_value(draft),
        when=_when(draft),
        negated=draft.negated,
        speakers=(Speaker(publisher, EntityType.ORGANISATION),) if publisher else (),
    )
    return statement, new


def _named(
    draft: Draft,
    name: str,
    kind: EntityType,
    document: Document,
    known: dict[str, DocumentEntity],
    new: list[DocumentEntity],
) -> DocumentEntity | None:
    """The entity of this id or name: in the quote rather than before it, before it rather than after it."""
    wanted = name.strip()
    if not wanted:
        return None
    if wanted in known:
        return known[wanted]
    named = [each for each in known.values() if each.name == wanted and each.type is kind]
    if named:
        return min(named, key=lambda each: each.id)
    text = document.text
    place = text.find(wanted, draft.start, draft.end)
    place = place if place >= 0 else text.find(wanted)
    if place < 0:
        raise UsageError(problem=_NOT_NAMED)
    made = by_hand.entity_at(document, place, place + len(wanted), kind)
    if made.id not in known:
        known[made.id] = made
        new.append(made)
    return known[made.id]


def _value(draft: Draft) -> Value | None:
    text, number = draft.value.strip(), draft.number.strip().replace(",", "")
    if not text and not number:
        return None
    try:
        amount = Decimal(number) if number else None
    except InvalidOperation as error:
        raise UsageError(problem=_NO_NUMBER) from error
    if amount is not None and not amount.is_finite():
        raise UsageError(problem=_NO_NUMBER)
    return Value(text or number, amount, draft.unit.strip() or None)


def _when(draft: Draft) -> When | None:
    if draft.since is None and draft.until is None:
        return None
    if draft.since and draft.until and draft.until < draft.since:
        raise UsageError(problem=_WRONG_DAYS)
    days = [each.isoformat() for each in (draft.since, draft.until) if each]
    return When(" – ".join(dict.fromkeys(days)), draft.since, draft.until or draft.since)
