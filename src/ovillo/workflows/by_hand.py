"""`state`: what a person reads from a document, or reads otherwise than an extractor did."""

from collections.abc import Callable
from datetime import datetime

from ovillo.casework import by_hand
from ovillo.domain.canonical import identity
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.judgements import Judgement, Verdict
from ovillo.domain.messages import mark
from ovillo.domain.statements import Statement
from ovillo.interfaces.record import Record, RecordReader
from ovillo.resolution import part
from ovillo.workflows.drafts import Draft, made_of
from ovillo.workflows.views import StatementNotFoundError, read_by_hand, statement_named

AMENDED = mark("Amended by hand.")
TAKEN_BACK = mark("Taken back by its author.")


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
        entities = {each.id: each for each in _entities_of(writer, document.id)}
        old = statement_named(writer, supersedes) if supersedes else None
        read = _statement_of(writer, old) if old else None
        parted = part(tuple(entities.values()), (read,) if read else (), (document,), tuple(writer.judgements()))
        known = {each.id: each for each in parted.entities}
        made, new = made_of(draft, document, known, old=next(iter(parted.statements), None), actor=actor)
        statement = parted.as_read(made, entities)
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
        rejected = {
            _rejection(str(old), AMENDED, actor, each.at).id for each in made if (old := each.content.get("supersedes"))
        }
        for each in writer.judgements():
            if each.id in rejected and each.undone_by is None:
                writer.undo(each.id, reason=TAKEN_BACK)
    return target


def _statement_of(reader: RecordReader, id_: str) -> Statement | None:
    """The statement, from whoever read it."""
    by_people = read_by_hand(reader, tuple(reader.entities())).statements
    return next((each for each in (*by_people, *reader.statements()) if each.id == id_), None)


def _rejection(statement: str, reason: str, actor: str, at: datetime) -> Judgement:
    id_ = identity("judgement", statement, None, Verdict.REJECT.value, actor, reason, at.isoformat())
    return Judgement(id_, Verdict.REJECT, statement, None, actor, reason, at)


def _entities_of(reader: RecordReader, document: str) -> list[DocumentEntity]:
    read = tuple(reader.entities())
    return [each for each in (*read, *read_by_hand(reader, read).entities) if each.document == document]
