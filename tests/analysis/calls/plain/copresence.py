"""Numbers that are seen in the same cell within some minutes, beside how often chance would show them so.

1. An occasion is a maximal chain of meetings of one pair in one cell, each within the window of the one before.
2. Chance: both keep their rows of that cell and spread them evenly over the time that the table covers, day and
   night alike; people who live by one mast meet there more often than that says.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

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
        found.append(_copresence(a, b, meetings, window=window, expected=expected))
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
