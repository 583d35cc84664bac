"""A plan of who goes where for the terminal, as Markdown, and as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from textwrap import wrap
from typing import Any, Final

from ovillo.domain.allocation import NoPlan, Plan, Stage
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import escape_markdown
from ovillo.rendering.plan_outline import MEANING, PlanTable, move_sentence, plan_sections

NARROWEST: Final = 40


def plan_text(plan: Plan, catalogue: Catalogue, *, width: int) -> str:
    """The plan for a terminal that is so many characters wide; tables stay as wide as they are."""
    lines: list[str] = []
    for section in plan_sections(plan, catalogue):
        lines.append(section.title)
        for line in section.lines:
            lines += _wrapped(line, max(width, NARROWEST))
        if section.table is not None:
            lines += _columns(section.table)
        lines.append("")
    return "\n".join(lines[:-1])


def _wrapped(line: str, width: int) -> list[str]:
    """The line, never broken between a number and its per cent sign."""
    held = wrap(line.replace(" %", "\u00a0%"), width, initial_indent="  ", subsequent_indent="    ")
    return [each.replace("\u00a0%", " %") for each in held]


def _columns(table: PlanTable) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    for row in (table.head, *table.rows):
        yield ("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()


def plan_markdown(plan: Plan, catalogue: Catalogue) -> str:
    """The plan in CommonMark with GFM tables; no markup of a name survives."""
    lines: list[str] = []
    for level, section in enumerate(plan_sections(plan, catalogue)):
        lines += [f"{'##' if level else '#'} {escape_markdown(section.title)}", ""]
        lines += [f"- {escape_markdown(line)}" for line in section.lines]
        if section.table is not None:
            lines += _markdown_rows(section.table)
        lines.append("")
    return "\n".join(lines)


def _markdown_rows(table: PlanTable) -> Iterator[str]:
    yield _markdown_row(table.head)
    yield "|" + " --- |" * len(table.head)
    yield from map(_markdown_row, table.rows)


def _markdown_row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(escape_markdown, cells)) + " |"


def plan_json(plan: Plan, catalogue: Catalogue) -> Mapping[str, Any]:  # Any: a JSON value
    """The plan for programs: the keys of `domain.allocation.Plan`, each move with its sentence."""
    main = plan.main
    found = asdict(plan)
    found["stages"] = [_stage(each) for each in plan.stages]
    for move, written in zip(plan.moves, found["moves"], strict=True):
        written["sentence"] = move_sentence(move, catalogue)
    head = {"status": main.status, "objective": main.objective, "bound": main.bound, "gap": main.gap}
    return head | found | {"meaning": catalogue.say(MEANING)}


def no_plan_json(plan: NoPlan) -> Mapping[str, Any]:  # Any: a JSON value
    """How the calculation ended; no plan and no table."""
    last = plan.stages[-1]
    head = {"status": plan.status, "objective": None, "bound": last.bound, "gap": None}
    return head | {"stages": [_stage(each) for each in plan.stages]}


def _stage(stage: Stage) -> dict[str, Any]:  # Any: a JSON value
    return asdict(stage) | {"gap": stage.gap}
