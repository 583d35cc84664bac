"""`ovillo checks`: whether the rows of case handling show unequal treatment, and whether they could."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ovillo.cli import surface
from ovillo.cli.surface import LanguageOption, OutputOption, PlainFormat, PlainFormatOption, say
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.workflows.checks import Told


class Check(StrEnum):
    """The same words as the workflow's."""

    SLOWER = "slower"
    MILDER = "milder"
    ASSIGNMENT = "assignment"
    PEEKING = "peeking"
    ARCHIVING = "archiving"


_MEANING = mark(
    "Each question goes to the office that handled the case; nobody gets a score. At most a tenth of the questions of "
    "a run are expected to be of clean tables."
)


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    checks = typer.Typer(
        help=mark("Check how cases are handled: what the rows can and cannot say; nobody gets a score.")
    )
    checks.callback()(lambda: None)
    checks.command(help=mark("Put tables to their checks; a folder stands for the tables in it."))(run)
    app.add_typer(checks, name="checks")


def run(
    paths: Annotated[
        list[Path], typer.Argument(metavar=mark("PATHS..."), help=mark("Tables, or a folder of tables: .csv, .xlsx."))
    ],
    check: Annotated[
        Check | None, typer.Option("--check", help=mark("Which check; else the one that the columns tell."))
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help=mark("Seed of the draws, where p is estimated."))] = 1,
    draws: Annotated[
        int, typer.Option("--draws", min=999, max=9_999_999, help=mark("Draws at most, where p is estimated."))
    ] = 99_999,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows.check_tables import Draws  # noqa: PLC0415 - numpy takes a while to load
    from ovillo.workflows.checks import check_table, tell_run  # noqa: PLC0415 - as above

    files = _files(paths)
    how = Draws(draws, seed)
    name = check.value if check else None
    told = tell_run([check_table(surface.read_file(each), place=str(each), check=name, draws=how) for each in files])
    if form is PlainFormat.JSON:
        is_one = len(paths) == 1 and not paths[0].is_dir()
        report = _json(told[0]) if is_one else _run_json(told)
        surface.print_text(surface.as_json(report), output)
        return
    surface.print_parts(_lines(told), output)


def _lines(told: "Sequence[Told]") -> Iterator[str]:
    for each in told:
        yield inert_line(f"{each.place}: {each.check}") + "\n"
        for template, fields in each.sentences:
            yield "    " + inert_line(say(template, **fields)) + "\n"
    yield "\n" + say(_MEANING) + "\n"


def _files(paths: Sequence[Path]) -> Sequence[Path]:
    """The files that the paths stand for; of a folder its tables, in order of name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.suffix.lower() in {".csv", ".tsv", ".xlsx", ".ods"})
            if not inside:
                problem = say(mark("{path} holds no table. Name a folder with .csv files."), path=path)
                raise UsageError(problem=problem)
            found += inside
        else:
            found.append(path)
    return found


def _statement(told: "Told") -> str:
    return " ".join(say(template, **fields) for template, fields in told.sentences)


def _json(told: "Told") -> Mapping[str, Any]:  # Any: a JSON value
    return {
        "check": told.check,
        "n": told.n,
        "statistic": told.statistic,
        "p": told.p,
        "smallest_p": told.smallest_p,
        "statement": _statement(told),
    }


def _run_json(told: "Sequence[Told]") -> Mapping[str, Any]:  # Any: as above
    from ovillo.analysis.handling.results import FALSE_SHARE  # noqa: PLC0415 - as above

    return {
        "checks": [
            {"table": each.place, **_json(each), "adjusted_p": each.adjusted, "opens_question": each.opens}
            for each in told
        ],
        "false_share": FALSE_SHARE,
        "meaning": say(_MEANING),
    }
