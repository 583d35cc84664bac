"""Sums in a row, each with whom it is the price of: "$5,000 for a boy and $7,000-$8,000 for a girl".

Rules:
1. Two or more parts, each a sum, a range of sums, or one with the same in other money in brackets, then "for" or "per"
   and a child; the verb before them is one of trade or payment, or the sums are what a price "was".
2. Those sums are prices of these and of nobody else, and nobody's payment where none is seen to pay.
"""

from collections.abc import Sequence

from ovillo.extraction.acts.undergoers import may_be_given
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import parties_of
from ovillo.extraction.sentences.sentence_reading import Reading

_TRADE = frozenset({"price", "sells", "buys", "pays", "receives"})
_JOINTS = frozenset({ItemKind.AND, ItemKind.COMMA})
_FEWEST = 2


def sums_at(view: View, at: int) -> tuple[list[int], int]:
    """The items of the sums that begin here, both ends of a range and those in brackets, and the item after them."""
    found: list[int] = []
    while at < len(view.items) and view.items[at].kind is ItemKind.PREPOSITION and not found:
        at += 1
    while at < len(view.items):
        kind = view.items[at].kind
        if kind is ItemKind.QUANTITY and view.quantities[view.items[at].ref].is_money:
            found.append(at)
        elif not (found and _is_joint(view, at)):
            break
        at += 1
    return found, at


def _is_joint(view: View, at: int) -> bool:
    """A dash, a bracket, or "and" and "to" between the two ends of a range."""
    item = view.items[at]
    if view.sentence.tokens[item.first].text in "()-\u2013\u2014":
        return True
    after = view.items[at + 1] if at + 1 < len(view.items) else None
    is_end = after is not None and after.kind is ItemKind.QUANTITY
    is_start = view.items[at - 1].kind is ItemKind.QUANTITY
    return is_end and is_start and item.kind in (ItemKind.AND, ItemKind.PREPOSITION) and not _has_own(view, at + 1)


def _has_own(view: View, at: int) -> bool:
    """Whether the sum here begins a part of its own: "$5,000 and $7,000 for a girl" has none for the first."""
    return False if at < 1 else view.items[at - 1].kind is ItemKind.COMMA


def listed_prices(reading: Reading) -> dict[int, int]:
    """Rule 1: of each sum so listed, by its item, the group that it is the price of."""
    view = reading.view
    if sum(q.is_money for q in view.quantities) < _FEWEST:
        return {}
    parts: list[tuple[list[int], int]] = []
    at = 0
    while at < len(view.items):
        if view.items[at].kind is not ItemKind.QUANTITY:
            at += 1
            continue
        sums, end = sums_at(view, at)
        group, end = _whom(reading, end) if sums else (-1, at + 1)
        if group < 0:
            if len(parts) >= _FEWEST:
                break
            parts = []
            at = max(end, at + 1)
            continue
        parts = (
            [*parts, (sums, group)]
            if not parts or view.items[sums[0] - 1].kind in _JOINTS or _is_near(view, sums)
            else [(sums, group)]
        )
        at = end
    is_listed = len(parts) >= _FEWEST and _is_trade(reading, parts[0][0][0])
    return {each: group for sums, group in parts for each in sums} if is_listed else {}


def _is_near(view: View, sums: Sequence[int]) -> bool:
    """Whether "and" stands before the preposition of the sum: "and between $5,000 and $7,000"."""
    at = sums[0] - 1
    while at > 0 and view.items[at].kind is ItemKind.PREPOSITION:
        at -= 1
    return view.items[at].kind in _JOINTS


def _whom(reading: Reading, at: int) -> tuple[int, int]:
    """The group of a child behind "for" or "per" here, or -1, and the item after it."""
    view, table = reading.view, reading.grammar.table["prices"]
    if at >= len(view.items) or view.items[at].word not in {*table["for"], *table["per"]}:
        return -1, at
    behind = at + 1
    while behind < len(view.items) and view.items[behind].kind is ItemKind.OTHER:
        behind += 1
    if behind >= len(view.items) or view.items[behind].kind is not ItemKind.GROUP:
        return -1, at
    group = view.items[behind].ref
    is_child = any(may_be_given(reading, party) for party in parties_of(view, [group]))
    return (group, behind + 1) if is_child else (-1, at)


def _is_trade(reading: Reading, at: int) -> bool:
    view, table = reading.view, reading.grammar.table["prices"]
    before = next((i for i in reversed(view.items[:at]) if i.kind is ItemKind.VERB), None)
    if before is None:
        return False
    lemma = view.verbs[before.ref].lemma
    words = {token.lower for token in view.sentence.tokens[: view.items[at].first]}
    is_price = lemma in {*reading.grammar.sets["copulas"], *table["ranging"]} and bool(words & set(table["nouns"]))
    return is_price or any(frame.predicate in _TRADE for _, frame in reading.grammar.patterns.get(lemma, ()))


def drop_others(reading: Reading, listed: dict[int, int]) -> None:
    """Rule 2."""
    view = reading.view
    whose = {view.quantities[view.items[at].ref].value: view.groups[g].entity.id for at, g in listed.items()}
    reading.found[:] = [
        p
        for p in reading.found
        if p.value not in whose
        or not (
            (p.predicate == "price" and p.subject is not None and p.subject.id != whose[p.value])
            or (p.predicate == "pays" and p.subject is None and p.object is None)
        )
    ]
