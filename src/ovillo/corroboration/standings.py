"""How firmly sources hold one thing, and how that changed.

1. Suspected, investigated, accused, charged, convicted are an order; the others stand beside it.
2. A source stands by its last document; what else it gives is listed, so that nothing weaker is hidden.
3. The history gives every standing once, with the day on which it was first published. What a source negates by
   itself ("was not charged") is no step, but where some source says that it was, a charge, a verdict or a sentence that
   is not so, or no longer, is a step of its own: nobody stands as convicted to the end of the line whose conviction was
   annulled.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from ovillo.corroboration.origins import Origins
from ovillo.domain.findings import Step
from ovillo.domain.statements import FIRMNESS, TAKEN_BACK, Standing, Statement

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


def trace_history(active: Sequence[Statement], origins: Origins, overtaken: Collection[str] = ()) -> tuple[Step, ...]:
    """Every standing given, earliest first and undated ones last; on one day the less firm first, what is no more last.

    Args:
        active: what no source corrected.
        origins: of these.
        overtaken: ids of those that it had not happened, said before it did.
    """
    given: dict[tuple[bool, Standing], list[Statement]] = defaultdict(list)
    for one in active:
        if not one.negated or one.standing is Standing.DENIED:
            given[False, one.standing].append(one)
        elif one.predicate in TAKEN_BACK and one.id not in overtaken:
            given[True, one.standing].append(one)
    steps = [
        Step(standing, _first_day(said, origins), tuple(sorted({origins.label(one) for one in said})), is_taken_back)
        for (is_taken_back, standing), said in given.items()
        if not is_taken_back or (False, standing) in given or any(one.subject is not None for one in said)
    ]
    return tuple(sorted(steps, key=lambda step: (step.on or date.max, step.is_taken_back, _ORDER.index(step.standing))))
