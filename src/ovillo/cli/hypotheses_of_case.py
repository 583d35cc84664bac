"""`ovillo hypotheses open|rate|extend|link|sheet|show|close`: hypotheses that a case holds."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.sheets import (
    FormatOption,
    OnOption,
    PublishableOption,
    SheetFile,
    SheetFormat,
    read_sheet_file,
    require_no_faults,
    written,
)
from ovillo.cli.surface import CaseFolder, LanguageOption, OutputOption, catalogue, note, now, say, settings
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ovillo.domain.hypotheses import HeldSet
    from ovillo.interfaces.record import Record
    from ovillo.workflows.hypotheses import SheetRead

SetArgument = Annotated[
    str, typer.Argument(metavar=mark("SET"), help=mark("Its name, or the first digits of its id."), show_default=False)
]
ReasonOption = Annotated[str, typer.Option("--reason", help=mark("Why; kept with the numbers."))]


def register(hypotheses: typer.Typer) -> None:
    """Adds the commands of this module below `ovillo hypotheses`."""
    hypotheses.command("open", help=mark("Hold the hypotheses of a sheet in a case, with its numbers as yours."))(open_)
    hypotheses.command(
        context_settings={"ignore_unknown_options": True},  # so that -0.1 is told to be no probability
        help=mark("State a number of yours, or all of a sheet; what stood there before stays on record."),
    )(rate)
    hypotheses.command(help=mark("Add evidence and next steps of a sheet to a set."))(extend)
    hypotheses.command(help=mark("Let a row, or a hypothesis, lead to a finding of the case; --undo takes it back."))(
        link
    )
    hypotheses.command(help=mark("Print the sheet of a set with your numbers, to fill in and rate."))(sheet)
    hypotheses.command(help=mark("List the sets of a case, or show one: whose numbers, and what follows."))(show)
    hypotheses.command(help=mark("Close a set, with a reason; --undo opens it again."))(close)


def open_(
    case: CaseFolder,
    file: SheetFile,
    reason: ReasonOption = "",
    rater: Annotated[
        list[str] | None,
        typer.Option(
            "--rater", metavar=mark("NAME"), help=mark("Who else is to rate it, blind to others; repeatable.")
        ),
    ] = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - the database library loads only where a case is opened
    from ovillo.workflows import held_hypotheses as work  # noqa: PLC0415 - as above

    read = read_sheet_file(file)
    with open_case(case) as opened:
        ready = _ready(opened.record, read)
        held = work.open_set(opened.record, ready, raters=rater or (), reason=reason, actor=settings().actor, now=now)
    _tell(held, mark("Opened the set {id}; cells that you have not rated: {count}."))


def rate(
    case: CaseFolder,
    of: SetArgument,
    row: Annotated[str | None, typer.Argument(metavar=mark("ROW"), help=mark("Id of the evidence, or prior."))] = None,
    column: Annotated[
        str | None, typer.Argument(metavar=mark("COLUMN"), help=mark("Id of the hypothesis, or r, or b."))
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar=mark("VALUE"), help=mark("0.3, or low–mid–high as 0.1-0.3-0.6."))
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--sheet", metavar=mark("FILE"), help=mark("Every number of this sheet, instead of one.")),
    ] = None,
    reason: ReasonOption = "",
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows import held_hypotheses as work  # noqa: PLC0415 - as above

    actor = settings().actor
    if file is not None and row is None:
        read = read_sheet_file(file)
        require_no_faults(read.faults)
        with open_case(case) as opened:
            held = work.rate_sheet(opened.record, of, read, reason=reason, actor=actor, now=now)
    elif file is None and row is not None and column is not None and value is not None:
        with open_case(case) as opened:
            held = work.rate_cell(opened.record, of, row, column, value, reason=reason, actor=actor, now=now)
    else:
        raise UsageError(problem=mark("Give a row, a column and a value; or --sheet FILE for all of a sheet."))
    if isinstance(held, tuple):
        require_no_faults(held)
        return
    _tell(held, mark("Recorded in the set {id}; cells that you have not rated: {count}."))


def extend(
    case: CaseFolder, of: SetArgument, file: SheetFile, reason: ReasonOption = "", language: LanguageOption = None
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows import held_hypotheses as work  # noqa: PLC0415 - as above

    read = read_sheet_file(file)
    with open_case(case) as opened:
        ready = _ready(opened.record, read)
        held = work.extend_set(opened.record, of, ready, reason=reason, actor=settings().actor, now=now)
    _tell(held, mark("Recorded in the set {id}; cells that you have not rated: {count}."))


def link(
    case: CaseFolder,
    of: SetArgument,
    row: Annotated[str, typer.Argument(metavar=mark("ROW"), help=mark("Id of the evidence, or of the hypothesis."))],
    finding: Annotated[
        str, typer.Argument(metavar=mark("FINDING"), help=mark("The first digits of its id, eight or more."))
    ],
    reason: ReasonOption = "",
    undo: Annotated[bool, typer.Option("--undo", help=mark("Take the link back."))] = False,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows import held_hypotheses as work  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        change = work.unlink_finding if undo else work.link_finding
        held = change(opened.record, of, row, finding, reason=reason, actor=settings().actor, now=now)
    if isinstance(held, tuple):
        require_no_faults(held)
        return
    note(mark("Recorded in the set {id}."), id=held.id[:12])


def sheet(case: CaseFolder, of: SetArgument, output: OutputOption = None, language: LanguageOption = None) -> None:
    from ovillo.rendering.hypotheses.held import sheet_as_json  # noqa: PLC0415 - as above
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows import held_hypotheses as work  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        held = work.find_set(opened.record, of)
    surface.print_text(surface.as_json(sheet_as_json(held.draft, held.numbers.get(settings().actor, {}))), output)


def show(
    case: CaseFolder,
    of: Annotated[
        str | None, typer.Argument(metavar=mark("SET"), help=mark("Its name, or the first digits of its id."))
    ] = None,
    rater: Annotated[
        str, typer.Option("--rater", metavar=mark("NAME"), help=mark("By whose numbers; else by yours."))
    ] = "",
    history: Annotated[
        bool, typer.Option("--history", help=mark("Also who changed which number, when and why."))
    ] = False,
    on: OnOption = None,
    publishable: PublishableOption = False,
    form: FormatOption = SheetFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.hypotheses import held as shown  # noqa: PLC0415 - as above
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows import held_hypotheses as work  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        if of is None:
            sets = work.list_sets(opened.record)
            _print_list(sets, form, output)
            return
        seen = work.show_set(opened.record, of, reader=settings().actor, rater=rater, on=_day(on))
    for each in seen.lost_findings:
        note(mark("The finding {id} is none of this case any more; rows lead to it no longer."), id=each[:12])
    if publishable:
        from ovillo.rendering.hypotheses import READ_FIRST  # noqa: PLC0415 - as above

        note(READ_FIRST)
        text = (
            surface.as_json(shown.publishable_held_as_json(seen.held, catalogue()))
            if form is SheetFormat.JSON
            else written(shown.publishable_held_page(seen.held, catalogue()), form)
        )
        surface.print_text(text, output)
        return
    if seen.prior_sum is not None:
        note(mark("The priors add up to {sum}, and were taken in proportion."), sum=f"{seen.prior_sum:.4f}")
    to_go = len(seen.held.missing[settings().actor]) if seen.is_blind else None
    view = shown.SetView(seen.held, seen.evaluation, seen.rater, seen.posteriors, seen.agreements, to_go, seen.findings)
    text = (
        surface.as_json(shown.set_as_json(view, catalogue()))
        if form is SheetFormat.JSON
        else written(shown.held_page(view, catalogue(), with_history=history), form)
    )
    surface.print_text(text, output)


def close(
    case: CaseFolder,
    of: SetArgument,
    reason: ReasonOption = "",
    undo: Annotated[bool, typer.Option("--undo", help=mark("Open it again."))] = False,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows import held_hypotheses as work  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        change = work.reopen_set if undo else work.close_set
        held = change(opened.record, of, reason=reason, actor=settings().actor, now=now)
    note(mark("The set {id} is open again.") if undo else mark("The set {id} is closed."), id=held.id[:12])


def _day(on: datetime | None) -> "date":
    return on.date() if on else surface.today()


def _ready(record: "Record", read: "SheetRead") -> "SheetRead":
    """The sheet, fit for this case; ends the program where it is not."""
    from ovillo.workflows.hypothesis_findings import prepare  # noqa: PLC0415 - as above

    ready, faults = prepare(record, read)
    require_no_faults((*read.faults, *faults))
    return ready


def _tell(held: "HeldSet", form: str) -> None:
    note(form, id=held.id[:12], count=len(held.missing.get(settings().actor, ())))


def _print_list(sets: "Sequence[HeldSet]", form: SheetFormat, output: Path | None) -> None:
    from ovillo.rendering.hypotheses.held import list_lines, set_fields  # noqa: PLC0415 - as above

    if form is SheetFormat.JSON:
        surface.print_text(surface.as_json([set_fields(each) for each in sets]), output)
        return
    lines = list(list_lines(sets, catalogue())) or [say(mark("The case holds no hypotheses."))]
    surface.print_text("\n".join(lines), output)
