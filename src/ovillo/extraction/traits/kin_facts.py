"""Kin and couples told by a plural noun beside names: "brothers A and B", "los esposos A y B", "his sons, A and B"."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.group_at import At
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft, complement_of, kin_predicate
from ovillo.extraction.reference.memberships import without_other_trades
from ovillo.extraction.reference.name_lists import list_names
from ovillo.extraction.text.folding import fold

_TWO = 2
_MANY = frozenset({EntityType.PERSON, EntityType.GROUP})
_MOST = 5
"""Brothers of whom each pair is told; of more the text names hardly all."""


def read_kin(at: At) -> Iterator[FactDraft]:
    """What a plural noun of kin says of the names beside it."""
    slot = at.slot
    yield from _of_marks(at)
    yield from _of_pair(at)
    if slot.role is None or slot.run is not None:
        return
    if "couple" in slot.role.role.categories and len(slot.members) == _TWO and not slot.is_inferred:
        yield _tie(at, "partner_of", *slot.members)
    if not slot.role.role.is_plural:
        return
    lemma = slot.role.role.lemma
    is_owned = slot.role.determiner in at.who.words["possessives"] or _is_marked(at)
    if is_owned and "relative" in slot.role.role.categories and _owner(at) is not None:
        yield from _of_owner(at)
    elif lemma in at.who.words["spouses"] or lemma in at.who.words["pair_nouns"]:
        people = _people_beside(at)
        is_couple = lemma in at.who.words["spouses"]
        if len(people) < 2 or len(people) > (2 if is_couple else _MOST):
            return
        for one, two in combinations(people, 2):
            yield _tie(at, "partner_of" if is_couple else kin_predicate(slot.role.role, at.who), one, two)
    elif "relative" in slot.role.role.categories:
        yield from _of_owner(at)
        other = complement_of(at.sentence, at.row, at.index, at.who)
        is_somebody = other is not None and other.draft.root.type is EntityType.PERSON
        for one in slot.members if other is not None and is_somebody and not slot.is_inferred else ():
            if other is not None and one.root is not other.draft.root:  # "los padres de la niña, A y B"
                yield _tie(at, kin_predicate(slot.role.role, at.who), one, other.draft)


def _of_marks(at: At) -> Iterator[FactDraft]:
    """As in "X s/o Y", "X w/o Y": how registers write whose child or spouse somebody is."""
    others = [other for other in at.row if other.first == at.slot.last + 2 and other.run is not None]
    if at.slot.run is None or not others or others[0].draft.root.type is not EntityType.PERSON:
        return
    mark = at.sentence.tokens[at.slot.last + 1].lower
    marks = {"relative_of": at.who.words["kin_marks"], "partner_of": at.who.words["spouse_marks"]}
    for predicate in (name for name, words in marks.items() if mark in words):
        yield _tie(at, predicate, at.slot.draft, others[0].draft)


def _of_pair(at: At) -> Iterator[FactDraft]:
    """As in "A and B were held along with their son": kin of both, where the sentence speaks of nobody else before."""
    slot, tokens = at.slot, at.sentence.tokens
    if (
        slot.role is None
        or slot.is_plural
        or slot.role.role.lemma not in at.who.words["own_children"]
        or not slot.first
    ):
        return
    determiner = slot.role.determiner or fold(tokens[slot.first - 1].text)
    if determiner not in at.who.words["possessives_plural"] or tokens[-1].text == "?":
        return
    before = [other for other in at.row if other.last < slot.first and other.draft.root.type in _MANY]
    people = {id(one.root): one.root for other in before for one in other.members or (other.draft,)}
    are_several = (o for o in before if o.is_plural or o.draft.root.type is EntityType.GROUP)
    are_clear = all(len(other.members) == _TWO for other in are_several)
    if are_clear and len(people) == _TWO and id(slot.draft.root) not in people:
        for parent in people.values():
            yield _tie(at, kin_predicate(slot.role.role, at.who), slot.draft, parent)


def _of_owner(at: At) -> Iterator[FactDraft]:
    """As in "his sons, A and B", "X y sus hermanos A y B": kin of whose they are."""
    owner = _owner(at)
    for one in _people_beside(at) if owner is not None else ():
        if owner is not None and at.slot.role is not None and one.root is not owner.root:
            yield _tie(at, kin_predicate(at.slot.role.role, at.who), one, owner)


def _tie(at: At, predicate: str, one: Draft, two: Draft) -> FactDraft:
    fact = at.fact(predicate, (at.slot.first, at.slot.last), other=two)
    fact.subject = one
    return fact


def _people_beside(at: At) -> Sequence[Draft]:
    """The names after the noun, or those before it that it stands in apposition to: "A and B, brothers,"."""
    slot, tokens, row = at.slot, at.sentence.tokens, at.row
    begin = slot.last + 1
    is_told = _is_marked(at) or (slot.role is not None and slot.role.determiner is not None)
    if is_told and begin < len(tokens) and tokens[begin].text in {",", ":"}:
        begin += 1
    start = next((index for index, other in enumerate(row) if other.first == begin), None)
    if start is not None and row[start].run is not None:
        names, _ = list_names(at.sentence, row, start, at.who)
        return [name.draft.root for name in without_other_trades(names)]
    is_bare = slot.first > 1 and slot.role is not None and slot.role.determiner is None
    is_told_of = fold(tokens[slot.first - 1].text) in at.who.words["be"] if is_bare else False
    is_unsure = any(fold(token.text) in at.who.words["unsure"] for token in tokens[: slot.first])
    if is_bare and (tokens[slot.first - 1].text == "," or (is_told_of and not is_unsure and tokens[-1].text != "?")):
        return _names_before(at, slot.first - 1)
    return ()


def _is_marked(at: At) -> bool:
    """As in "X's brothers"."""
    first = at.slot.first
    return first > 0 and at.sentence.tokens[first - 1].lower in at.who.words["possessive_mark"]


def _names_before(at: At, comma: int) -> Sequence[Draft]:
    for index, other in enumerate(at.row):
        if other.run is None or other.draft.root.type is not EntityType.PERSON or other.first >= comma:
            continue
        names, end = list_names(at.sentence, at.row, index, at.who)
        if len(names) == 2 and end == comma - 1:
            return [name.draft.root for name in names]
    return ()


def _owner(at: At) -> Draft | None:
    """Whose they are: a possessive that only one person can be meant by, or a name before the mark."""
    slot, tokens = at.slot, at.sentence.tokens
    if slot.possessor is not None:
        return slot.possessor.root
    mark = slot.first - 1
    if mark > 0 and tokens[mark].lower in at.who.words["possessive_mark"]:
        return _named(next((other for other in at.row if other.last == mark - 1), None))
    is_joined = mark > 0 and fold(tokens[mark].text) in at.who.words["plain_and"]
    if is_joined and slot.role is not None and slot.role.determiner in at.who.words["possessives"]:
        return _named(next((other for other in at.row if other.last == mark - 1), None))
    return None


def _named(slot: Slot | None) -> Draft | None:
    is_person = slot is not None and slot.draft.root.type is EntityType.PERSON and not slot.is_plural
    return slot.draft.root if slot is not None and is_person and slot.draft.root.level is not NameLevel.ROLE else None
