"""`new --unit`: a unit opens a case, and who opens it owns it."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from ovillo.casework.access import Role
from ovillo.casework.team.opening import CASE_OPENED, fold
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.teamwork import Opening
from ovillo.interfaces.record import Record
from ovillo.workflows.access import set_member

_NO_UNIT: Final = mark("A unit has a name. Give it.")


def unit_named(unit: str) -> str:
    """The name as it is kept.

    Raises:
        UsageError: it is empty.
    """
    if not unit.strip():
        raise UsageError(problem=_NO_UNIT)
    return unit.strip()


def open_for_unit(record: Record, unit: str, *, actor: str, now: Callable[[], datetime]) -> None:
    """The case is this unit's from here on, and joint: who opens it is its first owner.

    Raises:
        UsageError: the unit has no name.
    """
    named = unit_named(unit)
    set_member(record, actor, Role.OWNER, actor=actor, now=now)
    with record.writing(actor=actor, at=now()) as writer:
        writer.enter(CASE_OPENED, named, {})


def opened_by(record: Record) -> Opening | None:
    """Which unit opened the case; None where nobody said it."""
    with record.reading() as reader:
        return fold(reader.docket(CASE_OPENED))
