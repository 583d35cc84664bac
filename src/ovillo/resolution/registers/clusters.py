"""Rows joined into people.

1. Pairs that the rule accepts are joined best first; ties by their numbers: the result is a function of the inputs.
2. Two groups are not joined where any row of one contradicts any row of the other, or what people judged different
   would come together. Nor are two groups that were settled before: new rows are added to them, no more.
3. Pairs that are left, and those of the band `suggest`, are suggestions between the groups, best first.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clusters:
    """The groups of rows, and what a person should look at."""

    of_row: tuple[int, ...]
    """For each row the smallest row of its group."""
    suggested: tuple[tuple[int, int, float], ...]
    """Pairs of rows of different groups with their weight in bits, one for each two groups, best first."""


def cluster_rows(
    count: int,
    accepted: Iterable[tuple[int, int, float]],
    suggested: Iterable[tuple[int, int, float]],
    *,
    contradicts: Callable[[int, int], bool],
    apart: Iterable[Pair] = (),
    settled: Sequence[int] = (),
) -> Clusters:
    """The clusters of `count` rows.

    Args:
        count: rows are numbered from 0.
        accepted: pairs that the rule accepts, with their weight.
        suggested: pairs that a person should look at, with their weight.
        contradicts: whether two rows can be told to be two people; asked only of rows about to come together.
        apart: pairs that people judged different.
        settled: for each of the first rows, the smallest row of the group that it stands in already; empty where
            nothing was settled before.
    """
    groups = _Groups(count, contradicts, apart, settled)
    edges = sorted(set(accepted), key=_best_first)
    left_over = [edge for edge in edges if not groups.join(edge[0], edge[1])]
    of_row = tuple(groups.root(row) for row in range(count))
    seen: set[Pair] = set()
    kept = []
    for edge in sorted({*left_over, *suggested}, key=_best_first):
        pair = of_row[edge[0]], of_row[edge[1]]
        ordered = min(pair), max(pair)
        if pair[0] != pair[1] and ordered not in seen and not groups.are_judged_apart(*pair):
            seen.add(ordered)
            kept.append(edge)
    return Clusters(of_row, tuple(kept))


def _best_first(edge: tuple[int, int, float]) -> tuple[float, int, int]:
    return -round(edge[2], 6), edge[0], edge[1]


class _Groups:
    def __init__(
        self, count: int, contradicts: Callable[[int, int], bool], apart: Iterable[Pair], settled: Sequence[int]
    ) -> None:
        self._parent = [*settled, *range(len(settled), count)]
        self._settled = len(settled)
        self._members: dict[int, list[int]] = {}
        for row, root in enumerate(settled):
            self._members.setdefault(root, []).append(row)
        self._contradicts = contradicts
        self._apart = {frozenset(pair) for pair in apart}
        self._judged = {row for pair in self._apart for row in pair}

    def root(self, row: int) -> int:
        while self._parent[row] != row:
            self._parent[row] = self._parent[self._parent[row]]
            row = self._parent[row]
        return row

    def _of(self, root: int) -> Sequence[int]:
        return self._members.get(root, (root,))

    def are_judged_apart(self, left: int, right: int) -> bool:
        ours = [row for row in self._of(left) if row in self._judged]
        theirs = [row for row in self._of(right) if row in self._judged]
        return any(frozenset((one, other)) in self._apart for one in ours for other in theirs)

    def join(self, left: int, right: int) -> bool:
        """Joins the groups of two rows unless something keeps them apart; whether they are together afterwards."""
        first, second = sorted((self.root(left), self.root(right)))
        if first == second:
            return True
        if second < self._settled or self.are_judged_apart(first, second):
            return False
        for one in self._of(first):
            for other in self._of(second):
                if {one, other} != {left, right} and self._contradicts(one, other):
                    return False
        self._members[first] = sorted([*self._of(first), *self._of(second)])
        self._members.pop(second, None)
        self._parent[second] = first
        return True
