"""Unnamed people called by several nouns: "four officers were jailed … the suspects … the four accused".

1. The report tells the arrest, charge or sentence of one counted group, and names nobody of whom it tells the like.
2. It tells the like of no other several, and of nobody apart from them: "including a captain" is one of them.
3. A definite noun for accused after it, or of people so counted, is theirs; the convicted are those told to be
   sentenced.
4. "The officers, all members of a unit, were …": two nouns of the same people; without "all", where a verb follows.
5. "A nurse was arrested. The suspect …": the only one without a name of whom the report tells it, and of no several.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR, class_of, count_of, is_definite_plural, is_part
from ovillo.extraction.reference.principals import find_held, find_principals
from ovillo.extraction.reference.tried import is_blamed
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_Place = tuple[int, Slot]


def link_same_several(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Joins the later nouns of the only unnamed accused to the first."""
    for sentence, row in zip(sentences, slots, strict=True):
        link_whole(sentence, row, who)
    if find_principals(slots, who) or find_held(sentences, slots, who):
        return
    told = list(_told(sentences, slots, who))
    _link_same_one(sentences, slots, told, who)
    counted = [place for place in told if count_of(place[1], who) >= PAIR and not _is_definite(place[1], who)]
    if len({id(slot.draft.root) for _, slot in counted}) != 1:
        return
    number, first = counted[0]
    if any(_is_apart(sentences, place, counted[0], who) for place in told):
        return
    for at in range(number, len(sentences)):
        for slot in slots[at]:
            is_after = (at, slot.first) > (number, first.first)
            may_mean = is_after and _may_mean(sentences[at], slot, first, who, slots[at])
            if may_mean and _is_fitting(sentences[number], slot, who):
                first.draft.root.join(slot.draft)


def link_whole(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> None:
    """Rule 4: what they all are told to be is the group before it, or the people whom that means."""
    for one, other in pairwise(row):
        if not _is_all_of(sentence, one, other, who):
            continue
        if one.members:
            other.members, other.is_inferred = one.members, one.is_inferred
            continue
        one.draft.root.join(other.draft)
        if other.quantity is None:
            other.quantity, other.unit = one.quantity, one.unit


def _is_all_of(sentence: Sentence, one: Slot, other: Slot, who: WhoWords) -> bool:
    """A comma closes what they all are, and no "and" goes on with a list."""
    is_group = one.is_plural and one.run is None and (one.role is not None or bool(one.members))
    are_open = is_group and other.role is not None and other.run is None and other.is_plural and not other.members
    are_people = other.draft.root.type is EntityType.PERSON
    are_people = are_people and (bool(one.members) or one.draft.root.type is EntityType.PERSON)
    words = [fold(token.text) for token in sentence.tokens]
    between = [*words[one.last + 1 : other.first], *words[other.first : other.head]]
    if not (are_open and are_people) or between[:1] != [","]:
        return False
    end = next((at for at in range(other.last + 1, len(words)) if words[at] == ","), len(words) - 1)
    follows = set(words[end + 1 : end + 2])
    if set(between[1:2]) & (who.words["whole_list"] - who.words["articles"]):
        return not follows & who.words["and"]
    is_bare = (
        other.first == one.last + 2 and not other.quantity and other.role is not None and not other.role.determiner
    )
    return is_bare and bool(follows & (who.words["be"] | who.words["have"] | who.told))


def _link_same_one(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], told: Sequence[_Place], who: WhoWords
) -> None:
    """Rule 5."""
    fresh = [(at, slot) for at, slot in told if slot.is_plural or _has_article(slot, who)]
    if not fresh or fresh[0][1].is_plural or len({id(slot.draft.root) for _, slot in fresh}) != 1:
        return
    number, first = fresh[0]
    if _is_of_kin(first) or class_of(first, who) == "accused":
        return
    for at in range(number, len(sentences)):
        for slot in slots[at]:
            is_after = (at, slot.first) > (number, first.first)
            if is_after and _is_accused_one(sentences[at], slot, who) and slot.gender in {None, first.gender}:
                first.draft.root.join(slot.draft)


def _has_article(slot: Slot, who: WhoWords) -> bool:
    return slot.role is not None and slot.role.determiner in who.words["indefinite"]


def _is_of_kin(slot: Slot) -> bool:
    return slot.role is not None and bool(slot.role.role.categories & {"relative", "partner"})


def _is_accused_one(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As "the suspect", "la detenida", and nothing that tells which one is meant."""
    role = slot.role
    if role is None or slot.run is not None or slot.is_plural or slot.members or role.number:
        return False
    is_noun = role.role.lemma in who.words["accused"] - who.words["convicts"] - who.words["invariable"]
    is_bare = slot.draft.root.level is NameLevel.ROLE and slot.last == role.head and role.first == role.head - 1
    after = sentence.tokens[slot.last + 1].lower if slot.last + 1 < len(sentence.tokens) else ""
    is_told = after in who.pronouns["relative"] | who.words["of_employer"] | who.words["contracted"]
    return is_noun and is_bare and role.determiner in who.words["definite"] and not is_told


def _told(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> Iterator[_Place]:
    """The people without names of whom the running text tells an arrest, a charge, a sentence or a suspicion."""
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        for slot in row if sentence.block.kind is BlockKind.PARAGRAPH else ():
            is_open = slot.role is not None and slot.run is None and slot.draft.root.level is NameLevel.ROLE
            is_person = slot.draft.root.type is EntityType.PERSON and slot.draft.root.name != ""
            if is_open and is_person and is_blamed(sentence, row, slot, who):
                yield number, slot


def _is_definite(slot: Slot, who: WhoWords) -> bool:
    return slot.role is not None and slot.role.determiner in who.words["definite"]


def _is_apart(sentences: Sequence[Sentence], place: _Place, first: _Place, who: WhoWords) -> bool:
    """Rule 2."""
    number, slot = place
    if slot.draft.root is first[1].draft.root:
        return False
    if slot.is_plural and is_definite_plural(slot, who):
        return False  # those themselves, or "the officers" of whom nothing new is told
    before = fold(sentences[number].tokens[slot.first - 1].text) if slot.first else ""
    is_one_of_them = number == first[0] and not slot.is_plural and before not in who.words["and"] | {","}
    return not is_one_of_them


def _may_mean(sentence: Sentence, slot: Slot, first: Slot, who: WhoWords, row: Sequence[Slot]) -> bool:
    """Rule 3."""
    if slot.role is None or slot.run is not None or slot.members or not slot.is_plural:
        return False
    if not is_definite_plural(slot, who) or is_part(sentence, slot, who) or slot.draft.root is first.draft.root:
        return False
    if slot.draft.root.level is not NameLevel.ROLE or slot.draft.root.type is not EntityType.PERSON:
        return False
    after = sentence.tokens[slot.last + 1].lower if slot.last + 1 < len(sentence.tokens) else ""
    if after in who.pronouns["relative"] | who.words["of_employer"] | who.words["contracted"]:
        return False
    number = count_of(slot, who)
    is_other = number not in {0, count_of(first, who)} or (slot.quantity is not None and not number)
    is_accused = class_of(slot, who) == "accused"
    is_counted = bool(number) and slot.role.role.lemma in who.words["people_words"] & who.words["epicene"]
    theirs = {first.role.role.lemma} if first.role is not None else set()
    is_trade = bool(theirs & set(who.kinds.get(slot.role.role.lemma, ()))) and is_blamed(sentence, row, slot, who)
    return not is_other and (is_accused or is_counted or is_trade)  # "the uniformed men were charged"


def _is_fitting(told: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Whether a sentence is told of those who are called convicted."""
    if slot.role is None or slot.role.role.lemma not in who.words["convicts"]:
        return True
    signs = tuple(who.words["signs_of_conviction"])
    return any(fold(token.text).startswith(signs) for token in told.tokens)
