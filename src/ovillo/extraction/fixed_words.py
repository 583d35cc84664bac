"""Whether a pattern's fixed words and prepositions stand after a verb, and whom its prepositions mark."""

from collections.abc import Iterator, Sequence

from ovillo.extraction.arguments import Arguments, Slot
from ovillo.extraction.casting import Cast, Reading, arguments_of
from ovillo.extraction.clause_types import View
from ovillo.extraction.grammar import Pattern
from ovillo.extraction.items import ItemKind
from ovillo.extraction.proposals import Party, parties_of


def has_words(reading: Reading, number: int, pattern: Pattern, arguments: Arguments) -> bool:
    """Whether the fixed words stand after the verb, not negated themselves: "pleaded guilty", not "not guilty"."""
    if not pattern.words:
        return True
    before, found, _ = f" {_words_after(reading, arguments, len(pattern.words))} ".partition(
        f" {' '.join(pattern.words)} "
    )
    *others, last = before.split() or [""]
    is_own = not others and reading.view.clauses[number].verb.is_negated
    return bool(found) and (is_own or last not in reading.grammar.sets["negations"])


def _words_after(reading: Reading, arguments: Arguments, size: int) -> str:
    """The words after the verb, with as many more where a verb that it takes ends them: "forced … to beg"."""
    view = reading.view
    at = arguments.last_item
    if (
        at + 1 >= len(view.items)
        or view.items[at].kind is ItemKind.COMMA
        or view.items[at + 1].kind is not ItemKind.VERB
    ):
        return arguments.words
    first = view.items[at].last + 1
    return " ".join([arguments.words, *(t.lower for t in view.sentence.tokens[first : first + size])]).strip()


def fits(reading: Reading, number: int, pattern: Pattern, arguments: Arguments) -> bool:
    if pattern.is_pronominal and not reading.view.clauses[number].verb.is_reflexive:
        return False
    if not has_words(reading, number, pattern, arguments):
        return False
    return not pattern.prepositions or any(s.preposition in pattern.prepositions for s in arguments.slots)


def undergoers(reading: Reading, number: int, pattern: Pattern, cast: Cast) -> tuple[Party, ...]:
    """Who undergoes; where a preposition says it, after the fixed words, and no second preposition says it too.

    "Ordered the arrest of X for gifts of Y": X alone.
    """
    if not pattern.prepositions:
        return cast.objects
    slots = [s for s in arguments_of(reading, number).slots if s.preposition in pattern.prepositions]
    end = _end_of_words(reading, number, pattern)
    after = [s for s in slots if reading.view.groups[s.groups[0]].first > end] or slots
    return tuple(p for s in _in_row(reading.view, after) for p in parties_of(reading.view, s.groups))


def _end_of_words(reading: Reading, number: int, pattern: Pattern) -> int:
    """The last token of the fixed words; that of the verb where there are none."""
    last, tokens, size = reading.view.clauses[number].verb.last, reading.view.sentence.tokens, len(pattern.words)
    for at in range(last + 1, len(tokens) - size + 1):
        if size and tuple(t.lower for t in tokens[at : at + size]) == pattern.words:
            return at + size - 1
    return last


def _in_row(view: View, slots: Sequence[Slot]) -> Iterator[Slot]:
    """The first, and those that go on with its preposition: "against X and against Y"."""
    for at, slot in enumerate(slots):
        if at and (slot.preposition != slots[0].preposition or not _is_joined(view, slot)):
            return
        yield slot


def _is_joined(view: View, slot: Slot) -> bool:
    """Whether a comma or a conjunction stands before the preposition of the slot."""
    before = view.position.get(slot.groups[0], 0) - 1
    while before >= 0 and view.items[before].kind in (ItemKind.OTHER, ItemKind.PREPOSITION, ItemKind.QUANTITY):
        before -= 1
    return before >= 0 and view.items[before].kind in (ItemKind.AND, ItemKind.COMMA)
