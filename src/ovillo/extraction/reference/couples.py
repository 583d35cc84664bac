"""Who "the couple" is."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR
from ovillo.extraction.reference.kin import only_partners
from ovillo.extraction.reference.plural_nouns import FAR, Listing, nearest
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_NEAR = 3


def link_pairs(
    sentences: Sequence[Sentence], slots: Sequence[list[Slot]], listings: Sequence[Listing], who: WhoWords
) -> None:
    """Who "the couple" is: the one list that is near."""
    _tell_couple(slots, who)
    for number, row in enumerate(slots):
        for slot in row:
            group = slot.role
            if group is None or slot.members or group.determiner not in who.words["definite"]:
                continue
            if _is_couple_noun(slot, who) and not _is_other_couple(sentences, slots, (number, slot), who):
                people = nearest(listings, number, slot.first) or _only_pair(listings, number)
                if people is not None and len(people) == PAIR:
                    slot.members, slot.is_inferred = people, _are_tied_otherwise(slots, people)
                elif people is None:
                    slot.members = _partners_before(slots, number, slot, who) or only_partners(
                        sentences, slots, number, who
                    )


def _are_tied_otherwise(slots: Sequence[Sequence[Slot]], people: Sequence[Draft]) -> bool:
    """As in "X y su hija Y … La pareja huyó", "his accomplice Y": two people, of whom no marriage is told."""
    pair = {id(person.root) for person in people}
    is_told = False
    for slot in (slot for row in slots for slot in row):
        for told in (slot, *(part.slot for part in slot.description if part.slot is not None)):
            owner = told.possessor or (told.complement.draft if told.complement is not None else None)
            if told.role is None or owner is None or {id(owner.root), id(slot.draft.root)} != pair:
                continue
            if "partner" in told.role.role.categories:
                return False
            is_told = True
    return is_told


def _only_pair(listings: Sequence[Listing], number: int) -> tuple[Draft, ...] | None:
    """The only people named together up to here, if they are two, a man and a woman as told, and not far."""
    before = [listing for listing in listings if listing.sentence < number]
    kinds = {frozenset(id(person.root) for person in listing.people) for listing in before}
    is_one = len(kinds) == 1 and number - before[-1].sentence <= FAR and len(before[-1].people) == PAIR
    genders = {person.root.gender for person in before[-1].people} if is_one else set()
    return before[-1].people if is_one and len(genders - {None}) == PAIR else None


def _is_couple_noun(slot: Slot, who: WhoWords) -> bool:
    """As "la pareja", "los esposos"."""
    if slot.role is None or slot.run is not None:
        return False
    return slot.role.role.lemma in who.words["spouses"] if slot.is_plural else "couple" in slot.role.role.categories


def _tell_couple(slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """As in "A couple is in custody. The man and his wife …": the only couple of the report, and the only partners."""
    couples = [(at, slot) for at, row in enumerate(slots) for slot in row if _is_couple(slot)]
    if not couples or not _has(couples[0][1], who.words["indefinite"]):
        return
    is_one = all(_has(slot, who.words["definite"]) for _, slot in couples[1:])
    first = couples[0][0]
    pairs = {_pair_of(row, who) for row in slots[first + 1 : first + 1 + PAIR]} - {()}
    if is_one and len(pairs) == 1 and not any(slot.is_plural or slot.members for _, slot in couples):
        people = pairs.pop()
        for _, slot in couples:
            slot.members = people


def _is_grown(slot: Slot, who: WhoWords) -> bool:
    is_infant = slot.role is not None and slot.role.role.lemma in who.words["infants"]
    return slot.draft.root.type is EntityType.PERSON and not is_infant


def _is_couple(slot: Slot) -> bool:
    return slot.role is not None and slot.run is None and "couple" in slot.role.role.categories


def _has(slot: Slot, determiners: frozenset[str]) -> bool:
    return slot.role is not None and slot.role.determiner in determiners


def _pair_of(row: Sequence[Slot], who: WhoWords) -> tuple[Draft, ...]:
    """As in "The 58-year-old man and his wife": those who open the sentence."""
    people = [slot for slot in row if slot.role is None or "couple" not in slot.role.role.categories][:PAIR]
    if len(people) < PAIR or people[0].first or not _has(people[0], who.words["definite"]):
        return ()
    one, other = people
    is_partner = other.role is not None and "partner" in other.role.role.categories and not other.is_plural
    is_theirs = other.possessor is not None and other.possessor.root is one.draft.root and not one.is_plural
    return (one.draft.root, other.draft.root) if is_partner and is_theirs else ()


def _is_other_couple(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, Slot], who: WhoWords
) -> bool:
    """Whether a couple without names has been told of before: "sold a baby to a couple"."""
    for number in range(at[0] + 1):
        for slot in slots[number] if sentences[number].block.kind is BlockKind.PARAGRAPH else ():
            is_before = (number, slot.first) < (at[0], at[1].first)
            if is_before and _is_couple_noun(slot, who) and not slot.members:
                return True
    return False


def _partners_before(slots: Sequence[Sequence[Slot]], number: int, couple: Slot, who: WhoWords) -> tuple[Draft, ...]:
    """As in "a woman and her boyfriend were held. The couple": the only such two of the last sentence about anybody."""
    near = (
        row for row in reversed(slots[max(0, number - _NEAR) : number]) if any(_is_grown(slot, who) for slot in row)
    )
    row = next(near, [])
    told = [s for s in row if s.role is not None and "partner" in s.role.role.categories and not s.is_plural]
    if len(told) != 1 or told[0].possessor is None or couple.role is None or told[0].role is None:
        return ()
    if told[0].role.role.lemma == couple.role.role.lemma:
        return ()  # "su pareja. La pareja": one or both
    return (told[0].possessor.root, told[0].draft.root)
