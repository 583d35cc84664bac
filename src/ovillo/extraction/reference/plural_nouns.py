"""Plurals without a number for people named before: "the nurses", "the women", "los policías".

1. A trade means the people of one list who all have it, where nobody else has it and no others are called so.
2. "The women", "los hombres" mean the near list of people of that gender, where no others stand as near.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import complement_of
from ovillo.extraction.reference.by_deed import of_deed, side_of
from ovillo.extraction.reference.countings import PAIR, are_at_large, count_of, is_definite_plural, is_part
from ovillo.extraction.reference.known_people import are_alike
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.reference.tried import is_tried
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

NEAR = 2
FAR = 5


@dataclass(frozen=True, slots=True)
class Listing:
    """Several people named one after another."""

    sentence: int
    first: int
    """Index of the first token."""
    last: int
    people: tuple[Draft, ...]


def nearest(listings: Sequence[Listing], number: int, first: int) -> tuple[Draft, ...] | None:
    """The people of the only list here before this token or in the sentences just before."""
    near = [
        listing.people
        for listing in listings
        if number - NEAR <= listing.sentence < number or (listing.sentence == number and listing.last < first)
    ]
    kinds = {frozenset(id(person.root) for person in people) for people in near}
    return near[-1] if len(kinds) == 1 else None


def _only(listings: Sequence[Listing], number: int) -> tuple[Draft, ...] | None:
    """The people of the only list up to here, if it is not far."""
    before = [listing for listing in listings if listing.sentence < number]
    kinds = {frozenset(id(person.root) for person in listing.people) for listing in before}
    return before[-1].people if len(kinds) == 1 and number - before[-1].sentence <= FAR else None


def link_plural_nouns(
    sentences: Sequence[Sentence],
    slots: Sequence[list[Slot]],
    listings: Sequence[Listing],
    blamed: Sequence[Draft],
    who: WhoWords,
) -> None:
    """Fills the members of definite plurals of a trade or of men or women; `blamed` are told to be held."""
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        for slot in row:
            is_definite = is_definite_plural(slot, who) or _is_of_nation_alone(sentence, slot, who)
            if not _is_open(slot) or not is_definite or is_part(sentence, slot, who):
                continue
            if are_at_large(sentence, slot, who):
                continue
            assert slot.role is not None
            if sentence.block.kind is not BlockKind.PARAGRAPH or is_told_which(sentence, slot, who):
                continue
            people = _whom(sentences, slots, listings, (number, slot), blamed, who)
            is_open = slot.quantity is None and not count_of(slot, who)
            if people and (is_open or count_of(slot, who) == len(people)):
                slot.members, slot.is_inferred = people, True


def _whom(
    sentences: Sequence[Sentence],
    slots: Sequence[list[Slot]],
    listings: Sequence[Listing],
    at: tuple[int, Slot],
    blamed: Sequence[Draft],
    who: WhoWords,
) -> tuple[Draft, ...]:
    """Whom the plural means, by what kind of noun it is."""
    number, slot = at
    assert slot.role is not None
    lemma = slot.role.role.lemma
    if _is_of_nation_alone(sentences[number], slot, who):
        return _of_nation(sentences, slots, at, who)
    if side_of(lemma, who):
        people = tuple(of_deed(sentences, slots, at, who))
        return people if len(people) >= PAIR else ()
    if slot.role.role.categories & {"occupation", "office"}:
        return _of_trade(slots, listings, at, who) or _all_tried(sentences, slots, at, who)
    if lemma in who.words["pair_nouns"]:
        return _of_kin(sentences, slots, at, who) or _of_siblings(slots, at, who)
    if lemma in who.words["parents"]:
        return _of_parents(slots, listings, at, who)
    if lemma in who.words["people_words"] - who.words["epicene"] and slot.gender:
        people = _of_gender(slots, listings, at, blamed, who)
        return people if not any(is_official(one, who) for one in people) else ()
    return _of_nation(sentences, slots, at, who)


def _is_open(slot: Slot) -> bool:
    is_several = slot.role is not None and slot.run is None and slot.is_plural
    is_other = slot.quantity is not None and slot.quantity.is_other
    return is_several and not is_other and not slot.members and slot.draft.root.type is EntityType.PERSON


def is_told_which(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "the nurses who", "the officers of the unit"."""
    after = sentence.tokens[slot.last + 1].lower if slot.last + 1 < len(sentence.tokens) else ""
    return after in who.pronouns["relative"] | who.words["of_employer"] | who.words["contracted"]


def _of_trade(
    slots: Sequence[Sequence[Slot]], listings: Sequence[Listing], at: tuple[int, Slot], who: WhoWords
) -> tuple[Draft, ...]:
    """Rule 1."""
    number, slot = at
    assert slot.role is not None
    lemma = slot.role.role.lemma
    before = [row for row in listings if (row.sentence, row.last) < (number, slot.first)]
    lists = {frozenset(id(one.root) for one in row.people): row.people for row in before}
    called = {id(one.root) for row in slots for other in row if _calls(other, lemma, who) for one in other.members}
    named = called | {
        id(other.draft.root)
        for row in slots
        for other in row
        if other.run is not None and _is_of(other.draft, lemma, who)
    }
    people = lists.get(frozenset(named), ())
    since = _last_called(slots, at, people)
    for place, row in enumerate(slots):
        for other in row:
            is_after = (place, other.first) > since
            if is_after and _are_others(other, lemma, who) and _may_be_as_many(other, slot, who):
                return ()
    return people


def _last_called(slots: Sequence[Sequence[Slot]], at: tuple[int, Slot], people: Sequence[Draft]) -> tuple[int, int]:
    """Where a noun last means all of these before that: of others told before it nothing is meant any more."""
    known = {id(one.root) for one in people}
    found = (-1, -1)
    for place in range(at[0] + 1):
        for other in slots[place]:
            is_before = (place, other.first) < (at[0], at[1].first) and other.role is not None and other.is_inferred
            if is_before and other.run is None and {id(one.root) for one in other.members} == known:
                found = (place, other.first)
    return found


def _may_be_as_many(other: Slot, slot: Slot, who: WhoWords) -> bool:
    """Whether a count leaves open that the others are meant: "the two officers" are no officers in general."""
    count = count_of(slot, who)
    is_pair = count == PAIR and not other.is_plural  # "both officers", whoever else was one of them
    return not count or count_of(other, who) == count or not (other.is_plural or is_pair)


def _all_tried(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, Slot], who: WhoWords
) -> tuple[Draft, ...]:
    """As in "Minister X was jailed. Minister Y was jailed. The ministers …": all of the trade, each tried."""
    number, slot = at
    assert slot.role is not None
    lemma, found = slot.role.role.lemma, dict[int, Draft]()
    tried: set[int] = set()
    for place, row in enumerate(slots):
        for other in row:
            if other.run is None or not _is_of(other.draft, lemma, who):
                if _are_others(other, lemma, who):
                    return ()
                continue
            if sentences[place].block.kind is BlockKind.PARAGRAPH and place < number:
                found[id(other.draft.root)] = other.draft.root
                tried |= {id(other.draft.root)} if is_tried(sentences[place], row, other, who) else set()
            elif id(other.draft.root) not in found:
                return ()
    return tuple(found.values()) if len(found) >= PAIR and tried == set(found) else ()


def _is_of(draft: Draft, lemma: str, who: WhoWords) -> bool:
    return draft.root.type is EntityType.PERSON and _may_be_called(draft.root.roles, lemma, who)


def _may_be_called(roles: set[str], lemma: str, who: WhoWords) -> bool:
    """Whether one of these nouns is of that kind, or a part of it is: several customs officers are "the officers"."""
    at = -1 if who.modifier_is_left else 0
    return are_alike(roles, lemma, who) or any(role.split()[at] == lemma.split()[at] for role in roles)


def _calls(slot: Slot, lemma: str, who: WhoWords) -> bool:
    """As in "inspectors X and Y"."""
    is_trade = slot.role is not None and bool(slot.role.role.categories & {"occupation", "office"})
    return slot.role is not None and is_trade and _may_be_called({slot.role.role.lemma}, lemma, who)


def _are_others(other: Slot, lemma: str, who: WhoWords) -> bool:
    """Whether the group calls people without names so: "two nurses", "officers", "another nurse"."""
    if other.role is None or other.run is not None or other.members or other.draft.root.type is not EntityType.PERSON:
        return False
    is_unnamed = other.draft.root.name == "" or not other.draft.root.words
    is_new = other.is_plural and not is_definite_plural(other, who)
    is_new = is_new or (not other.is_plural and other.role.determiner in who.words["indefinite"])
    is_new = is_new or (other.quantity is not None and other.quantity.is_other)
    return is_unnamed and is_new and _may_be_called({other.role.role.lemma}, lemma, who)


def _of_kin(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, Slot], who: WhoWords
) -> tuple[Draft, ...]:
    """As in "X and her sister Y were held. The sisters …": the only two of whom the noun has been told."""
    number, slot = at
    assert slot.role is not None
    found: dict[frozenset[int], tuple[Draft, ...]] = {}
    for place in range(number + 1):
        for index, other in enumerate(slots[place]):
            is_alike = other.role is not None and not other.is_plural and other.role.role.lemma == slot.role.role.lemma
            if not is_alike or (place, other.first) >= (number, slot.first):
                continue
            owned = complement_of(sentences[place], slots[place], index, who)
            owner = other.possessor or (owned.draft if owned is not None and not owned.is_plural else None)
            if owner is None:
                return ()
            pair = (owner.root, other.draft.root)
            found[frozenset(id(one) for one in pair)] = pair
    people = next(iter(found.values())) if len(found) == 1 else ()
    is_named = all(one.type is EntityType.PERSON and one.level is not NameLevel.ROLE for one in people)
    is_fitting = all(slot.gender != "f" or one.gender in {None, "f"} for one in people)
    return people if is_named and is_fitting and len(set(map(id, people))) > 1 else ()


def _of_siblings(slots: Sequence[Sequence[Slot]], at: tuple[int, Slot], who: WhoWords) -> tuple[Draft, ...]:
    """As in "Three sisters were jailed. X, Y and Z, … The sisters": the only ones so called, whose names are known."""
    number, slot = at
    found: dict[frozenset[int], tuple[Draft, ...]] = {}
    for place in range(number + 1):
        for other in slots[place]:
            is_kin = other.role is not None and other.is_plural and other.role.role.lemma in who.words["siblings"]
            if is_kin and (place, other.first) < (number, slot.first):
                found[frozenset(id(one.root) for one in other.members)] = other.members
    return next(iter(found.values())) if len(found) == 1 else ()


def _of_parents(
    slots: Sequence[Sequence[Slot]], listings: Sequence[Listing], at: tuple[int, Slot], who: WhoWords
) -> tuple[Draft, ...]:
    """As in "X and Y sold their baby. The parents …": a woman and a man, where a child is told to be somebody's own."""
    number, slot = at
    people = nearest(listings, number, slot.first) or ()
    owned = who.words["possessives"] | who.words["possessives_plural"]
    children = who.words["own_children"] | who.words["infants"]
    roles = [other.role for row in slots[: number + 1] for other in row if other.role is not None]
    is_told = any(role.role.lemma in children and role.determiner in owned for role in roles)
    is_pair = {person.root.gender for person in people} == {"f", "m"} and len(people) == PAIR
    is_other = any(role.role.lemma in who.words["parents"] and role.determiner in owned for role in roles)
    return people if is_told and is_pair and not is_other else ()


def _of_nation(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, Slot], who: WhoWords
) -> tuple[Draft, ...]:
    """As in "Three Ghanaian nationals, X, Y and Z, … The Ghanaians", "los extranjeros": the only ones so called."""
    number, slot = at
    nation = nation_of(sentences[number], slot, who)
    is_foreign = slot.role is not None and slot.role.role.lemma in who.words["foreigners"]
    if not nation and not is_foreign:
        return ()
    found: dict[frozenset[int], tuple[Draft, ...]] = {}
    named = dict[int, Draft]()
    for place in range(number + 1):
        for other in slots[place] if sentences[place].block.kind is BlockKind.PARAGRAPH else ():
            is_before = (place, other.first) < (number, slot.first) and other.draft.root.type is EntityType.PERSON
            if is_before and nation and other.run is not None and nation in _nations_told(sentences[place], other, who):
                named[id(other.draft.root)] = other.draft.root
            told = nation_of(sentences[place], other, who)
            if not (is_before and told) or (nation and told != nation):
                continue
            if len(other.members) < PAIR:
                return ()
            found[frozenset(id(one.root) for one in other.members)] = other.members
    if not found and len(named) >= PAIR:  # "X, a Ghanaian, and Y, also Ghanaian"
        found[frozenset(named)] = tuple(named.values())
    people = next(iter(found.values())) if len(found) == 1 and set(named) <= set().union(*found) else ()
    return people if all(slot.gender is None or one.root.gender in {None, slot.gender} for one in people) else ()


def nation_of(sentence: Sentence, slot: Slot, who: WhoWords) -> str:
    """The stem of the word for a nationality in the group; "" where none stands there or somebody is named."""
    if slot.run is not None:
        return ""
    last = slot.last + 1 + (not who.modifier_is_left)
    return next(_nations_in(sentence, slot.first, last, who), "")


def _nations_in(sentence: Sentence, first: int, stop: int, who: WhoWords) -> Iterator[str]:
    words = (fold(token.text) for token in sentence.tokens[first:stop])
    return (word.removesuffix("s").rstrip("aoe") for word in words if word in who.names["demonyms"])


def _nations_told(sentence: Sentence, slot: Slot, who: WhoWords) -> set[str]:
    """Of which nationality a sentence says somebody named is, beside the name."""
    parts = [(part.first, part.last) for part in slot.description if part.kind in {"nationality", "role"}]
    spans = [(slot.first, slot.last), *parts]
    return {nation for first, last in spans for nation in _nations_in(sentence, first, last + 1, who)}


def _is_of_nation_alone(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "the two Nigerian women": of people, and nothing else told of them."""
    if slot.role is None or slot.role.determiner not in who.words["definite"] or not slot.is_plural:
        return False
    kinds = who.words["people_words"] | who.words["grown"] | who.words["foreigners"] | who.words["companions"]
    between = [fold(t.text) for t in sentence.tokens[slot.first + 1 : slot.head - slot.role.role.words + 1]]
    small = who.names["demonyms"] | who.words["small_numbers"]
    is_plain = all(word in small for word in between) and bool(nation_of(sentence, slot, who))
    return slot.role.role.lemma in kinds and is_plain


def _of_gender(
    slots: Sequence[Sequence[Slot]],
    listings: Sequence[Listing],
    at: tuple[int, Slot],
    blamed: Sequence[Draft],
    who: WhoWords,
) -> tuple[Draft, ...]:
    """Rule 2; a count of theirs tells the gender of those whose names do not, and so does it that they are held."""
    number, slot = at
    if any(_tells_of_unnamed(other, slot, at, place) for place in range(number + 1) for other in slots[place]):
        return ()
    people = nearest(listings, number, slot.first) or _only(listings, number)
    if people is None:
        return ()
    all_of_them, count = people, count_of(slot, who)
    may_be = tuple(one for one in people if one.root.gender in {None, slot.gender})
    is_theirs = may_be == people and all(one.root in blamed for one in people)
    is_theirs = is_theirs and (slot.gender == "m" or any(one.root.gender for one in people))
    if (count and len(may_be) == count) or is_theirs:
        people = may_be
    elif any(one.root.gender is None for one in people):
        return ()
    else:
        people = tuple(one for one in people if one.root.gender == slot.gender)
    if len(people) < PAIR:  # "X, Y and Z. … The women": those of them who are women
        return ()
    last = max(row.sentence for row in listings if row.people == all_of_them and row.sentence <= number)
    for place in range(last, number + 1):
        for other in slots[place]:
            is_before = place < number or other.last < slot.first
            if is_before and _is_open_or_counted(other) and other.gender in {None, slot.gender}:
                return ()
    return people


def _tells_of_unnamed(other: Slot, slot: Slot, at: tuple[int, Slot], place: int) -> bool:
    """As in "Two women were arrested": of whom "the women" may be told, whoever is named between."""
    if other.role is None or slot.role is None or (place, other.first) >= (at[0], slot.first):
        return False
    is_same = other.role.role.lemma == slot.role.role.lemma and other.role.gender == slot.role.gender
    return is_same and other.is_plural and not other.members and other.quantity is not None


def _is_open_or_counted(slot: Slot) -> bool:
    return slot.is_plural and not slot.members and slot.draft.root.type in {EntityType.PERSON, EntityType.GROUP}
