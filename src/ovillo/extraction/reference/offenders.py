"""Whom "They sold the babies" means: offenders without names of whom the text has just spoken.

1. Right behind the pronoun stands a deed that nobody does by office: "They allegedly stole", never "They rescued".
2. The sentence before, or what stands before "after they …" in the same one, tells an arrest, a charge or a suspicion
   of one several, calls them by what they are blamed for ("the traffickers", "the ring"), or takes such up itself.
3. Nobody else there could have done it: only children, victims, witnesses and officials stand beside them.
4. "Sold them", "forced them": the only children, or the only grown victims, of whom the sentence before speaks.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR
from ovillo.extraction.reference.tried import is_blamed
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_OPENING = 2
_REACH = 4
"""Tokens from the pronoun to the deed: "They had also allegedly forged"."""
_MANY = frozenset({EntityType.PERSON, EntityType.GROUP})


def only_offenders(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, int], who: WhoWords
) -> Slot | None:
    """The only several whom the pronoun at this token of this sentence can mean."""
    number, index = at
    if "ill_deeds" not in who.words:
        return None
    if number and _is_behind_deed(sentences[number], index, who):
        return _only_victims(sentences, slots, at, who)
    if not _is_before_deed(sentences[number], index, who):
        return None
    if index > _OPENING:
        is_opened = fold(sentences[number].tokens[index - 1].text) in who.words["before_deed"]
        row = [slot for slot in slots[number] if slot.last < index]
        return _only(sentences, slots, (number, row), who) if is_opened else None
    before = number - 1
    is_near = before >= 0 and sentences[number].paragraph - sentences[before].paragraph <= 1
    if not is_near or sentences[before].block.kind is not BlockKind.PARAGRAPH:
        return None
    if any(slot.last < index and slot.draft.root.type in _MANY for slot in slots[number]):
        return None
    return _only(sentences, slots, (before, list(slots[before])), who)


def _is_before_deed(sentence: Sentence, index: int, who: WhoWords) -> bool:
    """Rule 1."""
    for token in sentence.tokens[index + 1 : index + 1 + _REACH]:
        if token.lower in who.words["ill_deeds"]:
            return True
        is_light = token.lower.endswith("ly") or token.lower in who.words["have"] | who.words["light_before_deed"]
        if not is_light:
            break
    return False


def _only(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], place: tuple[int, list[Slot]], who: WhoWords
) -> Slot | None:
    """Rules 2 and 3."""
    number, row = place
    several = [slot for slot in row if _is_several(slot)]
    blamed = {id(root) for root in _blamed(sentences, slots, number, who)}
    meant = [slot for slot in several if id(slot.draft.root) in blamed or _is_called_so(slot, who)]
    people = [slot for slot in meant if slot.draft.root.type is EntityType.PERSON or not _is_called_so(slot, who)]
    meant = people or meant  # "members of a ring"
    first = min((slot.first for slot in meant), default=0)
    others = [s for s in several if s not in meant and not _is_beside(s, who) and not _is_called_so(s, who)]
    others += [s for s in several if s.first < first and _is_teller(s, who)]
    singles = {id(s.draft.root) for s in row if _is_single(s) and not _is_any(s, who.words["infants"])}
    if len({id(slot.draft.root) for slot in meant}) != 1 or others or len(singles) >= PAIR:
        return None
    return None if meant[0].members or _is_beside(meant[0], who) else meant[0]


def _is_several(slot: Slot) -> bool:
    return slot.draft.root.type is EntityType.GROUP or (slot.is_plural and slot.draft.root.type is EntityType.PERSON)


def _is_single(slot: Slot) -> bool:
    return slot.draft.root.type is EntityType.PERSON and not slot.is_plural


def _is_called_so(slot: Slot, who: WhoWords) -> bool:
    return _is_any(slot, who.words["accused"] | who.words["offenders"])


def _is_beside(slot: Slot, who: WhoWords) -> bool:
    beside = who.words["bystanders"] | who.words["infants"] | who.words["court_people"]
    return _is_any(slot, beside | who.words["victims_of"])


def _is_teller(slot: Slot, who: WhoWords) -> bool:
    """As in "witnesses accused the traffickers": they may be meant; not those who arrest."""
    return _is_any(slot, who.words["bystanders"] | who.words["court_people"]) and not _is_any(
        slot, who.words["arresting"]
    )


def _is_any(slot: Slot, nouns: frozenset[str]) -> bool:
    """Whether the noun, or its last word, is one of these: "young women"."""
    lemma = slot.role.role.lemma if slot.role is not None else ""
    return bool({lemma, lemma.rsplit(" ", 1)[-1]} & nouns)


def _blamed(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, who: WhoWords
) -> Iterator[Draft]:
    """Those without names of whom the text up to this sentence tells an arrest, a charge or a suspicion."""
    for sentence, row in zip(sentences[: number + 1], slots[: number + 1], strict=True):
        for slot in row:
            is_open = slot.draft.root.level is NameLevel.ROLE and slot.kind is not ArgumentKind.PRONOUN
            if is_open and _is_several(slot) and is_blamed(sentence, row, slot, who):
                yield slot.draft.root


def _is_behind_deed(sentence: Sentence, index: int, who: WhoWords) -> bool:
    """Rule 4."""
    return index > 0 and fold(sentence.tokens[index].text) in who.pronouns["object_plural"]


def _only_victims(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, int], who: WhoWords
) -> Slot | None:
    number, index = at
    deed = sentences[number].tokens[index - 1].lower
    is_trade = deed in who.words["deeds_to_children"]
    if not (is_trade or deed in who.words["deeds_to_people"]):
        return None
    before = sentences[number - 1]
    is_near = sentences[number].paragraph - before.paragraph <= 1 and before.block.kind is BlockKind.PARAGRAPH
    if not is_near or any(slot.is_plural and slot.last < index and not _is_taken_up(slot) for slot in slots[number]):
        return None
    row = [slot for slot in slots[number - 1] if _is_several(slot) and slot.kind is not ArgumentKind.PRONOUN]
    small = {id(slot.draft.root): slot for slot in row if _is_any(slot, who.words["infants"])}
    grown = {id(slot.draft.root): slot for slot in row if _is_any(slot, who.words["grown_victims"])}
    found = small if is_trade and small else grown
    if not is_trade and small and not grown:
        found = small
    return next(iter(found.values())) if len(found) == 1 else None


def _is_taken_up(slot: Slot) -> bool:
    return slot.kind is ArgumentKind.PRONOUN
