"""Whom "They were arrested" means, where the sentence before speaks of several without naming them.

1. The sentence before holds one group of several people, no other people before it, and no list of names.
2. Victims, witnesses and officers are meant only where that sentence tells an act against them.
3. "A man and his wife were held. They …": those joined by "and", where no officials, victims or others stand with them.
4. "Three members were jailed. The three …": the only group so counted, where nobody else is as many.
5. "Three Greeks and two Georgians were charged. All five …": those of the only sentence that counts as many together.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR, count_of
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.reference.tried import is_blamed, is_tried
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_OPENING = 2
_REACH = 4
"""Tokens from the pronoun to the participle: "they have been arrested"."""
_NEAR = 2
_FAR = 5
_MANY = frozenset({EntityType.PERSON, EntityType.GROUP})


def only_several(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, int], who: WhoWords
) -> Slot | None:
    """The one group of several people of the sentence before."""
    number, index = at
    if not number or index > _OPENING or sentences[number - 1].block.kind is not BlockKind.PARAGRAPH:
        return None
    if sentences[number].paragraph - sentences[number - 1].paragraph > 1:
        return None
    people = [slot for slot in slots[number - 1] if slot.draft.root.type is EntityType.PERSON]
    several = {id(slot.draft.root): slot for slot in people if slot.is_plural}
    if len(several) != 1 or not _undergo(sentences[number], index, who):
        return None
    found = next(iter(several.values()))
    if people[0] is not found or found.members:
        return None  # "X was one of three people"
    is_bystander = found.role is not None and found.role.role.lemma in who.words["bystanders"]
    return None if is_bystander and not _undergo(sentences[number - 1], found.last, who) else found


def _undergo(sentence: Sentence, index: int, who: WhoWords) -> bool:
    """As in "They were arrested"."""
    ahead = [fold(token.text) for token in sentence.tokens[index + 1 : index + 1 + _REACH]]
    is_passive = bool(ahead) and ahead[0] in who.words["be"] | who.words["have"]
    return is_passive and any(word.startswith(who.signs_of_arrest) for word in ahead)


def described_before(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, int], who: WhoWords
) -> tuple[Draft, ...]:
    """Rule 3: the people whom the last sentence that speaks of anybody joins by "and", some of them without a name."""
    number, index = at
    if index > _OPENING or any(slot.draft.root.type in _MANY for slot in slots[number] if slot.last < index):
        return ()
    for place in range(number - 1, max(-1, number - 1 - _NEAR), -1):
        if sentences[place].block.kind is not BlockKind.PARAGRAPH:
            return ()
        people = [slot for slot in slots[place] if slot.draft.root.type in _MANY and not _is_small(slot, who)]
        if people:
            return _joined(
                sentences[place], slots[place], people, is_told=_undergo(sentences[number], index, who), who=who
            )
    return ()


def _joined(
    sentence: Sentence, row: Sequence[Slot], people: Sequence[Slot], *, is_told: bool, who: WhoWords
) -> tuple[Draft, ...]:
    """Those joined by "and" who open the sentence; others may follow where an arrest is told of those meant."""
    listed = [people[0]]
    for slot in people[1:]:
        between = sentence.tokens[listed[-1].end + 1 : slot.first]
        if not between or not all(t.text == "," or fold(t.text) in who.words["and"] for t in between):
            break
        listed.append(slot)
    drafts = tuple(dict.fromkeys(slot.draft.root for slot in listed))
    others = [slot for slot in people if slot.draft.root not in drafts]
    if len(drafts) < PAIR or len(drafts) < len(listed) or not any(d.level is NameLevel.ROLE for d in drafts):
        return ()
    if any(not is_told or is_blamed(sentence, row, other, who) for other in others):
        return ()
    is_clear = all(_may_be_accused(slot, who) for slot in listed)
    return drafts if is_clear and is_blamed(sentence, row, listed[-1], who) else ()


def _may_be_accused(slot: Slot, who: WhoWords) -> bool:
    is_one = slot.draft.root.type is EntityType.PERSON and not slot.is_plural and not slot.members
    apart = who.words["outsiders"] | who.words["court_people"]
    is_other = is_official(slot.draft, who) or (slot.role is not None and slot.role.role.lemma in apart)
    return is_one and not is_other


def only_counted(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, count: int, who: WhoWords
) -> Slot | None:
    """Rule 4."""
    found: dict[int, tuple[int, Slot]] = {}
    for at, row in enumerate(slots[:number]):
        for slot in row:
            if slot.draft.root.type is EntityType.PERSON and count_of(slot, who) == count:
                found[id(slot.draft.root)] = (at, slot)
    if len(found) != 1:
        return None
    at, slot = next(iter(found.values()))
    is_held = is_tried(sentences[at], slots[at], slot, who) and not slot.members
    return slot if is_held and number - at <= _FAR and sentences[at].block.kind is BlockKind.PARAGRAPH else None


def only_summed(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, count: int, who: WhoWords
) -> tuple[Draft, ...]:
    """Rule 5; nobody where the document counts any as many by one number, or names one of them."""
    found: list[tuple[int, list[Slot]]] = []
    for at, row in enumerate(slots[:number]):
        people = [slot for slot in row if slot.draft.root.type is EntityType.PERSON]
        if any(count_of(slot, who) == count for slot in people):
            return ()
        listed = people[:1]
        for slot in people[1:]:
            between = sentences[at].tokens[listed[-1].last + 1 : slot.first]
            if not between or not all(t.text == "," or fold(t.text) in who.words["and"] for t in between):
                break
            listed.append(slot)
        if len(listed) >= PAIR and sum(_size(slot, who) for slot in listed) == count:
            found.append((at, listed))
    if len(found) != 1:
        return ()
    at, listed = found[0]
    is_near = number - at <= _NEAR and sentences[at].block.kind is BlockKind.PARAGRAPH
    is_clear = is_near and all(_size(slot, who) and not slot.members for slot in listed)
    is_clear = is_clear and (is_blamed(sentences[at], slots[at], listed[-1], who) or _are_in_court(sentences[at], who))
    return tuple(slot.draft.root for slot in listed) if is_clear else ()


def _are_in_court(sentence: Sentence, who: WhoWords) -> bool:
    """As in "appeared in court on charges of"."""
    words = {fold(token.text) for token in sentence.tokens}
    return bool(words & who.words["courts"]) and bool(words & who.words["charges_answered"])


def _size(slot: Slot, who: WhoWords) -> int:
    """How many people without a name the group counts; "a doctor" is one."""
    is_open = slot.role is not None and slot.run is None and slot.draft.root.level is NameLevel.ROLE
    if not is_open or slot.role is None:
        return 0
    return count_of(slot, who) if slot.is_plural else int(slot.role.determiner in who.words["indefinite"])


def _is_small(slot: Slot, who: WhoWords) -> bool:
    return slot.role is not None and slot.role.role.lemma in who.words["infants"]
