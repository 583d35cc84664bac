"""What follows from a complete sheet, by Bayes' rule and by Heuer's count, with how far either may be wrong.

Rules:
1. A source is believed as far as it is reliable: P' = r P + (1 - r) b.
2. Rows of one group count once: its joint row where it has one, else the one that parts the hypotheses most.
3. No single number stands alone: the interval of the stated low and high values, the interval of a factor of two, and
   what is left without each row go with it.
4. Products are sums of logarithms, so that hundreds of rows neither vanish nor divide by zero.

Source: posterior by Bayes' rule; weight of evidence in decibans, Good 1985; count of inconsistencies, Heuer 1999,
"Psychology of Intelligence Analysis", chapter 8.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from ovillo.casework.hypotheses.next_steps import rank_steps
from ovillo.domain.errors import UsageError
from ovillo.domain.hypotheses import (
    Evaluation,
    EvidenceRow,
    Gap,
    HypothesisSheet,
    LeftOut,
    Rating,
    Span,
    WeighedRow,
)
from ovillo.domain.messages import mark

THRESHOLD: Final = Decimal("0.2")
"""A P' below it makes evidence inconsistent with a hypothesis, in Heuer's count."""
FACTOR: Final = 2
_LEVEL: Final = 1e-9
"""Probabilities that differ by less are the same."""

Logs = tuple[float, ...]


class ImpossibleEvidenceError(UsageError):
    code = "impossible_evidence"
    template = mark(
        "Under every hypothesis some evidence is impossible, so that nothing can be believed: {rows}. "
        "A probability of 0 can never be outweighed: give these rows small ones."
    )


def evaluate(sheet: HypothesisSheet, *, on: date | None) -> Evaluation:
    """Everything that is shown of a sheet.

    Args:
        sheet: complete.
        on: the day on which deadlines are looked at; `None` to look at none.

    Raises:
        ImpossibleEvidenceError: every hypothesis has some evidence of probability zero.
    """
    adjusted = [tuple(_adjusted(rating, row) for rating in row.ratings) for row in sheet.evidence]
    strongest = _by_group(sheet, adjusted)
    counted = [rows[0] for rows in strongest.values()]
    priors = tuple(_log(hypothesis.prior) for hypothesis in sheet.hypotheses)
    spans = [tuple(_span(*three) for three in row) for row in adjusted]
    doubled = [tuple(_doubled(mid) for _, mid, _ in row) for row in adjusted]
    mids = _added(priors, (_logs(spans[place]) for place in counted))
    if max(mids) == -math.inf:
        raise ImpossibleEvidenceError(rows=", ".join(_impossible(sheet, spans, counted)))
    posterior = normalised(mids)
    low_counts = [[mid < THRESHOLD for _, mid, _ in row] for row in adjusted]
    inconsistent = tuple(sum(low_counts[place][one] for place in counted) for one in range(len(priors)))
    bayes = _leaders(posterior)
    heuer = tuple(place for place, count in enumerate(inconsistent) if count == min(inconsistent))
    parted = _parted(bayes, heuer)
    rows = tuple(
        WeighedRow(row, place in counted, spans[place], _decibans(spans[place], sheet), tuple(low_counts[place]))
        for place, row in enumerate(sheet.evidence)
    )
    return Evaluation(
        sheet=sheet,
        on=on,
        rows=rows,
        posterior=_corners(priors, posterior, [spans[place] for place in counted]),
        factor_two=_corners(priors, posterior, [doubled[place] for place in counted]),
        left_out=tuple(_left_out(sheet, priors, spans, strongest)),
        inconsistent=inconsistent,
        threshold=THRESHOLD,
        bayes_prefers=bayes,
        heuer_prefers=heuer,
        parted=parted,
        gaps=tuple(_gaps([each for each in rows if each.is_counted], *parted)) if parted else (),
        steps=rank_steps(sheet.steps, posterior, on=on),
    )


def normalised(logs: Logs) -> tuple[float, ...]:
    """Probabilities from the logarithms of what they are in proportion to; one of them is finite."""
    top = max(logs)
    shares = [math.exp(each - top) for each in logs]
    total = math.fsum(shares)
    return tuple(each / total for each in shares)


Three = tuple[Decimal, Decimal, Decimal]


def _adjusted(rating: Rating, row: EvidenceRow) -> Three:
    """Low, mid and high of P', exactly."""

    def believed(stated: Decimal) -> Decimal:
        return row.reliability * stated + (1 - row.reliability) * row.base_rate

    mid = believed(rating.mid)
    if rating.low is None or rating.high is None:
        return mid / FACTOR, mid, min(Decimal(1), mid * FACTOR)
    return believed(rating.low), mid, believed(rating.high)


def _span(low: Decimal, mid: Decimal, high: Decimal) -> Span:
    return Span(float(low), float(mid), float(high))


def _doubled(mid: Decimal) -> Span:
    return _span(mid / FACTOR, mid, min(Decimal(1), mid * FACTOR))


def _log(number: Decimal) -> float:
    return math.log(number) if number else -math.inf


def _float_log(number: float) -> float:
    return math.log(number) if number > 0 else -math.inf


def _logs(spans: Sequence[Span]) -> Logs:
    return tuple(_float_log(each.mid) for each in spans)


def _added(start: Logs, rows: Iterator[Logs]) -> Logs:
    """Sums by hypothesis that do not depend on the order of the rows."""
    return tuple(
        math.fsum(column) if -math.inf not in column else -math.inf for column in zip(start, *rows, strict=True)
    )


def _by_group(sheet: HypothesisSheet, adjusted: Sequence[Sequence[Three]]) -> Mapping[str, Sequence[int]]:
    """Places of the rows of each group, the one that counts first; a row without a group is one of its own."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(sheet.evidence):
        groups[f"group {row.group}" if row.group else f"row {row.id}"].append(place)

    def order(place: int) -> tuple[bool, float, str]:
        row = sheet.evidence[place]
        mids = [mid for _, mid, _ in adjusted[place]]
        spread = _log(max(mids)) - _log(min(mids)) if max(mids) else 0.0
        return not row.is_joint, -spread, row.id

    return {name: sorted(places, key=order) for name, places in groups.items()}


def _impossible(sheet: HypothesisSheet, spans: Sequence[Sequence[Span]], counted: Sequence[int]) -> list[str]:
    return [sheet.evidence[place].id for place in counted if any(not each.mid for each in spans[place])]


def _leaders(posterior: Sequence[float]) -> tuple[int, ...]:
    best = max(posterior)
    return tuple(place for place, each in enumerate(posterior) if best - each <= _LEVEL)


def _parted(bayes: Sequence[int], heuer: Sequence[int]) -> tuple[int, int] | None:
    """One that only Bayes' rule prefers and one that only the count does, as far as there are such."""
    if set(bayes) == set(heuer):
        return None
    one = next((place for place in bayes if place not in heuer), bayes[0])
    other = next((place for place in heuer if place not in bayes), heuer[0])
    return one, other


def _corners(priors: Logs, posterior: Sequence[float], counted: Sequence[Sequence[Span]]) -> tuple[Span, ...]:
    """Each hypothesis with everything for it and all against the others, and the other way round."""
    lows = _added(priors, (tuple(_float_log(each.low) for each in row) for row in counted))
    highs = _added(priors, (tuple(_float_log(each.high) for each in row) for row in counted))
    return tuple(
        Span(_share(lows, highs, one, fallback=1.0), mid, _share(highs, lows, one, fallback=0.0))
        for one, mid in enumerate(posterior)
    )


def _share(own: Logs, others: Logs, one: int, *, fallback: float) -> float:
    """Probability of one hypothesis from its own values and those of the others; `fallback` where all are zero."""
    mixed = tuple(own[place] if place == one else each for place, each in enumerate(others))
    return normalised(mixed)[one] if max(mixed) > -math.inf else fallback


def _decibans(spans: Sequence[Span], sheet: HypothesisSheet) -> tuple[float, ...]:
    """Of each hypothesis against all others, weighed by their priors."""
    priors = [float(each.prior) for each in sheet.hypotheses]
    total = math.fsum(prior * span.mid for prior, span in zip(priors, spans, strict=True))
    weights = []
    for prior, span in zip(priors, spans, strict=True):
        others = max(0.0, total - prior * span.mid) / (1 - prior) if prior < 1 else 0.0
        weights.append(_ratio_decibans(span.mid, others))
    return tuple(weights)


def _ratio_decibans(one: float, other: float) -> float:
    if one <= 0 and other <= 0:
        return 0.0
    if one <= 0 or other <= 0:
        return math.inf if one > 0 else -math.inf
    return 10 * math.log10(one / other)


def _left_out(
    sheet: HypothesisSheet, priors: Logs, spans: Sequence[Sequence[Span]], strongest: Mapping[str, Sequence[int]]
) -> Iterator[LeftOut]:
    """Without each row, in the order of the sheet; then without each group of several.

    Where a row counted for its group, the next of the group takes its place; where it did not, nothing changes.
    """
    names = list(strongest)
    values = [_logs(spans[strongest[name][0]]) for name in names]
    before = _running(priors, values)
    after = _running((0.0,) * len(priors), values[::-1])[::-1]
    group_of = {place: number for number, name in enumerate(names) for place in strongest[name]}

    def without(number: int, instead: Sequence[int]) -> tuple[float, ...] | None:
        rest = [_logs(spans[place]) for place in instead]
        logs = _added(before[number], iter((after[number + 1], *rest)))
        return normalised(logs) if max(logs) > -math.inf else None

    for place, row in enumerate(sheet.evidence):
        places = strongest[names[group_of[place]]]
        instead = [places[0]] if places[0] != place else list(places[1:2])
        if (posterior := without(group_of[place], instead)) is not None:
            yield LeftOut(row.id, is_group=False, posterior=posterior, leaders=_leaders(posterior))
    for number, name in enumerate(names):
        places = strongest[name]
        if len(places) > 1 and (posterior := without(number, ())) is not None:
            group = sheet.evidence[places[0]].group
            yield LeftOut(group, is_group=True, posterior=posterior, leaders=_leaders(posterior))


def _running(start: Logs, values: Sequence[Logs]) -> list[Logs]:
    """The sums before each value, and after the last."""
    sums = [start]
    for each in values:
        sums.append(tuple(one + other for one, other in zip(sums[-1], each, strict=True)))
    return sums


def _gaps(counted: Sequence[WeighedRow], bayes: int, heuer: int) -> Iterator[Gap]:
    for each in counted:
        weight = _ratio_decibans(each.spans[bayes].mid, each.spans[heuer].mid)
        yield Gap(each.row.id, weight, each.is_inconsistent[bayes], each.is_inconsistent[heuer])
