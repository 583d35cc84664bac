"""A unit opens a case, and whoever opens it for the unit is its first owner."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ovillo.casework.access import Role
from ovillo.domain.errors import UsageError
from ovillo.interfaces.record import Record
from ovillo.storage.cases import create_case
from ovillo.testing.invented import ACTOR, AT
from ovillo.workflows.access import list_members
from ovillo.workflows.opening import open_for_unit, opened_by


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = create_case(tmp_path / "case", name="Caso", actor=ACTOR, at=AT)
    yield made
    made.close()


def now() -> datetime:
    return AT


def test_a_unit_opens_a_case(record: Record) -> None:
    open_for_unit(record, " División Uno ", actor=ACTOR, now=now)

    opening = opened_by(record)
    assert opening is not None
    assert (opening.unit, opening.official) == ("División Uno", ACTOR)
    assert list_members(record) == {ACTOR: Role.OWNER}


def test_the_first_is_who_opened_it(record: Record) -> None:
    open_for_unit(record, "División Uno", actor=ACTOR, now=now)
    open_for_unit(record, "División Dos", actor=ACTOR, now=now)

    opening = opened_by(record)
    assert opening is not None
    assert opening.unit == "División Uno"


def test_a_unit_has_a_name(record: Record) -> None:
    with pytest.raises(UsageError):
        open_for_unit(record, " ", actor=ACTOR, now=now)

    assert opened_by(record) is None
    assert list_members(record) == {}
