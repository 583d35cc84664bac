"""How common a name is among the rows at hand: the shares of its words, multiplied.

A word that stands in fewer than two rows counts as two: one clerk's error must not look like a rare name. Given names
and surnames are counted apart. A name that leaves a word out is as common as what is left of it.
"""

from collections import Counter
from collections.abc import Sequence
from math import prod

from ovillo.resolution.registers.rows import PreparedRow

_LEAST_COUNT = 2


def name_rarities(rows: Sequence[PreparedRow]) -> dict[str, float]:
    """The share of people who bear each name, 0 to 1; 1 for a name without given name or surname."""
    given = Counter(word for row in rows for word in row.given)
    surnames = Counter(word for row in rows for word in row.surnames)
    found: dict[str, float] = {}
    for row in rows:
        if row.name not in found:
            shares = [max(given[word], _LEAST_COUNT) / len(rows) for word in row.given if len(word) > 1]
            shares += [max(surnames[word], _LEAST_COUNT) / len(rows) for word in row.surnames]
            found[row.name] = min(1.0, prod(shares))
    return found


def in_order_of_names(rows: Sequence[PreparedRow]) -> list[int]:
    """The numbers of the rows, like names side by side."""
    return sorted(range(len(rows)), key=lambda row: (rows[row].surnames, rows[row].given, rows[row].name, row))
