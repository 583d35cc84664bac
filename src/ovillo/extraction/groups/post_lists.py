"""Lists of people in which the post stands before each name: "the mayor, X, the chief of police, Y, and a nurse".

1. The one before has a noun with "the" right before the name, or parted from it by a comma.
2. The next noun with "the" is then of the name that a comma parts from it, and never of the one before.
3. So it is with "a": "a nurse, X, a doctor, Y, and a driver, Z", where "a" opens the noun of the one before too.
"""

from collections.abc import Mapping, Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.role_ends import CLOSERS, end_of_role
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Token
from ovillo.extraction.words.who_words import WhoWords

_KIN = frozenset({"relative", "partner"})


def is_in_list(tokens: Sequence[Token], last: int, who: WhoWords) -> bool:
    """Whether roles follow one another: "a prosecutor, an investigator, and an advocate"."""
    after = [fold(token.text) for token in tokens[last + 1 : last + 3]]
    return not after or after[0] != "," or any(word in who.words["and"] for word in after)


def is_of_next(
    tokens: Sequence[Token], by_first: Mapping[int, Slot], subject: Slot, role: Slot, last: int, who: WhoWords
) -> bool:
    """Whether this role, which stands behind the subject, says who the next name is."""
    name = by_first.get(last + 2)
    if subject.run is None or role.role is None or name is None or tokens[last + 1].text != ",":
        return False
    is_owned = role.first > 0 and tokens[role.first - 1].lower in who.words["possessive_mark"]  # "the mayor's wife, Y"
    is_kin = bool(role.role.role.categories & _KIN) and not is_owned
    is_certain = is_owned or role.role.determiner in who.words["definite"] | who.words["indefinite"]
    is_named = name.run is not None and name.draft.root.type is EntityType.PERSON
    is_other = is_named and name.draft.root is not subject.draft.root
    if is_kin or not is_other or not is_certain or _is_of_somebody(role):
        return False
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    is_closed = after is None or after.text in CLOSERS or fold(after.text) in who.words["and"]
    if role.role.determiner in who.words["indefinite"]:
        return is_closed and _follows_noun(tokens, by_first, subject, who)
    return is_closed and _follows_post(tokens, by_first, subject, who)


def _is_of_somebody(role: Slot) -> bool:
    return role.complement is not None and role.complement.draft.root.type is EntityType.PERSON


def _follows_post(tokens: Sequence[Token], by_first: Mapping[int, Slot], subject: Slot, who: WhoWords) -> bool:
    """Rule 1."""
    own = subject.role
    if own is not None and own.first < (subject.run.first if subject.run else own.first):
        return own.determiner in who.words["definite"] | who.words["possessives"]  # "la jueza X", "her deputy X"
    for slot in by_first.values():
        is_noun = slot.run is None and slot.role is not None and not slot.is_plural and slot.last < subject.first
        if not is_noun or slot.draft.root.type is not EntityType.PERSON:
            continue
        end = end_of_role(tokens, by_first, slot, who)
        if subject.first - end in (1, 2) and (subject.first - end == 1 or tokens[end + 1].text == ","):
            return True
    return False


def _follows_noun(tokens: Sequence[Token], by_first: Mapping[int, Slot], subject: Slot, who: WhoWords) -> bool:
    """Rule 3."""
    for slot in by_first.values():
        is_noun = slot.run is None and slot.role is not None and slot.last < subject.first
        if is_noun and slot.role is not None and slot.role.determiner in who.words["indefinite"]:
            end = end_of_role(tokens, by_first, slot, who)
            if subject.first - end == len((",", "X")) and tokens[end + 1].text == ",":
                return True
    return False
