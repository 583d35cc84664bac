"""`checks run --into`, `checks questions`, `checks reply`, `checks close`: a question has a right of reply.

Whatever a run opens goes into the docket of a case at once, each question once. Nobody closes their own, or early.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from ovillo.analysis.handling.questions import (
    CLOSED,
    KINDS,
    OPENED,
    REPLIED,
    Question,
    fold,
    opening,
    question_id,
)
from ovillo.casework.approvals.office import KINDS as OFFICE_KINDS
from ovillo.casework.approvals.office import fold as fold_office
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record
from ovillo.workflows.checks import Told
from ovillo.workflows.reply_times import day_of, is_asking, last_day, side_of, with_times

_SHORTEST_ID: Final = 8
Clock = Callable[[], datetime]


class QuestionNotFoundError(OvilloError):
    code = "question_not_found"
    template = mark("No one question of this case begins with {id}. List them with: ovillo checks questions CASE")


class QuestionClosedError(OvilloError):
    code = "question_closed"
    template = mark("That question was closed before. Nothing was changed.")


class OwnQuestionError(OvilloError):
    code = "own_question"
    template = mark(
        "Whoever opened a question, or replied to it, does not close it. Somebody else of the case must look at it."
    )


class ReplyAwaitedError(OvilloError):
    code = "reply_awaited"
    template = mark(
        "The office has until {day} to reply, and has not replied. Close the question after its reply or then."
    )


class ReplyImpossibleError(OvilloError):
    code = "reply_impossible"
    template = mark(
        "At most one chain of command can speak here, apart from those whom the asker put into the case. The time to "
        "reply stands still, and begins anew once a second one can."
    )


class WordsNeededError(UsageError):
    code = "words_needed"
    template = mark("A reply and a closing have words. Give them with --text.")


def open_questions(record: Record, told: Sequence[tuple[Told, bytes]], *, actor: str, now: Clock) -> Sequence[Question]:
    """The questions that a run opens, now in the docket; those that were there before are not entered again.

    Args:
        record: of the case.
        told: what each table says within the run, and the table's bytes.
        actor: who asks.
        now: the time.
    """
    moment = now()
    until = last_day(moment)
    asked = []
    with record.writing(actor=actor, at=moment) as writer:
        known = {each.id for each in fold(writer.docket(*KINDS))}
        for each, content in told:
            if not each.opens:
                continue
            sha256 = hashlib.sha256(content).hexdigest()
            about = question_id(each.check, sha256, each.rows)
            asked.append(about)
            if about in known:
                continue
            known.add(about)
            kept = opening(
                check=each.check,
                table=Path(each.place).name,
                table_sha256=sha256,
                rows=each.rows,
                sentences=[*each.by_rule, *each.by_chance],
                findings=each.findings,
                reply_until=until,
            )
            writer.enter(OPENED, about, kept)
        questions = {each.id: each for each in fold(writer.docket(*KINDS))}
    return [questions[each] for each in dict.fromkeys(asked)]


def questions(record: Record) -> Sequence[Question]:
    """All questions of a case, in the order in which they were opened."""
    with record.reading() as reader:
        return with_times(fold(reader.docket(*KINDS)), reader.docket(*OFFICE_KINDS))


def questions_asked(record: Record, actor: str) -> frozenset[str]:
    """Ids of the questions of whose asking side this person is: nothing that they write is a reply of the office."""
    with record.reading() as reader:
        held = fold_office(reader.docket(*OFFICE_KINDS))
        return frozenset(each.id for each in fold(reader.docket(*KINDS)) if is_asking(held, each, actor))


def reply(record: Record, which: str, text: str, *, actor: str, now: Clock) -> Question:
    """The question with one reply more, however late; of the side that asked it is a note, and ends no waiting.

    Raises:
        QuestionNotFoundError, QuestionClosedError, WordsNeededError: nothing was written.
    """
    return _enter(record, which, REPLIED, text, actor=actor, now=now)


def close(record: Record, which: str, text: str, *, actor: str, now: Clock) -> Question:
    """The question, closed with a reason.

    Raises:
        QuestionNotFoundError, QuestionClosedError, WordsNeededError: nothing was written.
        OwnQuestionError: by whoever opened it or replied to it.
        ReplyAwaitedError: before a reply of the office, and before the day until which it may come is over.
    """
    return _enter(record, which, CLOSED, text, actor=actor, now=now)


def _enter(record: Record, which: str, kind: str, text: str, *, actor: str, now: Clock) -> Question:
    words = " ".join(text.split())
    if not words:
        raise WordsNeededError
    moment = now()
    with record.writing(actor=actor, at=moment) as writer:
        docket = writer.docket(*OFFICE_KINDS)
        question = _found(with_times(fold(writer.docket(*KINDS)), docket), which)
        if question.closed is not None:
            raise QuestionClosedError
        if kind == CLOSED and question.has_part(actor):
            raise OwnQuestionError
        if kind == CLOSED and not question.may_close(actor, day_of(moment)):
            raise ReplyImpossibleError if question.stands_still else ReplyAwaitedError(day=question.reply_until)
        held = fold_office(docket)
        side = side_of(held, question, actor) if kind == REPLIED else ""
        writer.enter(kind, question.id, {"text": words, **({"side": side} if side else {})})
        return _found(with_times(fold(writer.docket(*KINDS)), docket), question.id)


def _found(known: Sequence[Question], which: str) -> Question:
    found = [each for each in known if len(which) >= _SHORTEST_ID and each.id.startswith(which.lower())]
    if len(found) != 1:
        raise QuestionNotFoundError(id=which)
    return found[0]
