"""Two prepared rows compared particular by particular, and what that weighs. The engines compute the same in SQL."""

from dataclasses import dataclass
from math import log2

from ovillo.resolution.registers.name_levels import NameLevel, name_level
from ovillo.resolution.registers.rows import PreparedRow
from ovillo.resolution.registers.weights import weights

MISSING = ""
_NEAR_DOCUMENT = 2
_LEAST_DOCUMENT = 7


@dataclass(frozen=True, slots=True)
class Levels:
    """How each particular of two rows agrees; empty where one lacks it."""

    name: NameLevel
    born: str
    document: str
    phone: str
    place: str


def compare_rows(left: PreparedRow, right: PreparedRow) -> Levels:
    """The level of each particular."""
    return Levels(
        name=name_level(left.name, right.name),
        born=born_level(left.born, right.born),
        document=document_level(left.document, right.document),
        phone=_equality(left.phone, right.phone),
        place=_equality(left.place, right.place),
    )


def born_level(left: str, right: str) -> str:
    """`slip`: day and month changed round, or the next day of the month; `near`: one year, and month or day equal.

    `year` for the year, `day` for the day of another year, which is never `near`: father and son may share it, and
    registers write 1 January for an unknown day.
    """
    if not left or not right:
        return MISSING
    if left == right:
        return "same"
    one, other = left.split("-"), right.split("-")
    if one[0] != other[0]:
        return "day" if one[1:] == other[1:] else "different"
    is_next_day = one[1] == other[1] and abs(int(one[2]) - int(other[2])) == 1
    if is_next_day or one[1:] == other[:0:-1]:
        return "slip"
    if one[1] == other[1] or one[2] == other[2]:
        return "near"
    return "year"


def document_level(left: str, right: str) -> str:
    """`near` where at most two edits make one number of the other."""
    if not left or not right:
        return MISSING
    if left == right:
        return "same"
    is_long = min(len(left), len(right)) >= _LEAST_DOCUMENT
    return "near" if is_long and edits(left, right) <= _NEAR_DOCUMENT else "different"


def _equality(left: str, right: str) -> str:
    if not left or not right:
        return MISSING
    return "same" if left == right else "different"


def edits(left: str, right: str) -> int:
    """Levenshtein's distance: letters to put in, leave out or replace."""
    row = list(range(len(right) + 1))
    for i, mine in enumerate(left, start=1):
        before, row = row, [i]
        for j, theirs in enumerate(right, start=1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (mine != theirs)))
    return row[-1]


def weigh(levels: Levels, rarity: float) -> float:
    """The sum of what the particulars weigh, bits.

    Args:
        levels: how the two rows agree.
        rarity: share of people who bear the commoner of the two names, as `name_rarities` gives it.
    """
    table = weights()
    total = 0.0
    for particular in ("name", "born", "document", "phone", "place"):
        level = levels.name.name.lower() if particular == "name" else getattr(levels, particular)
        if level != MISSING:
            weight = table[particular][level]
            total += log2(weight.m / (weight.u if weight.u is not None else rarity * weight.spread))
    return total
