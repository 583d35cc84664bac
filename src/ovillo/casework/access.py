"""Who may do what in a case.

Rules:
1. A case without members belongs to whoever can open its folder: it is one person's.
2. With the first member it is theirs only: somebody who is none may nothing, whatever they can open.
3. A reader reads, and keeps charts of their own. A reviewer also judges, adds, and does what casework is. An owner also
   withdraws, restores, and says who the members are.
4. Members are entries of the docket. The first makes an owner; each later one counts only if an owner made it.
5. A case keeps an owner: who would be the last one is neither taken out nor given less.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from ovillo.domain.docket import DocketEntry

MEMBERSHIP: Final = "membership"
"""The kind of the entries; `about` is a person's name, `content` has `role`, null for somebody who leaves."""
KINDS_OF_READERS: Final = frozenset({"chart", "taken_out", "key_entered"})
"""A chart, that something was exported, the key of whoever enters it."""


class Role(StrEnum):
    """What a member is; each may all that the one before may."""

    READER = "reader"
    REVIEWER = "reviewer"
    OWNER = "owner"


class Act(StrEnum):
    """What somebody would do."""

    READ = "read"
    KEEP = "keep"
    """Something of their own, such as a chart."""
    WORK = "work"
    """Judge, add, and all casework."""
    GOVERN = "govern"
    """Withdraw, restore, say who the members are."""


NEEDED: Final[Mapping[Act, Role]] = {
    Act.READ: Role.READER,
    Act.KEEP: Role.READER,
    Act.WORK: Role.REVIEWER,
    Act.GOVERN: Role.OWNER,
}
_ORDER = tuple(Role)


def act_of(kind: str) -> Act:
    """What it is to make an entry of this kind in the docket."""
    if kind == MEMBERSHIP:
        return Act.GOVERN
    return Act.KEEP if kind in KINDS_OF_READERS else Act.WORK


def fold(entries: Sequence[DocketEntry]) -> Mapping[str, Role]:
    """The members and what each is, by name, in the order in which they came."""
    members: dict[str, Role] = {}
    for entry in entries:
        if entry.kind != MEMBERSHIP:
            continue
        role = _role_of(entry)
        if members:
            counts = members.get(entry.by) is Role.OWNER and not is_last_owner(members, entry.about, role)
        else:
            counts = role is Role.OWNER
        if counts and role is None:
            members.pop(entry.about, None)
        elif counts and role is not None:
            members[entry.about] = role
    return members


def _role_of(entry: DocketEntry) -> Role | None:
    given = entry.content.get("role")
    return Role(given) if isinstance(given, str) and given in set(Role) else None


def is_last_owner(members: Mapping[str, Role], name: str, role: Role | None) -> bool:
    """Whether the case would have no owner if this member became that."""
    owners = {each for each, held in members.items() if held is Role.OWNER}
    return owners == {name} and role is not Role.OWNER


def may(members: Mapping[str, Role], actor: str, act: Act) -> bool:
    """Whether this person may do that."""
    if not members:
        return True
    held = members.get(actor)
    return held is not None and _ORDER.index(held) >= _ORDER.index(NEEDED[act])
