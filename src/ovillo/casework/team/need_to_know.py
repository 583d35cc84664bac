"""The one decision on access, the same for every surface: roles, compartments and recusal together.

1. A case without members belongs to whoever opens its folder. Of a joint case, only members see anything.
2. An open question about a tie comes before everything; whoever is recused reads what they could before, and no more.
3. What lies in a compartment is for those in it, whatever their role: an owner is no exception.
4. Then the role decides, as `casework.access` says.
5. Whoever has no need to know is told one sentence, whether there is anything behind it or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ovillo.casework.access import NEEDED, Act, Role
from ovillo.casework.recusal.standing import DECLARE_FIRST, NO_ACCESS, WAITS
from ovillo.domain.recusal import Position, Standing

_RANKS: Final = {role: rank for rank, role in enumerate(Role)}
_FREE: Final = Position(Standing.FREE)


class Refusal(StrEnum):
    """Why not. None of them says whether there is anything behind it."""

    NO_NEED = "no_need"
    DECLARE_FIRST = "declare_first"
    WAITS = "waits"
    ROLE = "role"


SENTENCES: Final[Mapping[Refusal, str]] = MappingProxyType(
    {Refusal.NO_NEED: NO_ACCESS, Refusal.DECLARE_FIRST: DECLARE_FIRST, Refusal.WAITS: WAITS}
)
"""What is told; where the role does not cover it, the sentence of whoever enforces roles."""


@dataclass(frozen=True, slots=True)
class Official:
    """Who asks."""

    role: Role | None
    """None: no member of this case."""
    compartments: frozenset[str] = frozenset()
    position: Position = _FREE


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked for."""

    is_joint: bool
    """Whether the case has members; one that has none is its folder's, and whoever opens it owns it."""
    entered: int | None = None
    """The number of its entry; None: the case as it is now."""
    compartment: str | None = None


def decide(official: Official, act: Act, thing: Thing) -> Refusal | None:
    """Why an official may not do this; None: they may."""
    role = official.role if thing.is_joint else Role.OWNER
    if role is None:
        return Refusal.NO_NEED
    standing = official.position.standing
    if standing is Standing.MUST_DECLARE:
        return Refusal.DECLARE_FIRST
    if standing is Standing.WAITS:
        return Refusal.WAITS
    if standing is Standing.RECUSED and not (act is Act.READ and _was_there(official, thing)):
        return Refusal.NO_NEED
    if thing.compartment is not None and thing.compartment not in official.compartments:
        return Refusal.NO_NEED
    return Refusal.ROLE if _RANKS[role] < _RANKS[NEEDED[act]] else None


def _was_there(official: Official, thing: Thing) -> bool:
    since = official.position.since
    return since is not None and thing.entered is not None and thing.entered < since
