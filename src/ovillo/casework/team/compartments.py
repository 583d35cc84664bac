"""Who is in which compartment, folded from the docket.

1. Into a compartment lets who is in it; into an empty one lets a reviewer or an owner, or anybody in one person's case.
2. Whoever is in it lets out, and everybody leaves by themselves. Who leaves the case leaves every compartment.
3. Capitals make no other compartment: whoever is kept out of one would else found a second of its name.
4. An entry that these rules do not allow changes nothing: no owner opens a compartment for themselves.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ovillo.casework.access import MEMBERSHIP, Act, Role, may
from ovillo.casework.access import fold as fold_members
from ovillo.domain.docket import DocketEntry

ENTERED: Final = "compartment_entered"
LEFT: Final = "compartment_left"
COMPARTMENT_KINDS: Final = (ENTERED, LEFT)
DEFAULT_COMPARTMENT: Final = "protected"
"""Of whom a statement marks, until somebody decides."""


def may_let_in(by: str, inside: frozenset[str], members: Mapping[str, Role]) -> bool:
    """Whether this person may let somebody into a compartment where these people are."""
    return by in inside if inside else may(members, by, Act.WORK)


def compartment_called(name: str, entries: Iterable[DocketEntry]) -> str:
    """The compartment that somebody means: of one that is there capitals make no other; else the name as it is.

    Args:
        name: as somebody wrote it.
        entries: those that name compartments, in the order of the ledger.
    """
    said = name.strip()
    known = [DEFAULT_COMPARTMENT, *(str(each.content.get("compartment", "")) for each in entries)]
    return said if said in known else next((each for each in known if _folded(each) == _folded(said)), said)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def fold_compartments(entries: Sequence[DocketEntry]) -> Mapping[str, frozenset[str]]:
    """The people in each compartment, by its name; of a case with members, members only.

    Args:
        entries: in the order of the ledger, memberships among them.
    """
    inside: dict[str, set[str]] = defaultdict(set)
    so_far: list[DocketEntry] = []
    members: Mapping[str, Role] = {}
    for entry in entries:
        compartment = str(entry.content.get("compartment", ""))
        if entry.kind == MEMBERSHIP:
            so_far.append(entry)
            members = fold_members(so_far)
            for people in inside.values():
                people.intersection_update(members or people)
        elif entry.kind == ENTERED and may_let_in(entry.by, frozenset(inside[compartment]), members):
            if not members or entry.about in members:
                inside[compartment].add(entry.about)
        elif entry.kind == LEFT and entry.by in {entry.about, *inside[compartment]}:
            inside[compartment].discard(entry.about)
    return {name: frozenset(people) for name, people in sorted(inside.items()) if people}
