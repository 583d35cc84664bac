"""Commands that answer: brief, search, export."""

from enum import StrEnum
from typing import Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.official_keys import tell_who_signed
from ovillo.cli.surface import CaseFolder, LanguageOption, OutputOption, PlainFormat, PlainFormatOption, catalogue, say
from ovillo.domain.messages import mark


class BriefFormat(StrEnum):
    """How a brief is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


class ExportFormat(StrEnum):
    """What is exported; the same words as the workflow's."""

    STATEMENTS = "statements"
    FINDINGS = "findings"
    ENTITIES = "entities"
    COPIES = "copies"


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(help=mark("What the case says: people, events, numbers, open questions, each with its sources."))(brief)
    app.command(help=mark("Find words in the documents; accents and case do not matter."))(search)
    app.command(help=mark("Write the case as JSON Lines for other programs."))(export)


def brief(
    case: CaseFolder,
    form: Annotated[BriefFormat, typer.Option("--as", help=mark("text, markdown, json or html."))] = BriefFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - the database library loads only where a case is opened
    from ovillo.workflows.brief import brief as make  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        made = make(opened.record, on=surface.today())
    match form:
        case BriefFormat.JSON:
            from ovillo.rendering.brief_json import brief_as_json  # noqa: PLC0415 - one format a run

            text = surface.as_json(brief_as_json(made))
        case BriefFormat.HTML:
            from ovillo.rendering.brief_html import render_html  # noqa: PLC0415 - as above

            text = render_html(made, catalogue())
        case BriefFormat.MARKDOWN:
            from ovillo.rendering.brief_markdown import render_markdown  # noqa: PLC0415 - as above

            text = render_markdown(made, catalogue())
        case BriefFormat.TEXT:
            from ovillo.rendering.brief_text import render_text  # noqa: PLC0415 - as above

            text = render_text(made, catalogue(), width=surface.width())
    surface.print_text(text, output)


def search(
    case: CaseFolder,
    words: Annotated[list[str], typer.Argument(metavar=mark("WORDS..."), help=mark("Words that must all occur."))],
    limit: Annotated[int, typer.Option(min=1, max=10_000, help=mark("How many documents at most."))] = 20,
    form: PlainFormatOption = PlainFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows.search import search as look_up  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        matches = look_up(opened.record, " ".join(words), limit=limit)
    if form is PlainFormat.JSON:
        found = [
            {
                "document": match.document.id,
                "name": match.document.name,
                "publisher": match.document.details.publisher,
                "start": match.hit.locator.start,
                "end": match.hit.locator.end,
                "snippet": match.hit.snippet,
            }
            for match in matches
        ]
        print(surface.as_json(found))
        return
    for match in matches:
        place = say(
            mark("{document}  {name}, character {start}"),
            document=match.document.id[:12],
            name=match.document.name,
            start=match.hit.locator.start,
        )
        surface.line(place)
        surface.line("    " + " ".join(match.hit.snippet.split()))
    if not matches:
        surface.note(mark("No document holds all of these words."))


def export(
    case: CaseFolder,
    kind: Annotated[
        ExportFormat, typer.Option("--as", help=mark("statements, findings, entities, or copies: who takes from whom."))
    ],
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows.export import ExportKind  # noqa: PLC0415 - as above
    from ovillo.workflows.export import export as write_out  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        lines = write_out(opened.record, ExportKind(kind.value))
        tell_who_signed(opened.record, kind.value)
        surface.print_lines(lines, output)
