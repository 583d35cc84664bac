"""What the weight of a pair means: joined by the written rule, shown to a person, or neither.

The written rule `rule:register-row@1` joins two rows where all of this holds:

1. both names are full, and no slot of one contradicts the other;
2. the documents do not contradict one another, nor the days of birth unless the document is the same;
3. a second particular agrees beside the name (document, day of birth or telephone), or the name is the same to the
   letter: then its rarity alone must carry rule 4;
4. the weight leaves less than one chance in `_ODDS` that they are two people, given how many rows there are.
"""

from enum import StrEnum
from math import log2

from ovillo.resolution.registers.fields import Levels
from ovillo.resolution.registers.name_levels import NameLevel

REGISTER_ROW = "rule:register-row@1"
_ODDS = 100
_SUGGEST_ODDS = 1
_AGREE = frozenset({"same", "near"})


class Band(StrEnum):
    """What is done with a pair."""

    SAME = "same"
    SUGGEST = "suggest"
    DIFFERENT = "different"


def band_of(levels: Levels, weight_bits: float, *, rows: int) -> Band:
    """The band of a pair among so many rows; `weight_bits` is the sum of the particulars."""
    bits = weight_bits - log2(max(rows, 2))
    if bits >= log2(_ODDS) and not contradict(levels) and _has_second(levels):
        return Band.SAME
    return Band.SUGGEST if bits >= log2(_SUGGEST_ODDS) else Band.DIFFERENT


def contradict(levels: Levels) -> bool:
    """Whether something keeps the two rows from being joined by a rule, whatever else agrees."""
    if levels.name is NameLevel.DIFFERENT or levels.document == "different":
        return True
    return levels.born in {"different", "year"} and levels.document != "same"


def _has_second(levels: Levels) -> bool:
    if levels.name is NameLevel.SAME:
        return True
    return levels.document in _AGREE or levels.born in _AGREE or levels.phone == "same"
