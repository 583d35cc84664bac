"""`ovillo checks`: whether the rows of case handling show unequal treatment, and whether they could."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final
from zoneinfo import ZoneInfo

import typer

from ovillo.cli import check_questions, surface
from ovillo.cli.surface import LanguageOption, OutputOption, PlainFormat, PlainFormatOption, now, say
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.workflows.check_statements import Sentence
    from ovillo.workflows.checks import Told


class Check(StrEnum):
    """The same words as the workflow's."""

    SLOWER = "slower"
    MILDER = "milder"
    ASSIGNMENT = "assignment"
    PEEKING = "peeking"
    LEAK = "leak"
    ARCHIVING = "archiving"
    CONFORMANCE = "conformance"
    CONFLICTS = "conflicts"
    REWRITTEN = "rewritten"
    ATTRITION = "attrition"
    IGNORED = "ignored"


_TABLES: Final = frozenset({".csv", ".tsv", ".xlsx", ".ods"})
_BY_RULES: Final = frozenset({Check.CONFORMANCE, Check.CONFLICTS, Check.REWRITTEN, Check.ATTRITION, Check.IGNORED})


Paths = Annotated[
    list[Path], typer.Argument(metavar=mark("PATHS..."), help=mark("Tables, or a folder of tables: .csv, .xlsx."))
]
CheckOption = Annotated[
    Check | None, typer.Option("--check", help=mark("Which check; else the one that the columns tell."))
]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help=mark("Seed of the draws, where p is estimated."))]
DrawsOption = Annotated[
    int, typer.Option("--draws", min=999, max=9_999_999, help=mark("Draws at most, where p is estimated."))
]
RulesOption = Annotated[
    Path | None, typer.Option("--rules", metavar="FILE", help=mark("For conformance: rules of your own, as TOML."))
]
HoursOption = Annotated[
    int | None,
    typer.Option("--hours", min=0, max=87_600, help=mark("For attrition (else 8) and ignored (else 72): how long.")),
]
AtOption = Annotated[
    datetime | None,
    typer.Option(
        "--at",
        formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M"],
        metavar="YYYY-MM-DDTHH:MM",
        help=mark("For ignored and attrition: the time up to which is counted; else now."),
    ),
]
IntoOption = Annotated[
    Path | None,
    typer.Option("--into", metavar=mark("CASE"), help=mark("Enter the questions that are opened into this case.")),
]
ZoneOption = Annotated[
    str | None, typer.Option("--zone", metavar="America/Lima", help=mark("Time zone of times that name none."))
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    checks = typer.Typer(
        help=mark("Check how cases are handled: what the rows can and cannot say; nobody gets a score.")
    )
    checks.callback()(lambda: None)
    checks.command(help=mark("Put tables to their checks; a folder stands for the tables in it."))(run)
    check_questions.register(checks)
    app.add_typer(checks, name="checks")


def run(
    paths: Paths,
    check: CheckOption = None,
    seed: SeedOption = 1,
    draws: DrawsOption = 99_999,
    rules: RulesOption = None,
    hours: HoursOption = None,
    at: AtOption = None,
    zone: ZoneOption = None,
    into: IntoOption = None,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows.call_tables import require_zone  # noqa: PLC0415 - loads only here
    from ovillo.workflows.check_tables import CheckOptions  # noqa: PLC0415 - numpy takes a while to load
    from ovillo.workflows.checks import check_table, read_rules, tell_run  # noqa: PLC0415 - as above

    if zone is not None:
        require_zone(zone)
    named = ZoneInfo(zone) if zone is not None else None
    how = CheckOptions(
        now=at.replace(tzinfo=named or UTC) if at else now(),
        draws=draws,
        seed=seed,
        hours=hours,
        rules=read_rules(surface.read_file(rules), file=str(rules)) if rules else (),
        zone=named,
        is_now_plain=at is not None and named is None,
    )
    name = check.value if check else None
    tables = [(str(each), surface.read_file(each)) for each in _files(paths)]
    told = tell_run([check_table(content, how, place=place, check=name) for place, content in tables])
    if into is not None:
        check_questions.enter(into, [(each, content) for each, (_, content) in zip(told, tables, strict=True)])
    if form is PlainFormat.JSON:
        is_one = len(paths) == 1 and not paths[0].is_dir()
        surface.print_text(surface.as_json(_json(told[0]) if is_one else _run_json(told)), output)
    else:
        surface.print_parts(_lines(told), output)


def _files(paths: Sequence[Path]) -> Sequence[Path]:
    """The files that the paths stand for; of a folder its tables, in order of name."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(each for each in path.iterdir() if each.suffix.lower() in _TABLES and each.is_file())
        if not inside:
            problem = mark("{path} holds no table. Name a folder with .csv files.")
            raise UsageError(problem=say(problem, path=path))
        found += inside
    return found


def _lines(told: "Sequence[Told]") -> Iterator[str]:
    from ovillo.workflows.checks import MEANING  # noqa: PLC0415 - as above

    for each in told:
        yield inert_line(f"{each.place}: {each.check}") + "\n"
        yield from _indented(each.by_rule)
        for finding in each.findings:
            yield "      " + inert_line(check_questions.place_line(finding)) + "\n"
        yield from _indented(each.by_chance)
    yield "\n" + say(MEANING) + "\n"


def _indented(sentences: "Sequence[Sentence]") -> Iterator[str]:
    for template, fields in sentences:
        yield "    " + inert_line(say(template, **fields)) + "\n"


def _json(told: "Told") -> Mapping[str, Any]:  # Any: a JSON value
    return {
        "check": told.check,
        "n": told.n,
        "statistic": told.statistic,
        "p": told.p,
        "smallest_p": told.smallest_p,
        "statement": " ".join(say(template, **fields) for template, fields in (*told.by_rule, *told.by_chance)),
        **({"findings": check_questions.places_json(told.findings)} if told.check in _BY_RULES else {}),
    }


def _run_json(told: "Sequence[Told]") -> Mapping[str, Any]:  # Any: as above
    from ovillo.analysis.handling.results import FALSE_SHARE  # noqa: PLC0415 - as above
    from ovillo.workflows.checks import MEANING  # noqa: PLC0415 - as above

    return {
        "checks": [
            {
                "table": each.place,
                **_json(each),
                "adjusted_p": each.adjusted,
                "opens_question": each.opens,
                "rows": each.rows,
            }
            for each in told
        ],
        "false_share": FALSE_SHARE,
        "meaning": say(MEANING),
    }
