"""Who replies for an office, and until when: where two chains of command are stated, nobody silences the other.

1. Of the asking side is whoever asked and, where two chains are stated, whoever is of the asker's chain, or of none:
   their words are no reply.
2. Words of another chain are a reply; of whom the asker admitted or stated, alone or through others, one that ends no
   waiting: nobody makes up the office that is asked.
3. The time to reply stands still while two chains of command are stated, and at most one of them can speak: that of
   whoever asked (where they have one), and those of whoever else in the case could reply. It begins anew, whole, on
   the day on which a second one can.
4. For the second one stand those who came without the asker; where never anybody did, those who were there before the
   question; where nobody was, anybody: who came by the asker's hand stands in for nobody who was there before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from ovillo.analysis.handling.questions import ASKING, MADE, REPLIED, Question
from ovillo.casework.access import act_of, may
from ovillo.casework.approvals.office import Office, after_each
from ovillo.casework.clocks.calendars import WorkingCalendar
from ovillo.domain.docket import DocketEntry
from ovillo.workflows.check_statements import REPLY_DAYS

CALENDAR: Final = WorkingCalendar("PE")
ZONE: Final = ZoneInfo("America/Lima")
"""Where the working days of that calendar begin and end."""
_BEFORE, _FREE = 1, 2
"""How whoever could reply came to be there: before the question, by the asker's hand; without the asker (rule 4)."""


def day_of(moment: datetime) -> date:
    """The day that a moment is where the office works."""
    return moment.astimezone(ZONE).date()


def last_day(moment: datetime) -> date:
    """Until when an office may reply that is asked now."""
    return CALENDAR.after_working(day_of(moment), REPLY_DAYS)


def is_asking(held: Office, question: Question, actor: str) -> bool:
    """Whether this person is of the asking side (rule 1); one name in other capitals is one name."""
    chain = held.chain_of(actor)
    is_side = chain == held.chain_of(question.by) if chain else held.applies
    return is_side or actor.casefold() == question.by.casefold()


def side_of(held: Office, question: Question, actor: str) -> str:
    """As it is kept beside their words: of the asking side, made by whoever asked, or nothing (rules 1 and 2)."""
    if is_asking(held, question, actor):
        return ASKING
    return MADE if held.applies and question.by in held.origins.makers_of(actor) else ""


def with_times(questions: Iterable[Question], entries: Sequence[DocketEntry]) -> Sequence[Question]:
    """The questions, each with the time that its office has (rules 3 and 4).

    Args:
        questions: as they were opened.
        entries: of the docket, all kinds that bear on approvals.
    """
    asked = list(questions)
    if not any(each.closed is None for each in asked):
        return asked
    steps = list(after_each(entries))
    return [each if each.closed is not None else _with_time(each, steps) for each in asked]


def _with_time(question: Question, steps: Iterable[tuple[DocketEntry, Office]]) -> Question:
    before: set[str] = set()
    needed = 0
    stands = False
    until = question.reply_until
    for entry, office in steps:
        able = _able(office, question)
        if entry.number < question.number:
            before |= set(able)
        ranks = {name: _FREE if is_free else int(name in before) for name, is_free in able.items()}
        needed = max(needed, *(rank for rank in (_BEFORE, _FREE) if _are_two(office, question, ranks, rank)), 0)
        stood, stands = stands, office.applies and not _are_two(office, question, ranks, needed)
        if stood and not stands and entry.number > question.number:
            until = max(until, last_day(entry.at))
    return replace(question, reply_until=until, stands_still=stands)


def _able(office: Office, question: Question) -> dict[str, bool]:
    """Who of no asking side could reply, each with whether they came without the asker."""
    if not office.applies:
        return {}
    sides = {
        each.name: side_of(office, question, each.name)
        for each in office.units.officials
        if office.may_sign(each.name) and may(office.members, each.name, act_of(REPLIED))
    }
    return {name: side != MADE for name, side in sides.items() if side != ASKING}


def _are_two(office: Office, question: Question, ranks: Mapping[str, int], least: int) -> bool:
    """Whether two chains of command can speak, by those of this rank or above it (rule 4)."""
    chains = {office.chain_of(name) for name, rank in ranks.items() if rank >= least}
    return len({*chains, office.chain_of(question.by)} - {""}) > 1
