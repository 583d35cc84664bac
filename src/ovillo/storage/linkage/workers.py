"""Processes that make rows ready and compare names, so that every core is used.

1. Chunks come back in their order, whatever the number of processes.
2. `NameLevels` remembers its last answers: an engine asks for one pair several times in a row.
"""

from array import array
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Self

from ovillo.resolution.registers import PersonRow, PreparedRow, Reach, block_keys, name_level_within, prepare

_CHUNK = 2_000
_REMEMBERED = 200_000
_LEAST_SHARED_OUT = 50
"""Pairs below which asking another process takes longer than comparing them here."""


@dataclass(frozen=True, slots=True)
class PreparedChunk:
    """Some rows made ready, with their keys one after another and how many each row has."""

    rows: list[PreparedRow]
    keys: "array[int]"
    counts: "array[int]"


def prepare_chunk(rows: Sequence[PersonRow]) -> PreparedChunk:
    """Rows made ready, in their order."""
    prepared = [prepare(row) for row in rows]
    keys, counts = array("q"), array("q")
    for row in prepared:
        own = block_keys(row)
        keys.extend(own)
        counts.append(len(own))
    return PreparedChunk(prepared, keys, counts)


AskedPair = tuple[str, str, int]
"""Two names, and the number of their `Reach`."""


def compare_names_of(pairs: Sequence[AskedPair]) -> list[int]:
    """The level of each pair of names, as far as it can change anything."""
    return [int(name_level_within(left, right, reach=Reach(reach))) for left, right, reach in pairs]


class Workers:
    """A pool of processes; with one, the work is done here."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool = ProcessPoolExecutor(count, mp_context=get_context("spawn")) if count > 1 else None
        self._remembered: dict[AskedPair, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def prepare(self, rows: Sequence[PersonRow]) -> Iterator[PreparedChunk]:
        """Every row made ready, chunk by chunk in their order."""
        waiting = iter(rows)
        chunks = iter(lambda: list(islice(waiting, _CHUNK)), [])
        yield from map(prepare_chunk, chunks) if self._pool is None else self._pool.map(prepare_chunk, chunks)

    def name_levels(self, lefts: Sequence[str], rights: Sequence[str], reaches: Sequence[int]) -> list[int]:
        """The level of each pair of names, as far as it can change anything."""
        pairs = list(zip(lefts, rights, reaches, strict=True))
        known = self._remembered
        new = [pair for pair in dict.fromkeys(pairs) if pair not in known]
        found = dict(zip(new, self._compare(new), strict=True))
        answers = [found[pair] if pair in found else known[pair] for pair in pairs]
        if len(known) > _REMEMBERED:
            self._remembered = {}
        self._remembered.update(found)
        return answers

    def _compare(self, pairs: Sequence[AskedPair]) -> list[int]:
        if self._pool is None or len(pairs) < _LEAST_SHARED_OUT:
            return compare_names_of(pairs)
        size = -(-len(pairs) // self._count)
        parts = [pairs[start : start + size] for start in range(0, len(pairs), size)]
        return [level for levels in self._pool.map(compare_names_of, parts) for level in levels]
