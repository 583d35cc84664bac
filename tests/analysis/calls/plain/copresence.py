"""Numbers that are seen in the same cell within some minutes, beside how often chance would show them so.

1. An occasion is a maximal chain of meetings of one pair in one cell, each within the window of the one before.
2. Chance: both keep their rows of that cell and spread them evenly over the time that the table covers, day and
   night alike; people who live by one mast meet there more often than that says.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ovillo.analysis.calls.chance import at_least
from ovillo.analysis.calls.copresence import Copresence
from ovillo.domain.calls import Call


def find_copresence(calls: Iterable[Call], *, minutes: int) -> Sequence[Copresence]:
    """The pairs that share a cell within `minutes`, those that chance explains least first."""
    window = minutes * 60
    of_cell: dict[str, list[Call]] = defaultdict(list)
    for call in calls:
        if call.cell and call.located:
            of_cell[call.cell].append(call)
    instants = [call.instant for here in of_cell.values() for call in here]
    span = max(max(instants) - min(instants), 1) if instants else 1
    met: dict[tuple[str, str], list[tuple[str, Call, Call]]] = defaultdict(list)
    counts: dict[str, dict[str, int]] = {}
    for cell, here in sorted(of_cell.items()):
        here.sort(key=lambda call: (call.instant, call.row))
        counts[cell] = defaultdict(int)
        start = 0
        for place, later in enumerate(here):
            counts[cell][later.located] += 1
            while later.instant - here[start].instant > window:
                start += 1
            for earlier in here[start:place]:
                if earlier.located != later.located:
                    a, b = sorted((earlier.located, later.located))
                    met[a, b].append((cell, earlier, later))
    found = []
    for (a, b), meetings in met.items():
        expected = sum(
            here[a] * here[b] * min(1.0, 2 * window / span) for here in counts.values() if a in here and b in here
        )
        one = _copresence(a, b, meetings, window=window, expected=expected)
        pairs = len(list(itertools.combinations({number for here in counts.values() for number in here}, 2)))
        of_one = [sum(here.get(number, 0) for here in counts.values()) for number in (a, b)]
        stands_out = at_least(one.times, expected) * pairs < 0.05
        few = one.times == 1 or min(of_one) < 20
        found.append(replace(one, compared=pairs, stands_out=stands_out, is_small_sample=few))
    return sorted(found, key=lambda one: (one.chance, -one.times, one.a, one.b))


def _copresence(
    a: str, b: str, meetings: Sequence[tuple[str, Call, Call]], *, window: int, expected: float
) -> Copresence:
    times = 0
    before: dict[str, int] = {}
    for cell, _, later in sorted(meetings, key=lambda one: one[2].instant):
        if cell not in before or later.instant - before[cell] > window:
            times += 1
        before[cell] = later.instant
    both = sorted({call.row: call for _, *two in meetings for call in two}.values(), key=lambda call: call.instant)
    return Copresence(
        a,
        b,
        times,
        round(expected, 4),
        float(f"{at_least(times, expected):.3g}"),
        sorted({cell for cell, _, _ in meetings}),
        both[0].at,
        both[-1].at,
        sorted(call.row for call in both),
    )


def company(calls: Iterable[Call], a: str, b: str, *, minutes: int) -> tuple[int, float | None, float | None]:
    """Moves of a pair, and occasions and moves with the weeks of b moved: by trying every two rows."""
    window, week = minutes * 60, 7 * 86_400
    placed = [call for call in calls if call.cell and call.located]
    begin, end = min(call.instant for call in placed), max(call.instant for call in placed)
    weeks = (end - begin) // week + 1
    mine, theirs = ([call for call in placed if call.located == who] for who in (a, b))
    times, moves = _times_and_moves(mine, theirs, window=window)
    if weeks < 3 or times < 2:
        return moves, None, None
    turned = []
    for turn in range(1, min(8, weeks - 1) + 1):
        moved = [replace(one, instant=(one.instant - begin + turn * week) % (weeks * week) + begin) for one in theirs]
        turned.append(_times_and_moves(mine, moved, window=window))
    count = len(turned)
    return moves, round(sum(one[0] for one in turned) / count, 2), round(sum(one[1] for one in turned) / count, 2)


def _times_and_moves(mine: Sequence[Call], theirs: Sequence[Call], *, window: int) -> tuple[int, int]:
    met = sorted(
        (max(one.instant, other.instant), one.cell)
        for one in mine
        for other in theirs
        if one.cell == other.cell and abs(one.instant - other.instant) <= window
    )
    before: dict[str, int] = {}
    occasions: list[tuple[int, str]] = []
    for at, cell in met:
        if cell not in before or at - before[cell] > window:
            occasions.append((at, cell))
        before[cell] = at
    moves = sum(one[1] != other[1] and other[0] - one[0] <= 6 * 3_600 for one, other in itertools.pairwise(occasions))
    return len(occasions), moves
