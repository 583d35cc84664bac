"""A table fit to be published, and beside it what was done to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.rendering.report_sections import ReportSection, ReportTable


def published_sections(
    report: Mapping[str, Any],  # Any: a JSON value
    grid: Sequence[Sequence[str]],
    catalogue: Catalogue,
) -> tuple[ReportSection, ...]:
    """The table, then what a reader must know of it."""
    say = catalogue.say
    cells = [tuple(inline(cell) for cell in row) for row in grid]
    if "epsilon" in report:
        lines = [
            mark("Differentially private: this release spends epsilon {epsilon:g}, all releases {epsilon_in_all:g}."),
            mark(
                "Noise of a cell lies within {noise_within} in 95 of 100 draws; cells of a person: {cells_of_person}."
            ),
        ]
    else:
        lines = [mark("Withheld: {suppressed} cells, {small} of them below {below}, {complementary} to guard those.")]
    told = tuple(say(line, **report) for line in lines)
    title = say(mark("Table for publication"))
    return (ReportSection(title, (*told, say(report["meaning"])), (ReportTable(cells[0], tuple(cells[1:])),)),)
