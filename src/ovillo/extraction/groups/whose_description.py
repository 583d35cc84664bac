"""Whom a description goes on about once it has named somebody else: "X, lawyer for Y, the leader of the gang".

What stands behind Y is told of Y, or of nobody who could be named; only a noun of the gender of X alone is told of X.
"""

from collections.abc import Mapping, Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.role_ends import is_of_number
from ovillo.extraction.groups.slots import Part, Slot
from ovillo.extraction.text.spans import Token
from ovillo.extraction.words.who_words import WhoWords

_POSTS = frozenset({"office", "occupation", "leader", "member"})


def is_of_whom_it_names(by_first: Mapping[int, Slot], slot: Slot, parts: Sequence[Part], part: Part) -> bool:
    """Whether `part` stands behind somebody whom the parts before it name as another than the bearer of `slot`."""
    roles = [range(p.slot.first, p.last + 1) for p in parts if p.slot is not None]
    named = [
        other
        for first, other in by_first.items()
        if any(first in role for role in roles) and other.run is not None and other.draft.root.type is EntityType.PERSON
    ]
    named = [other for other in named if other.draft.root is not slot.draft.root]
    if not named:
        return False
    gender = part.slot.gender if part.slot is not None else None
    is_own = gender is not None and gender == slot.gender and named[-1].gender not in {None, gender}
    return not is_own


def opens_another(tokens: Sequence[Token], by_first: Mapping[int, Slot], at: int, before: Part, who: WhoWords) -> bool:
    """As in "X, 45, and a girl aged 15": somebody else; with "a nurse and a midwife" more is said of the same one."""
    group = by_first[at].role if at in by_first and by_first[at].run is None else None
    if group is None or group.determiner not in who.words["indefinite"]:
        return False
    if before.kind == "role" and is_of_number(tokens, by_first[at].last, who):
        return tokens[at - 2].text == ","  # "X, a nurse, and a mother of two": another
    return before.kind != "role" or not group.role.categories & _POSTS
