"""Whom a report is about: those presented with an age or an alias, and those of whom an arrest is told."""

from collections.abc import Sequence
from itertools import zip_longest

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.role_links import is_definite, is_official
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_NEAR = 3
"""Tokens from "not" to what was not done: "no ha sido detenida"."""
_PRESENTED = frozenset({"age", "alias", "identifier"})


def find_principals(slots: Sequence[Sequence[Slot]], who: WhoWords) -> list[Draft]:
    """Named people whom a report presents as those it is about: with an age, alias or number, and without a post."""
    found: list[Draft] = []
    excluded: list[Draft] = []
    for row in slots:
        for slot in row:
            root = slot.draft.root
            if slot.run is None or root.type is not EntityType.PERSON:
                continue
            if is_official(root, who):
                excluded.append(root)
            elif root not in found and (slot.run.nickname or any(part.kind in _PRESENTED for part in slot.description)):
                found.append(root)
    return [root for root in found if root not in excluded]


def find_held(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> list[Draft]:
    """Named people without a post in the running text of whose sentences an arrest or a charge is told."""
    found = _find_told(sentences, slots, who, who.signs_of_arrest)
    rows = zip(sentences, slots, strict=True)
    outside = [draft for sentence, row in rows for draft in find_outsiders(sentence, row, who)]
    outside += find_at_large(sentences, slots, who)
    return [d for d in found if d not in outside and not d.roles & who.words["outsiders"]]


def find_outsiders(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> list[Draft]:
    """As in "X, Y and Z, the victims, …", "the victims, X and Y": those named before it, or whom it means."""
    found: list[Draft] = []
    for slot in row:
        if slot.role is None or slot.run is not None or slot.role.role.lemma not in who.words["outsiders"]:
            continue
        found.extend(member.root for member in slot.members)
        if slot.is_plural and slot.first and sentence.tokens[slot.first - 1].text == ",":
            found.extend(other.draft.root for other in row if other.run is not None and other.last < slot.first)
    return found


def find_at_large(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> list[Draft]:
    """As in "X was not arrested", "Y, who escaped,": those whom words up to the next name tell not to be held."""
    found: list[Draft] = []
    for sentence, row in zip(sentences, slots, strict=True):
        named = [slot for slot in row if slot.run is not None and slot.draft.root.type is EntityType.PERSON]
        for slot, after in zip_longest(named, named[1:]):
            words = [fold(t.text) for t in sentence.tokens[slot.last + 1 : after.first if after else None]]
            denials = [at for at, word in enumerate(words) if word in who.words["unheld"]]
            is_free = any(word.startswith(tuple(who.words["signs_of_flight"])) for word in words)
            is_free |= any(w.startswith(who.signs_of_arrest) for at in denials for w in words[at + 1 : at + 1 + _NEAR])
            if is_free and slot.draft.root not in found:
                found.append(slot.draft.root)
    return found


def find_convicted(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> list[Draft]:
    """Named people without a post of whose sentences a conviction is told, and no acquittal."""
    acquitted = _find_told(sentences, slots, who, tuple(who.words["signs_of_acquittal"]))
    convicted = _find_told(sentences, slots, who, tuple(who.words["signs_of_conviction"]))
    return [draft for draft in convicted if draft not in acquitted]


def _find_told(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords, signs: tuple[str, ...]
) -> list[Draft]:
    found: list[Draft] = []
    for sentence, row in zip(sentences, slots, strict=True):
        if sentence.block.kind is not BlockKind.PARAGRAPH:
            continue
        if not any(fold(token.text).startswith(signs) for token in sentence.tokens):
            continue
        for slot in row:
            root = slot.draft.root
            is_named = slot.run is not None and root.type is EntityType.PERSON and not is_official(root, who)
            if is_named and root not in found:
                found.append(root)
    return found


def tells_only_event(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], draft: Draft, who: WhoWords
) -> bool:
    """As in "X praised the arrest": whether each sentence with the name tells one only by a noun behind it."""
    named = [
        (sentence, slot)
        for sentence, row in zip(sentences, slots, strict=True)
        for slot in row
        if slot.run is not None and slot.draft.root is draft.root and sentence.block.kind is BlockKind.PARAGRAPH
    ]
    told = [
        (s, slot, at)
        for s, slot in named
        for at, t in enumerate(s.tokens)
        if fold(t.text).startswith(who.signs_of_arrest)
    ]
    return bool(told) and all(slot.last < at and _is_event(sentence, at, who) for sentence, slot, at in told)


def _is_event(sentence: Sentence, at: int, who: WhoWords) -> bool:
    words = [fold(token.text) for token in sentence.tokens[max(0, at - 1) : at + 1]]
    is_led = len(words) > 1 and words[0] in who.words["determiners"]
    return is_led and not words[-1].endswith(tuple(who.words["participle_endings"]))


def is_taken_up(sentence: Sentence, row: Sequence[Slot], draft: Draft, who: WhoWords) -> bool:
    """As in "the nurse, X, …": a definite noun that takes up whom the text has told of before, then the name."""
    first = next((slot.first for slot in row if slot.run is not None and slot.draft.root is draft.root), 0)
    nouns = [s for s in row if s.role is not None and s.run is None and s.draft.root is draft.root and s.last < first]
    commas = [n for n, token in enumerate(sentence.tokens) if token.text == ","]
    return any(is_definite(sentence, s, who) and any(s.last < at < first for at in commas) for s in nouns)
