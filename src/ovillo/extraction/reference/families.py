"""People called by the name that they share: "the Mora brothers", "los hermanos Rivas", "the Webbs", "los Rivas".

1. All whom the report names by that surname stand in one list, and nobody else bears it.
2. Behind the article, or beside a plural of kin, the surname means all of them.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR, count_of
from ovillo.extraction.reference.name_lists import listings_of
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_PLURALS = ("", "s", "es")


def link_families(sentences: Sequence[Sentence], slots: Sequence[list[Slot]], who: WhoWords) -> None:
    """Makes of such a surname, with its article or its noun of kin, the group of those who bear it."""
    bearers = _bearers(slots)
    if not bearers:
        return
    listed: list[frozenset[int]] = []
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        for slot in tuple(row) if sentence.block.kind is BlockKind.PARAGRAPH else ():
            people = _called(slot, bearers, who)
            if len(people) >= PAIR and frozenset(map(id, people)) in listed:
                _replace(sentence, row, slot, people, who)
        found = listings_of(number, sentence, row, who)
        listed.extend(frozenset(id(one.root) for one in listing.people) for listing in found)


def _bearers(slots: Sequence[Sequence[Slot]]) -> dict[str, tuple[Draft, ...]]:
    """By surname those who are named with it, where they are several."""
    found: dict[str, dict[int, Draft]] = {}
    for row in slots:
        for slot in row:
            root = slot.draft.root
            if slot.run is not None and root.type is EntityType.PERSON and len(root.words) > 1:
                for word in root.words[1:]:
                    found.setdefault(word, {})[id(root)] = root
    return {word: tuple(people.values()) for word, people in found.items() if len(people) >= PAIR}


def _called(slot: Slot, bearers: dict[str, tuple[Draft, ...]], who: WhoWords) -> tuple[Draft, ...]:
    """Rule 1: those whom a surname alone may mean; an "s" makes it their plural in English."""
    if slot.run is None or len(slot.run.words) != 1 or slot.run.title or slot.role is not None:
        return ()
    name = slot.run.words[0]
    stems = [name.removesuffix(end) for end in (_PLURALS if who.modifier_is_left else _PLURALS[:1])]
    return next((bearers[stem] for stem in stems if stem in bearers), ())


def _replace(sentence: Sentence, row: list[Slot], slot: Slot, people: tuple[Draft, ...], who: WhoWords) -> None:
    """Rule 2."""
    kin = next((other for other in row if _is_kin_beside(other, slot, who)), None)
    if kin is not None:
        is_fitting = kin.gender != "f" or all(one.gender in {None, "f"} for one in people)
        if is_fitting and count_of(kin, who) in {0, len(people)}:
            kin.first, kin.last = min(kin.first, slot.first), max(kin.last, slot.last)
            kin.members, kin.is_inferred = people, True
            row.remove(slot)
        return
    before = sentence.tokens[slot.first - 1] if slot.first else None
    articles = who.words["definite"] if who.modifier_is_left else who.words["plural_articles"]
    is_article = before is not None and fold(before.text) in articles
    is_led = is_article and before is not None and (slot.first == 1 or before.text[0].islower())
    is_plural = not who.modifier_is_left or slot.run is None or all(slot.run.words[0] not in p.words for p in people)
    if is_led and is_plural:
        draft = Draft(EntityType.GROUP, NameLevel.ROLE, sentence.tokens[slot.last].text)
        draft.mentions.add((sentence.tokens[slot.first].start, sentence.tokens[slot.last].end, NameLevel.ROLE))
        at = row.index(slot)
        row[at] = Slot(slot.first, slot.last, slot.head, ArgumentKind.PRONOUN, draft, is_plural=True, members=people)


def _is_kin_beside(other: Slot, slot: Slot, who: WhoWords) -> bool:
    nouns = who.words["siblings"] | who.words["pair_nouns"] | who.words["spouses"]
    is_beside = other.first == slot.last + 1 or other.last == slot.first - 1
    is_kin = other.role is not None and other.run is None and other.is_plural and other.role.role.lemma in nouns
    return is_kin and is_beside and not other.members
