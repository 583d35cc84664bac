"""A sum told again in other money: "vendía a los bebés por cinco millones de pesos (unos 2.000 dólares)"."""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.statements import Value
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import Quantity

_PAIR = 2


def read_other_money(reading: Reading) -> None:
    """Adds what is told of a sum of money for the same sum in brackets, where that is other money."""
    predicates = reading.grammar.table["prices"]["in_other_money"]
    sums = sorted((q for q in reading.view.quantities if q.is_money), key=lambda q: q.first)
    for told in [p for p in reading.found if p.value is not None and p.predicate in predicates]:
        again = _again(reading, sums, told)
        if again is not None and not any(_is_same(other, told, again) for other in reading.found):
            reading.found.append(replace(told, value=again))


def _again(reading: Reading, sums: Sequence[Quantity], told: Proposal) -> Value | None:
    """What the brackets behind this sum say; of a range its own end: "entre 450 y 600 pesos (17 y 23 dólares)"."""
    at = next((n for n, q in enumerate(sums) if q.value == told.value), -1)
    if at < 0 or sums[at].again is not None:
        return sums[at].again if at >= 0 else None
    low = at if _is_range(reading, sums[at : at + _PAIR]) else at - 1
    both, other = sums[max(low, 0) : low + _PAIR], sums[low + _PAIR : low + _PAIR + _PAIR]
    if low < 0 or not _is_range(reading, both) or not _is_range(reading, other):
        return None
    tokens = reading.view.sentence.tokens
    before = [t.lower for t in tokens[both[-1].last + 1 : other[0].first]]
    is_bracket = before[:1] == ["("] and set(before[1:]) <= reading.grammar.sets["prepositions"]
    is_closed = tokens[other[-1].last + 1].text == ")" if other[-1].last + 1 < len(tokens) else False
    is_other = other[-1].value.unit not in (None, both[-1].value.unit)
    return other[at - low].value if is_bracket and is_closed and is_other else None


def _is_range(reading: Reading, pair: Sequence[Quantity]) -> bool:
    """Whether "and", "to" or a dash alone parts two sums."""
    if len(pair) < _PAIR:
        return False
    tokens, sets = reading.view.sentence.tokens, reading.grammar.sets
    between = [t.lower for t in tokens[pair[0].last + 1 : pair[1].first]]
    return len(between) == 1 and between[0] in sets["conjunctions"] | sets["direct_slot"] | {"-", "–"}


def _is_same(other: Proposal, told: Proposal, again: Value) -> bool:
    is_alike = (other.predicate, other.subject, other.object) == (told.predicate, told.subject, told.object)
    return is_alike and other.value is not None and (other.value.number, other.value.unit) == (again.number, again.unit)
