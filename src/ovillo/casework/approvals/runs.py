"""Entries of the ledger as the object of an approval to erase them."""

from collections.abc import Sequence
from typing import Final

from ovillo.domain.docket import Json

ENTRIES: Final = "entries "
STILL_NAMED: Final = "still_named"
"""Of an entry of an erasure: the entries that named somebody of whom the erased content told."""


def entries_object(numbers: Sequence[int]) -> str:
    """Entries of the ledger as the object of an approval: each number, or a run of them."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ENTRIES + " ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def entries_of_object(object_: str) -> Sequence[int]:
    """The numbers that `entries_object` wrote."""
    runs = (run.partition("-") for run in object_.removeprefix(ENTRIES).split())
    return [number for first, _, last in runs for number in range(int(first), int(last or first) + 1)]


def numbers_of(told: Json) -> list[int]:
    """The numbers of entries that an entry tells."""
    return [each for each in told if isinstance(each, int)] if isinstance(told, list | tuple) else []
