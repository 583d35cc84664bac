"""A long list in parts: one page holds so many lines that it opens at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of one list, or of several that are paged together."""

    number: int
    """Counted from 1."""
    count: int
    """How many parts there are."""
    size: int

    def of(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines of this part."""
        return lines[(self.number - 1) * self.size : self.number * self.size]


def part_of(number: int, *lists: Sequence[Any], size: int) -> Part:  # Any: only their lengths count
    """The part of this number, or the nearest that there is; the longest list says how many there are."""
    count = max(1, *(-(-len(each) // size) for each in lists))
    return Part(min(max(number, 1), count), count, size)
