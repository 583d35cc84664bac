"""What waits for the guardians of a case gives nobody anything; what takes a right away holds at once."""

from collections.abc import Iterable, Sequence
from typing import Final

from ovillo.casework.access import MEMBERSHIP, Role, fold
from ovillo.casework.approvals.office import KEY_ENTERED, SIGNED
from ovillo.casework.recusal.standing import LIFTED
from ovillo.casework.team.compartments import ENTERED
from ovillo.casework.team.units import UNITS_STATED
from ovillo.domain.docket import DocketEntry

_GIVING: Final = frozenset({KEY_ENTERED, SIGNED, LIFTED, UNITS_STATED, ENTERED})
_ROLES: Final[Sequence[Role | None]] = (None, *Role)


def in_effect(entries: Iterable[DocketEntry], settled: int) -> Sequence[DocketEntry]:
    """The entries without those that wait and would give somebody a key, a signature, a unit or a right.

    The first member of a case counts at once: that takes the case from everybody else.
    """
    held: list[DocketEntry] = []
    for entry in entries:
        if entry.number < settled or not _gives(entry, held):
            held.append(entry)
    return held


def _gives(entry: DocketEntry, before: Sequence[DocketEntry]) -> bool:
    if entry.kind != MEMBERSHIP:
        return entry.kind in _GIVING
    members = fold(before)
    if not members:
        return False
    after = fold([*before, entry]).get(entry.about)
    return _ROLES.index(after) > _ROLES.index(members.get(entry.about))
