"""What the weight of a pair means: joined by the written rule, shown to a person, or neither.

The written rule `rule:register-row@2` joins two rows where all of this holds:

1. both names are full, no slot of one contradicts the other, and the given names are not written in two ways: twins
   and brothers share all else;
2. the two numbers of documents do not differ, however little: twins have numbers that follow one another. The year of
   birth does not differ, nor the day beyond what a slip makes of it, unless the number of the document is the same;
3. a second particular agrees beside the name: the document or the day of birth; the telephone, which a household
   shares, where the name is the same. A name that is the same to the letter may stand alone: then its rarity must carry
   rule 4, at odds that are `_ALONE` times as high, because the words of a name go together;
4. the weight leaves less than one chance in `_ODDS` that they are two people, given how many rows there are.
"""

from enum import StrEnum
from math import log2

from ovillo.resolution.registers.fields import Levels, born_level, document_level
from ovillo.resolution.registers.name_levels import NameLevel, name_level
from ovillo.resolution.registers.rows import PreparedRow

REGISTER_ROW = "rule:register-row@2"
_ODDS = 100
_ALONE = 4
_SUGGEST_ODDS = 1


class Band(StrEnum):
    """What is done with a pair."""

    SAME = "same"
    SUGGEST = "suggest"
    DIFFERENT = "different"


def band_of(levels: Levels, weight_bits: float, *, rows: int) -> Band:
    """The band of a pair among so many rows; `weight_bits` is the sum of the particulars."""
    bits = weight_bits - log2(max(rows, 2))
    odds = _ODDS if _has_particular(levels) else _ODDS * _ALONE
    if bits >= log2(odds) and not contradict(levels) and _is_full(levels) and _has_second(levels):
        return Band.SAME
    return Band.SUGGEST if bits >= log2(_SUGGEST_ODDS) else Band.DIFFERENT


def contradict(levels: Levels) -> bool:
    """Whether something keeps the two rows from being joined by a rule, whatever else agrees."""
    return levels.name is NameLevel.DIFFERENT or contradict_beside_names(levels.born, levels.document)


def rows_contradict(one: PreparedRow, other: PreparedRow) -> bool:
    """Whether two rows `contradict` one another; names are compared last, which is what takes time."""
    beside = born_level(one.born, other.born), document_level(one.document, other.document)
    return contradict_beside_names(*beside) or name_level(one.name, other.name) is NameLevel.DIFFERENT


def contradict_beside_names(born: str, document: str) -> bool:
    """Whether the days of birth or the documents do, at these levels."""
    if document in {"different", "near"}:
        return True
    return born in {"different", "year", "day"} and document != "same"


def rows_agree(one: PreparedRow, other: PreparedRow) -> bool:
    """Whether name and day of birth of two rows are both there, and nothing contradicts."""
    return born_level(one.born, other.born) in {"same", "slip", "near"} and not rows_contradict(one, other)


def _is_full(levels: Levels) -> bool:
    """Whether the names are full and one; a given name written otherwise takes the same document."""
    if levels.name is NameLevel.OPEN:
        return False
    return levels.name is not NameLevel.GIVEN or levels.document == "same"


def _has_particular(levels: Levels) -> bool:
    return "same" in {levels.born, levels.document, levels.phone}


def _has_second(levels: Levels) -> bool:
    if levels.name is NameLevel.SAME:
        return levels.born != "near" or levels.document == "same" or levels.phone == "same"
    return levels.document == "same" or levels.born == "same"
