"""What a role says of two: whose lawyer, wife or brother somebody is, what one leads, owns, belongs to or works for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Value
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import Role, WhoWords

_KIN = frozenset({"relative", "partner"})
_QUOTES = frozenset("\"'“”«»‘’")
_LINK = 2
"""Tokens between a role and what it is of: "of the"."""
_ONE_OF = 4
"""Tokens of "of one of the"."""
_OWNED = frozenset({EntityType.ORGANISATION, EntityType.PLACE, EntityType.THING, EntityType.VEHICLE})


@dataclass(slots=True)
class FactDraft:
    """A fact while entities are being put together."""

    predicate: str
    subject: Draft
    object: Draft | None
    value: Value | None
    start: int
    end: int
    is_certain: bool = True
    is_aside: bool = False
    """As in `PersonFact`."""


_WHOLE = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})


def read_ties(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> Iterator[FactDraft]:
    """As in "the lawyer of X", "X's wife, Y", "member of the network"."""
    slot = row[index]
    assert slot.role is not None
    other = slot.possessor
    before = fold(sentence.tokens[slot.first - 1].text) if slot.first else ""
    if before in who.words["be"] and slot.draft.root.level is NameLevel.ROLE and slot.role.role.categories & _KIN:
        return  # "she is the sister of X": the verb says who
    is_owner = slot.role.role.lemma in who.words["owners"]
    if before in who.words["as"] and is_owner and slot.draft.root.level is NameLevel.ROLE:
        return  # "figura como propietario de X": the verb says whose it is
    is_hedged = slot.role.is_hedged
    end = slot.last
    kind = EntityType.PERSON
    if other is None:
        found = complement_of(sentence, row, index, who) or _band_before(row, index, who)
        is_kin = "relative" in slot.role.role.categories and slot.draft.root.level is not NameLevel.ROLE
        if found is None or (found.is_plural and not (is_kin or found is _one_of(sentence, row, index, who))):
            return
        other, kind, end = found.draft, found.draft.root.type, max(found.last, slot.last)
        is_other = found.role is not None and found.role.is_hedged and kind is not EntityType.PERSON
        is_hedged = is_hedged or is_other  # "leader of the alleged ring"; not "husband of the accused X"
        begin = min(found.first, slot.first)
        is_seat = kind is EntityType.PLACE and not is_owner and is_premises(found, sentence, who)
        kind = EntityType.ORGANISATION if is_seat else kind  # "manager of the hotel X"
    else:
        begin = slot.first
    after = fold(sentence.tokens[end + 1].text) if end + 1 < len(sentence.tokens) else ""
    if other.root is slot.draft.root or (kind is EntityType.GROUP and after in who.words["unsure"]):
        return  # "el cabecilla de la red no es X": the verb says it
    start, stop = sentence.tokens[begin].start, sentence.tokens[end].end
    is_named = slot.draft.root.level is not NameLevel.ROLE
    is_public = bool(set(other.root.words) & who.names["bodies"])
    is_child = slot.possessor is not None and slot.role.role.lemma in who.words["descendants"]
    is_child = is_child and "relative" in slot.role.role.categories
    if is_child and not is_named and other.root.level is NameLevel.ROLE:  # "a woman sold her daughter": of the woman
        yield from _of_parent(slot, other, (start, stop), who)
        return
    whom = _described(sentence, row, index)
    if whom is other.root:
        return  # "Rosa spoke. The woman, sister of the suspect, …": nobody is their own sister
    for predicate in tie_predicates(slot.role.role, kind, who, is_named=is_named, is_public=is_public):
        yield FactDraft(predicate, whom, other, None, start, stop, is_certain=not is_hedged)


def is_premises(slot: Slot, sentence: Sentence, who: WhoWords) -> bool:
    """As in "the hotel X", "bar X", "the Y nightclub": where people have jobs."""
    words = {fold(token.text) for token in sentence.tokens[slot.first : slot.last + 1]}
    heads = who.names["seated_heads"] - (frozenset() if slot.run is not None else who.words["perhaps_homes"])
    return not slot.is_plural and bool(words & heads)


def _described(sentence: Sentence, row: Sequence[Slot], index: int) -> Draft:
    """Who a noun of kin stands for: behind a comma and without an article whoever stands right before the comma."""
    slot, before = row[index], row[index - 1] if index else None
    is_kin = slot.role is not None and bool(slot.role.role.categories & _KIN) and slot.role.determiner is None
    is_open = is_kin and slot.draft.root.level is NameLevel.ROLE and not slot.is_plural
    if before is None or not is_open or before.is_plural or before.draft.root.type is not EntityType.PERSON:
        return slot.draft
    gap = [token.text for token in sentence.tokens[before.last + 1 : slot.first]]
    is_alike = not slot.gender or not before.gender or slot.gender == before.gender
    is_told = before.role is not None and before.role.determiner is not None
    is_told = is_told or (before.run is not None and is_alike)  # "X, wife of Y of Z village had lodged"
    return before.draft.root if gap == [","] and is_told else slot.draft


def _band_before(row: Sequence[Slot], index: int, who: WhoWords) -> Slot | None:
    """Of "desarticuló una banda y detuvo a su líder, X" the band, where the sentence speaks of one alone before."""
    slot = row[index]
    is_its = slot.role is not None and slot.role.determiner in who.words["possessives"]
    if not is_its or slot.role is None or not slot.role.role.categories & {"leader", "member"}:
        return None
    bands = {id(one.draft.root): one for one in row[:index] if one.draft.root.type is EntityType.GROUP}
    return next(iter(bands.values())) if len(bands) == 1 else None


def _of_parent(slot: Slot, parent: Draft, span: tuple[int, int], who: WhoWords) -> Iterator[FactDraft]:
    assert slot.role is not None
    for predicate in tie_predicates(slot.role.role, EntityType.PERSON, who, is_named=False, is_public=False):
        yield FactDraft(predicate, parent, slot.draft, None, *span, is_certain=not slot.role.is_hedged)


def complement_of(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> Slot | None:
    """Whose or of what the role is: the group after "of" or before a possessive mark."""
    slot = row[index]
    one_of = _one_of(sentence, row, index, who)
    if one_of is not None:
        return one_of
    whole = _whole_led(slot)
    if whole is not None:
        return whole
    if index + 1 < len(row):
        after = sentence.tokens[slot.last + 1 : row[index + 1].first]
        between = [fold(token.text) for token in after if token.text not in _QUOTES]  # "cabecilla de «Los X»"
        is_link = bool(between) and len(between) <= _LINK
        is_in = is_link and is_in_body(slot, row[index + 1], between[0], who)
        is_link = is_in or (is_link and between[0] in who.words["of_employer"])
        if is_link and (len(between) == 1 or between[1] in who.words["definite"]):
            told = row[index + 1 + _is_owner(sentence, row, index + 1, who)]
            mark = sentence.tokens[told.last + 1].lower if told.last + 1 < len(sentence.tokens) else ""
            is_owner = who.modifier_is_left and mark in who.words["possessive_mark"]
            return None if is_owner else told  # "head of Lindon's football association": nobody heads Lindon
    if index:
        before = row[index - 1]
        gap = [token.lower for token in sentence.tokens[before.last + 1 : slot.first]]
        if len(gap) == 1 and gap[0] in who.words["possessive_mark"]:
            return before
        is_body = before.run is not None and before.draft.root.type is EntityType.ORGANISATION
        is_led = slot.run is None or (slot.role is not None and slot.role.first == slot.first)
        if is_body and not gap and who.modifier_is_left and is_led:
            return before  # "X, FBI agent", "FBI agent X"
    return None


def _whole_led(slot: Slot) -> Slot | None:
    """As in "director of Engineering for the X Health System": what the part that somebody leads is of."""
    told, role = slot.complement, slot.role
    if told is None or role is None or told.run is None or not slot.last < told.first <= told.last <= slot.role_end:
        return None
    return told if "leader" in role.role.categories and told.draft.root.type in _WHOLE else None


def _one_of(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> Slot | None:
    """As in "the mother of one of the babies": the babies, for kin."""
    slot = row[index]
    if index + 1 >= len(row) or slot.role is None or "relative" not in slot.role.role.categories:
        return None
    between = [fold(token.text) for token in sentence.tokens[slot.last + 1 : row[index + 1].first]]
    is_one = len(between) > _LINK and between[0] in who.words["of_employer"] and between[1] in who.words["one"]
    return row[index + 1] if is_one and len(between) <= _ONE_OF else None


def is_in_body(slot: Slot, other: Slot, link: str, who: WhoWords) -> bool:
    """As in "a detective in the X Police Department": whom a body has, where "in" stands for "of"."""
    is_post = slot.role is not None and bool(slot.role.role.categories & {"office", "occupation"})
    is_body = other.draft.root.type is EntityType.ORGANISATION and not other.is_plural
    return link in who.words["seat_links"] and is_post and is_body


def _is_owner(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> bool:
    """As X in "the sister of X's wife": she is the wife's sister."""
    if index + 1 >= len(row):
        return False
    gap = [token.lower for token in sentence.tokens[row[index].last + 1 : row[index + 1].first]]
    return len(gap) == 1 and gap[0] in who.words["possessive_mark"]


def kin_predicate(role: Role, who: WhoWords) -> str:
    """Whose kin somebody is; who became one at a font, "padrino", "comadre", is none: the law holds them apart."""
    return "compadrazgo_with" if role.lemma in who.words["godkin"] else "relative_of"


def tie_predicates(role: Role, kind: EntityType, who: WhoWords, *, is_named: bool, is_public: bool) -> tuple[str, ...]:
    """What a role of somebody says towards a complement of this kind."""
    if kind is EntityType.PERSON:
        if "partner" in role.categories:
            return ("partner_of",)
        if "relative" in role.categories:
            return (kin_predicate(role, who),)
        if role.lemma in who.words["accomplices"] and is_named:
            return ("collaborates_with",)
        return ("works_for",) if role.lemma in who.words["works_for_client"] else ()
    if role.lemma in who.words["owners"]:
        return ("owns",) if kind in _OWNED else ()
    if kind is EntityType.GROUP:
        return ("leads",) if "leader" in role.categories else ("belongs_to",) if "member" in role.categories else ()
    is_leader = "leader" in role.categories
    if kind is EntityType.ORGANISATION and is_named and not is_leader and role.lemma in who.words["servants"]:
        return ("works_for",)
    is_private = kind is EntityType.ORGANISATION and "office" not in role.categories and is_named
    if not is_private or (is_public and is_leader) or role.lemma in who.words["ringleaders"]:
        return ()
    return ("works_for",) if is_leader or "occupation" in role.categories else ()
