"""Rows joined into people.

1. Pairs that the rule accepts are joined best first, all of one weight at once: the order of the rows changes nothing.
2. Two groups are not joined where any row of one contradicts any row of the other, or what people judged different
   would come together. Nor are two groups that were settled before: new rows are added to them, no more. Rows of one
   group that bear one number of a document are one person whose name or day was written in two ways: who agrees with
   one of them in both contradicts none of them.
3. Where a group fits two others that contradict one another, and neither better by more than `_MARGIN_BITS`, it waits
   for a person. So do the pairs of one weight that together would join what contradicts.
4. Pairs that are left, and those of the band `suggest`, are suggestions between the groups, best first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from ovillo.resolution.cuts import without_conflicts

Pair = tuple[int, int]
Edge = tuple[int, int, float]
_MARGIN_BITS = 0.5
_TWO = 2


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
    agrees: Callable[[int, int], bool] = lambda _one, _other: False,
    documents: Sequence[str] = (),
    apart: Iterable[Pair] = (),
    settled: Sequence[int] = (),
) -> Clusters:
    """The clusters of `count` rows.

    Args:
        count: rows are numbered from 0.
        accepted: pairs that the rule accepts, with their weight.
        suggested: pairs that a person should look at, with their weight.
        contradicts: whether two rows can be told to be two people; asked only of rows about to come together, and
            never of a pair that the rule accepts.
        agrees: whether two rows agree in name and day of birth.
        documents: the number of each row's document, empty where it has none; empty where no row has any.
        apart: pairs that people judged different.
        settled: for each of the first rows, the smallest row of the group that it stands in already; empty where
            nothing was settled before.
    """
    edges = sorted(set(accepted), key=_best_first)
    ruled = {(one, other) for one, other, _ in edges}

    def contradict(one: int, other: int) -> bool:
        return (one, other) not in ruled and (other, one) not in ruled and contradicts(one, other)

    groups = _Groups(count, contradict, _Cards(documents, agrees), apart, settled)
    groups.link(edges)
    for _, level in groupby(edges, key=_weight):
        _join_level(groups, list(level))
    left_over = [edge for edge in edges if groups.root(edge[0]) != groups.root(edge[1])]
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


def _weight(edge: Edge) -> float:
    return -round(edge[2], 6)


def _best_first(edge: Edge) -> tuple[float, int, int]:
    return _weight(edge), edge[0], edge[1]


def _join_level(groups: "_Groups", edges: Sequence[Edge]) -> None:
    """Joins what the pairs of one weight join, whatever their order."""
    pairs: set[Pair] = set()
    for one, other, weight in edges:
        pair = groups.pair(one, other)
        if pair[0] != pair[1] and not groups.contradict(*pair) and not groups.is_contested(pair, weight):
            pairs.add(pair)
    for one, other in sorted(without_conflicts(pairs, groups.conflicts)):
        groups.join(one, other)


@dataclass(frozen=True, slots=True)
class _Cards:
    """Rows of one group with one number of a document: one person, whose name or day may be written in two ways."""

    documents: Sequence[str]
    agrees: Callable[[int, int], bool]

    def agree(self, one: int, other: int, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether a row with the document of one agrees with a row with that of the other, each in its group."""
        left, right = self._rows(one, ours), self._rows(other, theirs)
        return len(left) + len(right) > _TWO and any(self.agrees(mine, yours) for mine in left for yours in right)

    def _rows(self, row: int, group: Sequence[int]) -> Sequence[int]:
        number = self.documents[row] if self.documents else ""
        return [each for each in group if self.documents[each] == number] if number else (row,)


class _Groups:
    def __init__(
        self,
        count: int,
        contradicts: Callable[[int, int], bool],
        cards: "_Cards",
        apart: Iterable[Pair],
        settled: Sequence[int],
    ) -> None:
        self._parent = [*settled, *range(len(settled), count)]
        self._settled = len(settled)
        self._members: dict[int, list[int]] = {}
        for row, root in enumerate(settled):
            self._members.setdefault(root, []).append(row)
        self._contradicts = contradicts
        self._cards = cards
        self._apart = {frozenset(pair) for pair in apart}
        self._judged = {row for pair in self._apart for row in pair}
        self._links: dict[int, dict[int, float]] = defaultdict(dict)
        self._known: dict[tuple[int, int, int, int], bool] = {}

    def root(self, row: int) -> int:
        while self._parent[row] != row:
            self._parent[row] = self._parent[self._parent[row]]
            row = self._parent[row]
        return row

    def pair(self, one: int, other: int) -> Pair:
        """The groups of two rows."""
        first, second = sorted((self.root(one), self.root(other)))
        return first, second

    def link(self, edges: Iterable[Edge]) -> None:
        """Notes how well the groups fit one another."""
        for one, other, weight in edges:
            first, second = self.pair(one, other)
            if first != second:
                best = max(weight, self._links[first].get(second, weight))
                self._links[first][second] = self._links[second][first] = best

    def _of(self, root: int) -> Sequence[int]:
        return self._members.get(root, (root,))

    def are_judged_apart(self, left: int, right: int) -> bool:
        ours = [row for row in self._of(left) if row in self._judged]
        theirs = [row for row in self._of(right) if row in self._judged]
        return any(frozenset((one, other)) in self._apart for one in ours for other in theirs)

    def contradict(self, first: int, second: int) -> bool:
        """Whether two groups cannot be joined."""
        left, right = min(first, second), max(first, second)
        key = left, right, len(self._of(left)), len(self._of(right))
        if key not in self._known:
            self._known[key] = (
                right < self._settled
                or self.are_judged_apart(first, second)
                or any(
                    self._contradicts(one, other) and not self._cards.agree(one, other, self._of(left), self._of(right))
                    for one in self._of(left)
                    for other in self._of(right)
                )
            )
        return self._known[key]

    def conflicts(self, part: Sequence[int]) -> Iterator[Pair]:
        """The pairs of these groups that contradict one another."""
        return (pair for pair in combinations(part, 2) if self.contradict(*pair))

    def is_contested(self, pair: Pair, weight: float) -> bool:
        """Whether one of two groups fits a third as well, which contradicts the other."""
        return any(
            other != theirs
            and fits > weight - _MARGIN_BITS
            and not self.contradict(ours, other)
            and self.contradict(theirs, other)
            for ours, theirs in (pair, pair[::-1])
            for other, fits in self._links[ours].items()
        )

    def join(self, left: int, right: int) -> None:
        """Makes one of the groups of two rows."""
        first, second = self.pair(left, right)
        if first == second:
            return
        self._members[first] = sorted([*self._of(first), *self._of(second)])
        self._members.pop(second, None)
        self._parent[second] = first
        for other, weight in self._links.pop(second, {}).items():
            self._links[other].pop(second, None)
            if other != first:
                best = max(weight, self._links[first].get(other, weight))
                self._links[first][other] = self._links[other][first] = best
