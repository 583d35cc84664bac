"""Who calls whom: each pair of numbers with how much, when, and which side begins."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ovillo.analysis.calls.contacts import ContactPair
from ovillo.domain.calls import Call

NIGHT_FROM, NIGHT_TO = 22, 6
"""Hours of the table's own time zone between which a call that begins counts as at night."""


def contact_pairs(calls: Iterable[Call]) -> Sequence[ContactPair]:
    """The pairs, most calls first; rows without another side and calls to oneself are in none."""
    of_pair: dict[tuple[str, str], list[Call]] = defaultdict(list)
    for call in calls:
        if call.called and call.caller != call.called:
            a, b = sorted((call.caller, call.called))
            of_pair[a, b].append(call)
    pairs = [_pair(a, b, of_pair[a, b]) for a, b in of_pair]
    return sorted(pairs, key=lambda pair: (-pair.count, pair.a, pair.b))


def _pair(a: str, b: str, calls: Sequence[Call]) -> ContactPair:
    at_night = sum(call.hour >= NIGHT_FROM or call.hour < NIGHT_TO for call in calls)
    from_a = sum(call.caller == a for call in calls)
    return ContactPair(
        a,
        b,
        len(calls),
        round(sum(call.seconds for call in calls) / 60, 2),
        min(calls, key=lambda call: call.instant).at,
        max(calls, key=lambda call: call.instant).at,
        round(at_night / len(calls), 4),
        round((2 * from_a - len(calls)) / len(calls), 4),
        sorted(call.row for call in calls),
        sum(call.is_message for call in calls),
    )
