"""Who is called somebody's: in "X, sister of the detainee" and "X, the detainee's doctor" X is not the detainee."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_OPENING = 2
_LONGEST = 4
"""Tokens of the noun between the comma and "of"."""


def whom_it_owns(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> Draft | None:
    """The one named right before the comma before "sister of" the group, or before the group and its mark."""
    tokens, at = sentence.tokens, slot.first
    small = who.words["articles"] | who.words["definite"]
    while at > 0 and fold(tokens[at - 1].text) in small:
        at -= 1
    after = tokens[slot.last + 1].lower if slot.last + 1 < len(tokens) else ""
    is_of = at > 1 and fold(tokens[at - 1].text) in who.words["of"] | who.words["contracted"]
    if is_of:
        begin = next((n for n in range(at - 2, max(at - 2 - _LONGEST, 0), -1) if tokens[n].text == ","), -1)
    elif after in who.words["possessive_mark"] and at > 0 and tokens[at - 1].text == ",":
        begin = at - 1
    else:
        return None
    named = (other for other in row if other.run is not None and other.last == begin - 1)
    owner = next((other for other in named if other.draft.root.type is EntityType.PERSON), None)
    return owner.draft.root if owner is not None else None


def within_told(
    sentence: Sentence, row: Sequence[Slot], slot: Slot, owner: Draft | None, who: WhoWords
) -> Draft | None:
    """As in "X relató que Y entregó a su hija": nobody's where it may be of either, else of the one whose gender fits.

    Args:
        sentence: of the words.
        row: its groups.
        slot: the noun behind "su" or "her".
        owner: whom the words before name as whose it is.
        who: the words of the language.
    """
    if owner is None or _may_be_childs(row, slot, owner, who):
        return None
    own = [other for other in row if other.draft.root is owner and other.last < slot.first]
    if not own:
        return owner
    openers, ends = who.pronouns["relative"] | who.words["clause_openers"], {other.last for other in row}
    begin = own[-1].last + 2  # behind a verb: behind a noun or a comma it opens a clause about that
    that = [n for n in range(begin, slot.first) if fold(sentence.tokens[n].text) in openers and n - 1 not in ends]
    that = [n for n in that if sentence.tokens[n - 1].text != ","]
    told = [o for o in row if that and that[-1] < o.first and o.last < slot.first and _may_own(sentence, o, who)]
    others = {id(o.draft.root): o.draft.root for o in told if o.draft.root is not owner}
    if not others:
        return owner
    determiner = slot.role.determiner if slot.role is not None else None
    gender = {True: "m"}.get(determiner in who.words["possessives_male"])
    gender = gender or {True: "f"}.get(determiner in who.words["possessives_female"])
    one = next(iter(others.values()))
    is_sure = gender is not None and one.gender == gender and owner.root.gender not in {None, gender}
    is_sure = is_sure and fold(sentence.tokens[that[-1] - 1].text) not in who.words["complaining"]
    return one if is_sure and len(others) == 1 else None


def is_owner_himself(row: Sequence[Slot], slot: Slot, owner: Draft, who: WhoWords) -> bool:
    """As in "Su hija, X, dijo que su padre": whose daughter X is told to be is himself the father."""
    if slot.role is None:
        return False
    lemma, parents, children = slot.role.role.lemma, who.words["parents"], who.words["own_children"]
    partner = "partner" in slot.role.role.categories
    for other in row:
        if other.last >= slot.first or other.possessor is not owner or other.role is None:
            continue
        kin = other.role.role.lemma
        is_line = (lemma in parents and kin in children) or (lemma in children and kin in parents)
        if is_line or (partner and "partner" in other.role.role.categories):
            return True
    return False


def is_said_of(sentence: Sentence, row: Sequence[Slot], slot: Slot, owner: Draft, who: WhoWords) -> bool:
    """As in "The man held on Sunday is his driver": of whom the copula right before the noun may say it is no owner."""
    at = _copula_before(sentence, slot, who)
    return any(other.last < at and other.draft.root is owner for other in row)


def told_to_be(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> Slot | None:
    """X in "X is her nephew", "X, que es su sobrino": of whom the noun behind the copula is said."""
    at = _copula_before(sentence, slot, who)
    while at > 0 and (sentence.tokens[at - 1].text == "," or fold(sentence.tokens[at - 1].text) in _passed(who)):
        at -= 1
    return (
        next((o for o in row if o.last == at - 1 and o.draft.root.type is EntityType.PERSON), None) if at > 0 else None
    )


def _copula_before(sentence: Sentence, slot: Slot, who: WhoWords) -> int:
    """The copula right before the noun and its possessive; 0 where none stands."""
    at = slot.first - int(fold(sentence.tokens[slot.first].text) not in who.words["possessives"]) - 1
    return at if at > 0 and fold(sentence.tokens[at].text) in who.words["be"] | who.words["would_be"] else 0


def _passed(who: WhoWords) -> frozenset[str]:
    return who.pronouns["relative"] | who.words["unsure"]


def _may_own(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Whether it is a person whom no preposition ties to a word before."""
    before = fold(sentence.tokens[slot.first - 1].text) if slot.first else ""
    is_person = slot.draft.root.type is EntityType.PERSON and not slot.is_plural
    return is_person and before not in who.words["prepositions"]


def _may_be_childs(row: Sequence[Slot], slot: Slot, owner: Draft, who: WhoWords) -> bool:
    """As in "X gave the girl to her mother", "X separó a la niña de su madre": the child's mother as well as X's."""
    if slot.role is None or slot.role.role.lemma not in who.words["parents"]:
        return False
    begin = max((other.last for other in row if other.draft.root is owner and other.last < slot.first), default=-1)
    is_hers = slot.role.determiner in who.words["possessives_female"]
    is_his = slot.role.determiner in who.words["possessives_male"]
    return any(
        begin < other.first
        and other.last < slot.first
        and other.role is not None
        and other.role.role.lemma in who.words["infants"] | who.words["small_ones"]
        and not (is_hers and other.gender == "m")
        and not (is_his and other.gender == "f")
        for other in row
    )


def is_owned(row: Sequence[Slot], draft: Draft, who: WhoWords) -> bool:
    """As in "his lawyer": whether a word of owning stands before the noun for `draft`, whom nobody names there."""
    roles = (slot.role for slot in row if slot.draft.root is draft and slot.role is not None and slot.run is None)
    return any(role.determiner in who.words["possessives"] for role in roles)


def owned_by_another(row: Sequence[Slot], draft: Draft, who: WhoWords) -> Slot | None:
    """As in "his lawyer said he": the one without a name who is told as somebody's, who may be meant as well."""
    owned = (slot for slot in row if slot.draft.root is draft and slot.role is not None and slot.run is None)
    return next((s for s in owned if s.role is not None and s.role.determiner in who.words["possessives"]), None)


def opens_with_owner(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> bool:
    """Whether the first whom it names is whose the second is: "Ana Quilla's mother"."""
    if len(row) < 2 or row[0].first > _OPENING:
        return False
    between = sentence.tokens[row[0].last + 1 : row[1].first]
    return len(between) == 1 and between[0].lower in who.words["possessive_mark"]


def owner_of_row(sentence: Sentence, row: Sequence[Slot], slot: Slot, determiner: str, who: WhoWords) -> Draft | None:
    """As in "su esposo, A, y su hermano, B": whose the one is, the other is."""
    before = fold(sentence.tokens[slot.first - 1].text) if slot.first else ""
    earlier = [o for o in row if o.last < slot.first and o.possessor is not None and o.role is not None]
    if before not in who.words["and"] or not earlier or earlier[-1].role is None:
        return None
    return earlier[-1].possessor if earlier[-1].role.determiner == determiner else None


def is_too_young(owner: Draft, lemma: str, who: WhoWords) -> bool:
    """As in "with the baby … her daughter": a baby has no daughter or husband."""
    return lemma in who.words["descendants"] and bool(owner.root.roles & who.words["infants"])
