"""Cases on disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ovillo.interfaces.left_out import TELL
from ovillo.interfaces.record import Originals, Record
from ovillo.settings import settings_from
from ovillo.storage import cases
from ovillo.storage.kept_heads import FolderHeads
from ovillo.storage.originals import open_originals
from ovillo.wiring.witnesses import ask
from ovillo.workflows.access import GuardedRecord
from ovillo.workflows.acknowledged import WitnessedRecord
from ovillo.workflows.guarded import GuardedOriginals, guard, need_to_know
from ovillo.workflows.settled import left_out


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case and where it is."""

    folder: Path
    record: Record
    originals: Originals


@contextmanager
def create_case(
    folder: Path, *, name: str, actor: str, at: datetime, database: str | None = None
) -> Iterator[OpenCase]:
    """A new case, closed at the end of the block; its record on the server of that address, else in the folder."""
    made = cases.create_case(folder, name=name, actor=actor, at=at, database=database or cases.SQLITE)
    record = WitnessedRecord(made, FolderHeads(folder), ask)
    try:
        yield OpenCase(folder, record, open_originals(folder))
    finally:
        record.close()


@contextmanager
def open_case(folder: Path, *, purpose: str = "") -> Iterator[OpenCase]:
    """An existing case as whoever runs the program may use it, closed at the end of the block.

    Where it was read and something still waits for guardians at the end, that is told.

    Args:
        folder: of the case.
        purpose: what the names of protected people are needed for; else what the settings say.
    """
    with open_whole_case(folder, purpose=purpose) as opened:
        yield opened
        guarded = need_to_know(opened.record)
        if guarded.known.has_read and (waits := left_out(guarded)):
            TELL.get()(waits)


@contextmanager
def open_whole_case(folder: Path, *, purpose: str = "") -> Iterator[OpenCase]:
    """The same for what is done with all that is in the folder, what waits included: nothing of that is told.

    Args:
        folder: of the case.
        purpose: what the names of protected people are needed for; else what the settings say.
    """
    record = witnessed_record(folder)
    who = settings_from(os.environ)
    guarded = guard(record, who.actor, purpose=purpose or who.purpose)
    try:
        yield OpenCase(folder, guarded, GuardedOriginals(open_originals(folder), guarded))
    finally:
        record.close()


@contextmanager
def open_case_for_all(folder: Path) -> Iterator[OpenCase]:
    """An existing case before anybody is known, for a surface that guards it for each of its people."""
    record = witnessed_record(folder)
    try:
        yield OpenCase(folder, record, open_originals(folder))
    finally:
        record.close()


def witnessed_record(folder: Path) -> WitnessedRecord:
    """The record of a case, whose writes wait for its guardians where it has some. Close it."""
    return WitnessedRecord(cases.open_case(folder), FolderHeads(folder), ask)


def witnessed_in(opened: OpenCase) -> WitnessedRecord:
    """What of an open case waits for guardians, below what guards it."""
    inner = opened.record.record if isinstance(opened.record, GuardedRecord) else opened.record
    assert isinstance(inner, WitnessedRecord)
    return inner


def holds_password(database: str) -> bool:
    """Whether this address, which was used, has a password in it: that is never kept."""
    if database == cases.SQLITE:
        return False
    from ovillo.storage.engines.postgresql_address import parse_address  # noqa: PLC0415 - an extra

    return "password" in parse_address(database).parameters
