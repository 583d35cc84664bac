"""What stands around two mentions compared, and what each agreement is worth in bits; a second pass over neighbours.

1. A thing that many share (a hub: a ministry's telephone, a capital city) says little: an agreement weighs
   log2(all / sharers), no more than `_MOST_BITS`, and nothing at all where everybody shares it.
2. What one side lacks weighs nothing.
3. Ages are compared at one date: two ages of one person differ by the years between the days on which they were told.
4. Context never joins by itself: it orders suggestions and shows what speaks for and against.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ovillo.domain.entities import NameLevel

_MOST_BITS = 12.0
_AGE_BITS, _AGE_AGAINST_BITS, _AGE_TOLERANCE_YEARS = 3.0, -6.0, 1.0
_YEAR_DAYS = 365.2425
_DIFFERING_DOCUMENT_BITS = -8.0

Facts = Mapping[str, frozenset[str]]
"""By kind (phone, account, document, address, person, place, role, office, date): the folded values of one mention."""


@dataclass(frozen=True, slots=True)
class ContextWeight:
    """One thing around two mentions that speaks for or against their being one."""

    kind: str
    weight_bits: float
    sharers: int
    """How many mentions have the shared thing; 0 where nothing is shared."""


@dataclass(frozen=True, slots=True)
class ToldAge:
    """An age as a source told it."""

    years: float
    on: date


def may_join(left: NameLevel, right: NameLevel, *, is_one_document: bool) -> str:
    """What the gate lets happen to two mentions: `rule` (full names), `suggest`, or `never`.

    A mention by role alone never meets another document; partial names and aliases are only ever suggested.
    """
    if NameLevel.ROLE in {left, right}:
        return "suggest" if is_one_document else "never"
    return "rule" if left is right is NameLevel.FULL else "suggest"


def compare_ages(left: ToldAge | None, right: ToldAge | None) -> ContextWeight:
    """Two ages brought to one day; one year of tolerance, because an age is told in whole years."""
    if left is None or right is None:
        return ContextWeight("age", 0.0, 0)
    apart = (left.years - right.years) - (left.on - right.on).days / _YEAR_DAYS
    is_alike = abs(apart) <= _AGE_TOLERANCE_YEARS
    return ContextWeight("age", _AGE_BITS if is_alike else _AGE_AGAINST_BITS, 0)


def compare_context(
    left: Facts, right: Facts, *, sharers: Mapping[tuple[str, str], int], mentions: int
) -> tuple[ContextWeight, ...]:
    """One weight per kind that both mentions have, by kind; the rarest shared value counts.

    Args:
        left: what stands around one mention.
        right: the other.
        sharers: by kind and value, how many mentions of the case have it.
        mentions: how many mentions there are in all, at least 1.
    """
    found = []
    for kind in sorted(left.keys() & right.keys()):
        if not left[kind] or not right[kind]:
            continue
        counts = [max(2, sharers.get((kind, value), 2)) for value in left[kind] & right[kind]]
        if counts:
            found.append(ContextWeight(kind, _rarity_bits(min(counts), mentions), min(counts)))
        elif kind == "document":
            found.append(ContextWeight(kind, _DIFFERING_DOCUMENT_BITS, 0))
    return tuple(found)


def _rarity_bits(sharers: int, mentions: int) -> float:
    return round(min(_MOST_BITS, max(0.0, math.log2(max(mentions, 1) / sharers))), 1)


def count_sharers(facts: Iterable[Facts]) -> dict[tuple[str, str], int]:
    """By kind and value, how many mentions have it."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for each in facts:
        for kind in sorted(each):
            for value in sorted(each[kind]):
                counts[kind, value] += 1
    return dict(counts)


def neighbour_bits(
    left: Iterable[str], right: Iterable[str], *, cluster_of: Mapping[str, str], degrees: Mapping[str, int]
) -> float:
    """The second pass: bits for neighbours that the first pass put into one cluster, hubs damped.

    Each shared neighbour adds 1 / log2(1 + degree) (Adamic and Adar 2003, doi:10.1016/S0378-8733(03)00009-1), so that a
    person named in every report adds next to nothing; no more than `_MOST_BITS` in all.

    Args:
        left: ids of the mentions beside one.
        right: beside the other.
        cluster_of: by id, the cluster of the first pass; an id without one stands for itself.
        degrees: by cluster, how many mentions it stands beside.
    """
    shared = {cluster_of.get(each, each) for each in left} & {cluster_of.get(each, each) for each in right}
    damped = (1 / math.log2(1 + max(2, degrees.get(each, 2))) for each in sorted(shared))
    return round(min(_MOST_BITS, sum(damped)), 3)
