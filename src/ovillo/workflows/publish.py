"""`monitor publish`: a table of counts as it may be published, and what was done to it."""

import csv
import io
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.planning.publishing.noise import RandomBelow, add_noise
from ovillo.planning.publishing.suppression import withhold
from ovillo.planning.publishing.tables import CountTable, read_table
from ovillo.reading.plain_rows import read_plain_rows
from ovillo.rendering.network_exports.rows import safe_cell

Report = Mapping[str, Any]  # Any: a JSON value

WITHHELD_MEANING: Final = mark(
    "Withheld cells are 1 or more. Some are small, others are withheld so that sums do not give the small ones away; "
    "which are which is not told. Whoever publishes a second table of the same people must look at both together."
)
NOTHING_WITHHELD: Final = mark(
    "Nothing was withheld: no count is small. Whoever publishes a second table of the same people must look at both "
    "together."
)
NOISE_MEANING: Final = mark(
    "Every count has noise, sums those of their noisy counts; a count below 0 is meant. Budgets of all releases about "
    "the same people add up, and nobody can take one back. Never decide about a person or an office by such a count."
)
_NO_EPSILON = mark("The budget is a number above 0, at most 10. Write it as 0.5 or 1.")
_NO_SPENT = mark("What was spent before is a number of 0 or more. Write it as 0.5 or 1.")


def publish_withheld(content: bytes, *, place: str, limit: int) -> Report:
    """The table with small cells withheld, as `--as json` tells it.

    Args:
        content: the table.
        place: what the user calls it.
        limit: counts from 1 to below it are withheld.

    Raises:
        ManifestError, UsageError: no table, or a cell is wrong.
    """
    table = read_table(read_plain_rows(content, place=place), place=place)
    found = withhold(table, limit=limit)
    return {
        **_shape(table),
        "counts": [list(row) for row in found.shown],
        "below": limit,
        "suppressed": found.small + found.others,
        "small": found.small,
        "complementary": found.others,
        "meaning": WITHHELD_MEANING if found.small + found.others else NOTHING_WITHHELD,
    }


def publish_noisy(
    content: bytes, *, place: str, epsilon: str, spent: str, cells_of_person: int, random_below: RandomBelow
) -> Report:
    """The table with noise, as `--as json` tells it.

    Args:
        content: the table.
        place: what the user calls it.
        epsilon: the budget of this release, a decimal as written.
        spent: budgets of earlier releases about the same people, added up.
        cells_of_person: cells in which one person may be counted, at most.
        random_below: where the noise comes from.

    Raises:
        ManifestError, UsageError: no table, a cell is wrong, or too few people.
    """
    budget, before = _decimal(epsilon), _decimal(spent)
    if budget is None or not 0 < budget <= 10:
        raise UsageError(problem=_NO_EPSILON)
    if before is None:
        raise UsageError(problem=_NO_SPENT)
    table = read_table(read_plain_rows(content, place=place), place=place)
    found = add_noise(table, epsilon=budget, cells_of_person=cells_of_person, random_below=random_below)
    return {
        **_shape(table),
        "counts": [list(row) for row in found.table],
        "epsilon": float(budget),
        "spent": float(before),
        "epsilon_in_all": float(budget + before),
        "cells_of_person": cells_of_person,
        "noise_within": found.reach,
        "suppressed": 0,
        "meaning": NOISE_MEANING,
    }


def as_csv(report: Report, *, withheld: str, total: str) -> str:
    """The table alone, in CSV; nothing in it is a formula to a spreadsheet."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    for row in grid(report, withheld=withheld, total=total):
        writer.writerow(map(safe_cell, row))
    return made.getvalue()


def grid(report: Report, *, withheld: str, total: str) -> Sequence[Sequence[str]]:
    """The table as cells: header first, sums named `total`, what is withheld as `withheld`."""
    counts = report["counts"]
    columns = [*report["columns"], *([total] if len(counts[0]) > len(report["columns"]) else [])]
    labels = [*report["rows"], *([total] if len(counts) > len(report["rows"]) else [])]
    rows = [
        [label, *(withheld if count is None else str(count) for count in row)]
        for label, row in zip(labels, counts, strict=True)
    ]
    return [[report["corner"], *columns], *rows]


def _shape(table: CountTable) -> dict[str, Any]:  # Any: a JSON value
    return {"corner": table.corner, "rows": list(table.rows), "columns": list(table.columns)}


def _decimal(written: str) -> Fraction | None:
    """A number of at least 0 with at most six decimals, exactly as written."""
    whole, _, part = written.strip().partition(".")
    digits = whole + part
    if not digits.isascii() or not digits.isdigit() or len(whole) > 6 or len(part) > 6:
        return None
    return Fraction(int(digits), 10 ** len(part))
