"""`monitor counts`: published figures side by side, and what their units, registers and periods allow to be said."""

from collections.abc import Mapping
from typing import Any, Final

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.statements import Quantifier
from ovillo.planning.counts import comparing
from ovillo.planning.counts.comparing import Growth, Refusal, Refused
from ovillo.planning.counts.figures import Figure, read_figures
from ovillo.planning.counts.units import DEFINITIONS
from ovillo.reading.plain_rows import read_plain_rows

Report = Mapping[str, Any]  # Any: a JSON value

MEANING: Final = mark(
    "A figure counts what its register holds, not what happens. More may mean more crime, more offices that report, "
    "more people who dare to, or another way of counting: without knowing which, no rise and no fall says anything of "
    "trafficking."
)
REASONS: Final[Mapping[Refusal, str]] = {
    Refusal.WHERE: mark("they are of different places"),
    Refusal.UNIT: mark("they do not count the same"),
    Refusal.REGISTER: mark("they are of different registers, and nobody has linked the two"),
    Refusal.DEFINITION: mark("the definition of what is counted changed"),
    Refusal.LENGTH: mark("their periods are of different lengths"),
    Refusal.OVERLAP: mark("their periods overlap"),
    Refusal.BOUND: mark("a bound or a rough figure is no count"),
    Refusal.ZERO: mark("nothing was counted before, so that there is no rate"),
}
DIGITS: Final = 4


class NoSuchRowError(UsageError):
    code = "no_such_row"
    template = "Row {row} holds no figure. Name two rows of the table as ROW:ROW, such as 2:3."


class RowPairError(UsageError):
    code = "row_pair"
    template = "{written} names no two rows. Write them as ROW:ROW, such as 2:3."


class GrowthRefusedError(UsageError):
    code = "growth_refused"
    template = (
        "No growth rate of rows {earlier} ({earlier_unit}) and {later} ({later_unit}): {reason}. Compare figures of "
        "one unit, one register and one definition."
    )


def list_counts(content: bytes, *, place: str) -> Report:
    """Everything that figures allow to be said, as `--as json` tells it.

    Args:
        content: the table of figures.
        place: what the user calls it.

    Raises:
        ManifestError, ColumnTwiceError: a cell or a column is wrong.
        UsageError: no figures.
    """
    figures = read_figures(read_plain_rows(content, place=place), place=place)
    growth, refused = comparing.compare_in_order(figures)
    used = {each.unit for each in figures}
    return {
        "figures": [_figure(each) for each in figures],
        "units": {name: definition for name, definition in DEFINITIONS.items() if name in used},
        "unions": [_union(each) for each in comparing.find_unions(figures)],
        "growth": [_growth(each) for each in growth],
        "refused": [_refused(each) for each in refused],
        "disagreements": [
            {"rows": list(each.rows), "low": each.low, "high": each.high}
            for each in comparing.find_disagreements(figures)
        ],
        "ratios": [_ratio(each) for each in comparing.find_ratios(figures)],
        "parts": [_parts(each) for each in comparing.add_parts(figures)],
        "meaning": MEANING,
    }


def compare_rows(content: bytes, written: str, *, place: str) -> Report:
    """The growth between two rows, ROW:ROW, as `--as json` tells it.

    Raises:
        GrowthRefusedError: there is none; the message says why.
        RowPairError, NoSuchRowError: these are no two rows of the table.
        UsageError: as in `list_counts`.
    """
    by_row = {each.row: each for each in read_figures(read_plain_rows(content, place=place), place=place)}
    ends = [each.strip() for each in written.split(":")]
    if len(ends) != 2 or not all(each.isascii() and each.isdigit() for each in ends) or int(ends[0]) == int(ends[1]):
        raise RowPairError(written=written)
    for each in ends:
        if int(each) not in by_row:
            raise NoSuchRowError(row=each)
    found = comparing.compare(*(by_row[int(each)] for each in ends))
    if isinstance(found, Refused):
        raise GrowthRefusedError(
            earlier=found.earlier.row,
            earlier_unit=found.earlier.unit,
            later=found.later.row,
            later_unit=found.later.unit,
            reason=REASONS[found.why],
        )
    return {"growth": [_growth(found)], "meaning": MEANING}


def _figure(figure: Figure) -> Report:
    return {
        "row": figure.row,
        "period": figure.period.written,
        "from": figure.period.first.isoformat(),
        "to": figure.period.last.isoformat(),
        "source": figure.source,
        "register": figure.register,
        "where": figure.where,
        "unit": figure.unit,
        "count": figure.count,
        "definition": figure.definition,
        "change": figure.change,
        "coverage": figure.coverage,
        "reporting": figure.reporting,
        "bound": "" if figure.bound is Quantifier.EXACT else figure.bound.value,
    }


def _union(union: comparing.Union) -> Report:
    return {
        "period": union.period.written,
        "where": union.where,
        "unit": union.unit,
        "registers": list(union.registers),
        "rows": list(union.rows),
        "low": union.low,
        "high": union.high,
    }


def _ratio(ratio: comparing.Ratio) -> Report:
    return {
        "of": ratio.of.row,
        "to": ratio.to.row,
        "of_unit": ratio.of.unit,
        "to_unit": ratio.to.unit,
        "value": round(ratio.value, DIGITS),
    }


def _parts(parts: comparing.PartsSum) -> Report:
    figure = parts.figure
    return {"row": figure.row, "count": figure.count, "sum": parts.total, "agrees": parts.total == figure.count}


def _growth(growth: Growth) -> Report:
    reading = growth.reading
    return {
        "rows": [growth.earlier.row, growth.later.row],
        "unit": growth.later.unit,
        "where": growth.later.where,
        "register": growth.later.register,
        "periods": [growth.earlier.period.written, growth.later.period.written],
        "counts": [growth.earlier.count, growth.later.count],
        "percent": round(growth.percent, DIGITS),
        "factor": round(reading.factor, DIGITS),
        "explained": round(reading.known, DIGITS),
        "left": round(reading.left, DIGITS),
        "most_before": None if reading.most_before is None else round(reading.most_before, DIGITS),
        "change": growth.later.change,
    }


def _refused(refused: Refused) -> Report:
    return {
        "rows": [refused.earlier.row, refused.later.row],
        "why": refused.why.value,
        "reason": REASONS[refused.why],
        "units": [refused.earlier.unit, refused.later.unit],
        "registers": [refused.earlier.register, refused.later.register],
        "periods": [refused.earlier.period.written, refused.later.period.written],
        "counts": [refused.earlier.count, refused.later.count],
    }
