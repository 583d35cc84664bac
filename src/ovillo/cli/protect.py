"""`ovillo protect` and `ovillo units`: who appears under a pseudonym; who works where."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from ovillo.cli import surface
from ovillo.cli.surface import (
    LanguageOption,
    OutputOption,
    PlainFormat,
    PlainFormatOption,
    catalogue,
    note,
    now,
    settings,
    words_of,
)
from ovillo.cli.team import opened, show
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.protection import ProtectedAs
from ovillo.rendering.inert import inert_line


class As(StrEnum):
    """Why somebody is protected, or how a list is printed."""

    VICTIM = "victim"
    MINOR = "minor"
    WITNESS = "witness"
    SOURCE = "source"
    TEXT = "text"
    JSON = "json"


_PROTECT_WORDS: Final = mark(
    "That is no question about protected people. Give CASE, CASE PERSON --as minor --compartment NAME, "
    "CASE PSEUDONYM --purpose WHY, CASE PSEUDONYM --lift --reason WHY, or CASE [PSEUDONYM] --readers."
)
_UNITS_WORDS: Final = mark(
    "That is no question about units. Give: template FOLDER, check FOLDER, CASE state FOLDER, or CASE."
)
_NO_UNITS: Final = mark("Nobody stated the units. Begin with: ovillo units template FOLDER")
_THERE: Final = mark("{path} is there already. Choose another folder.")
_FITS: Final = mark("The tables fit: {units} units, {officials} officials, {territories} territories.")
_PROTECTED: Final = mark("Protected as {pseudonym} under {compartment}.")
_NO_READERS: Final = mark("No record of which you may know was opened.")
_DONE: Final = mark("Recorded.")

ProtectWords = Annotated[
    list[str], words_of(mark("CASE [PERSON]"), mark("Folder of the case; a name, an id of an entity, or a pseudonym."))
]
UnitsWords = Annotated[
    list[str],
    words_of(
        mark("CASE | CASE state FOLDER | template FOLDER | check FOLDER"),
        mark("Folder of the case; a folder with the tables of units."),
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(help=mark("Victims, minors, witnesses and sources: a pseudonym everywhere outside one compartment."))(
        protect
    )
    app.command(help=mark("Agencies, units and territory: who works where, and which department lacks one side."))(
        units
    )


def protect(
    words: ProtectWords,
    form: Annotated[
        As, typer.Option("--as", help=mark("victim, minor, witness, source; for lists: text, json."))
    ] = As.TEXT,
    compartment: Annotated[str, typer.Option("--compartment", help=mark("Who may know the name."))] = "",
    purpose: Annotated[
        str, typer.Option("--purpose", help=mark("What the name is needed for; kept in the ledger."))
    ] = "",
    lift: Annotated[bool, typer.Option("--lift", help=mark("Take the protection back."))] = False,
    reason: Annotated[str, typer.Option("--reason", help=mark("Why, or in your own words."))] = "",
    readers: Annotated[
        bool, typer.Option("--readers", help=mark("Who opened which record, when, for what; for those who may know."))
    ] = False,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.teamwork import KIN, protected_json, protected_line  # noqa: PLC0415 - as above
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - the database library loads only where a case is opened
    from ovillo.workflows import protect as work  # noqa: PLC0415 - as above

    actor = settings().actor
    match words:
        case [case, *one] if readers and len(one) <= 1 and not lift:
            _show_readers(case, "".join(one), form, output)
        case [case]:
            with opened(case) as record:
                found = work.list_protected(record)
            objects = (protected_json(each.person, is_inside=each.is_inside) for each in found)
            lines = (protected_line(each.person, catalogue(), is_inside=each.is_inside) for each in found)
            show(PlainFormat.JSON if form is As.JSON else PlainFormat.TEXT, "protected", objects, lines, output)
        case [case, person] if lift:
            with opened(case) as record:
                work.lift(record, person, reason, actor=actor, now=now)
            note(_DONE)
        case [case, person] if form not in {As.TEXT, As.JSON}:
            with opened(case) as record:
                held = work.protect(record, person, ProtectedAs(form.value), compartment, actor=actor, now=now)
                kin = work.named_kin(record, held)
            note(_PROTECTED, pseudonym=held.pseudonym, compartment=held.compartment)
            if kin:
                note(KIN, names="; ".join(map(inert_line, kin)))
        case [case, person]:
            with open_case(Path(case), purpose=purpose) as found_case:
                shown = work.reveal(found_case.record, person)
            surface.print_parts((inert_line(name) + "\n" for name in shown.names), output)
        case _:
            raise UsageError(problem=_PROTECT_WORDS)


def _show_readers(case: str, called: str, form: As, output: Path | None) -> None:
    from ovillo.rendering.teamwork import read_line  # noqa: PLC0415 - as above
    from ovillo.workflows.protected_reads import list_reads  # noqa: PLC0415 - as above

    with opened(case) as record:
        found = list_reads(record, called)
    told = (
        {"entry": each.number, "by": each.by, "at": each.at.isoformat(), "pseudonym": each.pseudonym or None}
        | {"purpose": each.purpose}
        for each in found
    )
    lines = [
        f"{read_line(each.by, each.at, each.pseudonym, each.purpose, catalogue())} [{each.number}]" for each in found
    ]
    if not found:
        note(_NO_READERS)
    show(PlainFormat.JSON if form is As.JSON else PlainFormat.TEXT, "readers", told, lines, output)


def units(
    words: UnitsWords,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.teamwork import opening_lines, units_json, units_lines  # noqa: PLC0415 - as above
    from ovillo.workflows import team as work  # noqa: PLC0415 - as above
    from ovillo.workflows.opening import opened_by  # noqa: PLC0415 - as above

    match words:
        case ["template", folder]:
            _write_template(Path(folder))
        case ["check", folder]:
            found = work.check_units(_tables(Path(folder)))
            note(
                _FITS,
                units=len(found.units),
                officials=len(found.officials),
                territories=len(found.territories),
            )
            show(form, "departments", units_json(found), units_lines(found, catalogue()), output)
        case [case, "state", folder]:
            found = work.check_units(_tables(Path(folder)))
            with opened(case) as record:
                work.state_units(record, found, actor=settings().actor, now=now)
            note(_DONE)
        case [case]:
            with opened(case) as record:
                found, opening = work.units_in(record), opened_by(record)
            if not found.departments:
                note(_NO_UNITS)
            lines = (*opening_lines(opening, catalogue()), *units_lines(found, catalogue()))
            show(form, "departments", units_json(found), lines, output)
        case _:
            raise UsageError(problem=_UNITS_WORDS)


def _tables(folder: Path) -> dict[str, bytes]:
    from ovillo.casework.team.units import FILES  # noqa: PLC0415 - as above

    surface.require_readable(folder / "units.csv")
    return {name: surface.read_file(folder / name) for name in FILES if (folder / name).exists()}


def _write_template(folder: Path) -> None:
    from ovillo.workflows.team import template  # noqa: PLC0415 - as above

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(problem=_THERE, path=folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in template().items():
        surface.write_bytes(text.encode("utf-8"), folder / name)
