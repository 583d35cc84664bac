"""`calls`: one question about a bare table of calls, with how the table was read and the rows that each line rests on.

Nothing is written anywhere, and no two numbers are joined.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ovillo.analysis.calls import (
    Burst,
    Change,
    ContactPair,
    Copresence,
    contact_pairs,
    find_bursts,
    find_bursts_around,
    find_changes,
    find_copresence,
)
from ovillo.domain.calls import CallTable
from ovillo.domain.errors import CallProfileUnknownError, ZoneUnknownError
from ovillo.domain.messages import mark
from ovillo.reading.calls import Profile, built_in_profiles, profile_of_columns, read_calls


class CallQuestion(StrEnum):
    """What is asked of a table of calls."""

    CONTACTS = "contacts"
    CHANGE_OF_NUMBER = "change-of-number"
    BURSTS = "bursts"
    CO_PRESENCE = "co-presence"


@dataclass(frozen=True, slots=True)
class CallAnswer:
    """What a table says to one question."""

    question: CallQuestion
    table: CallTable
    found: Sequence[ContactPair | Change | Burst | Copresence]
    meaning: str
    """What the answer does not mean: a sentence that the catalogue translates."""


_MEANING: Mapping[CallQuestion, str] = {
    CallQuestion.CONTACTS: mark(
        "A call shows that two numbers were connected, not who spoke, nor about what; a number without calls here may "
        "have called elsewhere."
    ),
    CallQuestion.CHANGE_OF_NUMBER: mark(
        "Shared contacts suggest one person behind two numbers; an heir of the phone, a colleague or a relative shares "
        "them too. Nothing was joined."
    ),
    CallQuestion.BURSTS: mark(
        "Many calls on a day are many calls: a feast, a broken line or an illness makes them too. Calls come in runs, "
        "so that the chance given is too small."
    ),
    CallQuestion.CO_PRESENCE: mark(
        "A cell covers up to several kilometres: to be in one cell is not to have met. Neighbours and colleagues share "
        "cells more often than the chance level says."
    ),
}


def choose_profiles(name: str | None, columns: str | None) -> Sequence[Profile]:
    """The profiles that may fit: the one named or described, else all that come with the program.

    Raises:
        CallColumnsError: `columns` is not of the form field=column.
        CallProfileUnknownError: no profile has that name.
    """
    if columns is not None:
        return [profile_of_columns(columns)]
    known = built_in_profiles()
    if name is None:
        return list(known.values())
    if name not in known:
        raise CallProfileUnknownError(profiles=", ".join(known))
    return [known[name]]


def read_call_table(
    content: bytes,
    profiles: Sequence[Profile],
    *,
    file_name: str,
    country: str | None = None,
    zone: str | None = None,
) -> CallTable:
    """The calls of a file; numbers in E.164 where a country is given.

    Raises:
        CountryUnknownError: no numbering plan is known of the country.
        ZoneUnknownError: no such time zone.
        NotCallTableError: not a table of text.
        CallProfileNeededError: no profile fits, or two fit equally well.
    """
    if zone is not None:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ZoneUnknownError from error
    write_number = None
    if country is not None:
        from ovillo.reading.calls.phones import e164_of  # noqa: PLC0415 - loads the numbering plans of all countries

        write_number = e164_of(country)
    return read_calls(content, profiles, file_name=file_name, zone=zone, write_number=write_number)


def answer(
    table: CallTable, question: CallQuestion, *, around: date | None = None, days: int = 3, minutes: int = 10
) -> CallAnswer:
    """What the table says.

    Args:
        table: of calls.
        question: which.
        around: for bursts: the date to look around; None looks for busy days.
        days: how far around.
        minutes: for co-presence: how far apart two rows of one cell may be.
    """
    found: Sequence[ContactPair | Change | Burst | Copresence]
    match question:
        case CallQuestion.CONTACTS:
            found = contact_pairs(table.calls)
        case CallQuestion.CHANGE_OF_NUMBER:
            found = find_changes(table.calls)
        case CallQuestion.BURSTS:
            found = find_bursts(table.calls) if around is None else find_bursts_around(table.calls, around, days=days)
        case CallQuestion.CO_PRESENCE:
            found = find_copresence(table.calls, minutes=minutes)
    return CallAnswer(question, table, found, _MEANING[question])
