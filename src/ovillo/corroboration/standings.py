"""How firmly sources hold one thing, and how that changed.

1. Suspected, investigated, accused, charged, convicted are an order; the others stand beside it.
2. A source stands by its last document; what else it gives is listed, so that nothing weaker is hidden.
3. The history gives every standing once, with the day on which it was first published. What a source negates by
   itself ("was not charged") is no step.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from ovillo.corroboration.origins import Origins
from ovillo.domain.findings import Step
from ovillo.domain.statements import FIRMNESS, Standing, Statement

_ORDER = (Standing.REPORTED, *FIRMNESS, Standing.ADMITTED, Standing.DENIED, Standing.ACQUITTED)


def find_firmest(said: Sequence[Statement], origins: Origins) -> tuple[Standing, date | None]:
    """The firmest standing and when it was first published; outside the order of firmness, the one said last."""
    ranked = [one.standing for one in said if one.standing in FIRMNESS]
    firmest = max(ranked, key=FIRMNESS.index) if ranked else said[-1].standing
    return firmest, _first_day([one for one in said if one.standing is firmest], origins)


def _first_day(said: Sequence[Statement], origins: Origins) -> date | None:
    days = [origins.documents[one.document].details.published for one in said]
    return min((day for day in days if day is not None), default=None)


def list_standings(active: Sequence[Statement], origins: Origins) -> tuple[tuple[str, Standing], ...]:
    """For each source, of its last document: the firmest standing, or outside the order of firmness the last one."""
    last: dict[str, list[Statement]] = {}
    for one in active:
        label = origins.label(one)
        previous = last.get(label)
        last[label] = [*previous, one] if previous and previous[0].document == one.document else [one]
    return tuple(sorted((label, find_firmest(said, origins)[0]) for label, said in last.items()))


def list_others(
    active: Sequence[Statement], origins: Origins, standings: Mapping[str, Standing]
) -> tuple[tuple[str, tuple[Standing, ...]], ...]:
    """For each source, the standings that it gives besides the one that stands for it: nothing weaker is hidden."""
    found: dict[str, set[Standing]] = defaultdict(set)
    for one in active:
        if one.standing is not standings[origins.label(one)]:
            found[origins.label(one)].add(one.standing)
    order = list(Standing)
    return tuple((label, tuple(sorted(held, key=order.index))) for label, held in sorted(found.items()))


def trace_history(active: Sequence[Statement], origins: Origins) -> tuple[Step, ...]:
    """Every standing given, earliest first and undated ones last; on one day the less firm first."""
    by_standing: dict[Standing, list[Statement]] = defaultdict(list)
    for one in active:
        if not one.negated or one.standing is Standing.DENIED:
            by_standing[one.standing].append(one)
    steps = [
        Step(standing, _first_day(said, origins), tuple(sorted({origins.label(one) for one in said})))
        for standing, said in by_standing.items()
    ]
    return tuple(sorted(steps, key=lambda step: (step.on or date.max, _ORDER.index(step.standing))))
