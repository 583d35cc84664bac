"""The age that a source puts right: "we reported that X was 41. His correct age is 51", "X is 51, not 41".

1. The right age stands behind words for it ("su edad correcta es"), or behind a plain verb where the words before
   repeat what the source wrote itself, or before "not 41".
2. It is that of whoever is named with it; else of the one whose age the words before tell, or of the only one named
   there.
3. The other age of that person in the words before is not told. Where it is not sure whose the right age is, nothing
   changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Value
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import BlockKind, Sentence, Token, TokenKind
from ovillo.extraction.values.ages import age_number
from ovillo.extraction.words.who_words import WhoWords

_BREAKS = frozenset({";", ":"})


@dataclass(frozen=True, slots=True)
class _Words:
    """A sentence, or the part of it before a break, with its groups."""

    tokens: Sequence[Token]
    row: Sequence[Slot]
    is_misprint: bool = False


@dataclass(frozen=True, slots=True)
class _RightAge:
    """An age said to be the right one."""

    place: int
    """Its token."""
    number: int
    whose: Draft | None
    is_called: bool
    """Whether words say that it is an age, or which one it is not."""


def with_ages_put_right(
    facts: Sequence[FactDraft], sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords
) -> list[FactDraft]:
    """The facts, with the ages that a document puts right in place of those that it repeats."""
    found = list(facts)
    for number, sentence in enumerate(sentences):
        row = slots[number]
        for begin, before in _beginnings(number, sentences, slots):
            right = _right_age(sentence.tokens, row, begin, before.is_misprint, who)
            whose = _whose(right, before, found, who) if right is not None else None
            if right is not None and whose is not None:
                found = [fact for fact in found if not _is_other(fact, right, whose, before)]
                found.extend(_told(right, whose, sentence, found))
    return found


def _beginnings(
    number: int, sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]]
) -> Iterator[tuple[int, _Words]]:
    """Where the right age may be told, each with the words before it."""
    sentence, row = sentences[number], slots[number]
    if sentence.block.kind is BlockKind.PARAGRAPH:
        yield 0, _before(number, sentences, slots)
        for at, token in enumerate(sentence.tokens[:-1]):
            if token.text in _BREAKS:
                yield at + 1, _Words(sentence.tokens[:at], [slot for slot in row if slot.last < at])


def _before(number: int, sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]]) -> _Words:
    """The sentence before; of a misprint, that before it too: "en la nota sobre X, donde dice …"."""
    if not number or sentences[number].paragraph - sentences[number - 1].paragraph > 1:
        return _Words((), ())
    before = sentences[number - 1]
    if before.block.kind is not BlockKind.MISPRINT:
        return _Words(before.tokens, slots[number - 1])
    is_named = any(_is_person(slot) for slot in slots[number - 1])
    at = number - 1 if is_named or number == 1 else number - 2
    return _Words((*sentences[at].tokens, *before.tokens), slots[at], is_misprint=True)


def _is_person(slot: Slot) -> bool:
    """Whether it is a person's name; "he" is none."""
    return slot.run is not None and slot.draft.root.type is EntityType.PERSON


def _right_age(
    tokens: Sequence[Token], row: Sequence[Slot], begin: int, is_misprint: bool, who: WhoWords
) -> _RightAge | None:
    begin += phrase_at(tokens, begin, who.phrases["right_openers"])
    named = {slot.first: slot for slot in row if _is_person(slot)}
    slot, at = named.get(begin), begin
    if slot is not None:
        at = slot.last + 1
        at += phrase_at(tokens, at, who.phrases["right_age_owned"])
        is_called, size = at > slot.last + 1, phrase_at(tokens, at, who.phrases["right_age_copulas"])
    elif head := phrase_at(tokens, begin, who.phrases["right_age_heads"]):
        at, is_called = begin + head, True
        if at + 1 < len(tokens) and fold(tokens[at].text) in who.words["of"] and at + 1 in named:
            slot = named[at + 1]
            at = slot.last + 1
        size = phrase_at(tokens, at, who.phrases["right_age_copulas"])
    else:
        is_called, size = False, phrase_at(tokens, begin, who.phrases["right_age_plain"])
    if not size and not (is_misprint and at == 0):
        return None
    at += size
    number = age_number(tokens[at].text, who) if at < len(tokens) else None
    units = phrase_at(tokens, at + 1, who.phrases["age_ends"])
    is_contrast = bool(phrase_at(tokens, at + 1 + units, who.phrases["right_age_contrasts"]))
    is_short = any(fold(t.text) in who.words["month_words"] for t in tokens[at + 1 : at + 1 + units])
    is_closed = is_contrast or all(t.kind is not TokenKind.WORD for t in tokens[at + 1 + units : at + 2 + units])
    if number is None or is_short or not is_closed or (not size and not units):
        return None
    if slot is not None and not (is_called or is_contrast):
        return None
    return _RightAge(at, number, slot.draft if slot else None, is_called or is_contrast)


def _whose(right: _RightAge, before: _Words, found: Sequence[FactDraft], who: WhoWords) -> Draft | None:
    """Rule 2."""
    if right.whose is not None:
        return right.whose
    is_own = any(phrase_at(before.tokens, at, who.phrases["own_reports"]) for at in range(len(before.tokens)))
    if not (right.is_called or is_own or before.is_misprint):
        return None
    aged = {id(fact.subject.root): fact.subject for fact in found if fact.predicate == "age" and _is_in(fact, before)}
    aged = {key: draft for key, draft in aged.items() if draft.root.level is not NameLevel.ROLE}
    named = {id(slot.draft.root): slot.draft for slot in before.row if _is_person(slot)}
    is_of_age = any(fold(token.text) in who.words["age_nouns"] for token in before.tokens)
    is_of_age |= any(_is_bare_age(before, slot, who) for slot in before.row if _is_person(slot))
    may_be_named = right.is_called or is_of_age or before.is_misprint
    one = list(aged.values()) or (list(named.values()) if may_be_named else [])
    return one[0] if len(one) == 1 else None


def _is_bare_age(words: _Words, slot: Slot, who: WhoWords) -> bool:
    """As in "that X was 41", which may be anything until "he is 51" follows."""
    at = slot.last + 1 + phrase_at(words.tokens, slot.last + 1, who.phrases["right_age_copulas"])
    is_number = slot.last + 1 < at < len(words.tokens) and age_number(words.tokens[at].text, who) is not None
    return is_number and all(token.kind is not TokenKind.WORD for token in words.tokens[at + 1 : at + 2])


def _is_in(fact: FactDraft, words: _Words) -> bool:
    return bool(words.tokens) and words.tokens[0].start <= fact.start < words.tokens[-1].end


def _is_other(fact: FactDraft, right: _RightAge, whose: Draft, before: _Words) -> bool:
    is_age = fact.predicate == "age" and fact.subject.root is whose.root and _is_in(fact, before)
    return is_age and fact.value is not None and fact.value.number != right.number


def _told(right: _RightAge, whose: Draft, sentence: Sentence, found: Sequence[FactDraft]) -> Iterator[FactDraft]:
    """The right age, unless the sentence is read as telling it."""
    token, number = sentence.tokens[right.place], Decimal(right.number)
    own = (f for f in found if f.predicate == "age" and f.subject.root is whose.root)
    if not any(f.value is not None and f.value.number == number for f in own):
        yield FactDraft("age", whose, None, Value(token.text, number, "year"), token.start, token.end)
