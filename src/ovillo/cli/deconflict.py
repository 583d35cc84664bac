"""`ovillo deconflict`: two units hold the same identifier, neither sees the other's, and a liaison alone is told."""

import secrets
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ovillo.cli import deconflict_services, surface
from ovillo.cli.surface import (
    CaseFolder,
    LanguageOption,
    OutputOption,
    PlainFormat,
    PlainFormatOption,
    note,
    now,
    say,
    settings,
)
from ovillo.domain.messages import mark
from ovillo.rendering.hits import hit_words, row_numbers, side_words
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.workflows.liaison import Side

ListFile = Annotated[
    Path, typer.Argument(metavar=mark("LIST"), help=mark("Table with the columns kind, value and, of people, born."))
]
AgreementOption = Annotated[
    Path,
    typer.Option("--agreement", metavar="FILE", help=mark("Who evaluates, where the board is, the liaison's key.")),
]
CountryOption = Annotated[
    str, typer.Option("--country", help=mark("Country of phone numbers that name none: two letters."))
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    deconflict = typer.Typer(
        help=mark("Let units find that they hold the same identifier, without showing it, and tell a liaison alone.")
    )
    deconflict.command(help=mark("Ask about a list of identifiers: enters the query, and shows nobody the list."))(ask)
    deconflict.command(help=mark("Authorise a query of somebody else, and sign it."))(authorise)
    deconflict.command(help=mark("Have an authorised list evaluated, and send its tags to the board."))(send)
    deconflict_services.add_to(deconflict)
    deconflict.command(help=mark("What the board left for the liaison, read with the liaison's key."))(read)
    app.add_typer(deconflict, name="deconflict")


def ask(
    case: CaseFolder,
    table: ListFile,
    agreement: AgreementOption,
    reason: Annotated[str, typer.Option("--reason", help=mark("Why it is asked."))] = "",
    country: CountryOption = "PE",
    language: LanguageOption = None,
) -> None:
    from ovillo.casework.deconfliction.agreement import parse_agreement  # noqa: PLC0415 - loads only here
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - the database library loads only here
    from ovillo.workflows import deconfliction as work  # noqa: PLC0415 - as above

    agreed = parse_agreement(surface.read_file(agreement))
    listed = work.read_list(surface.read_file(table), table.name, country=country, today=now().date())
    salt = secrets.token_bytes(32)
    with open_case(case) as opened:
        record, actor = opened.record, settings().actor
        made = work.ask(record, listed, epoch=agreed.epoch, reason=reason, salt=salt, actor=actor, now=now)
    surface.line(made.id)
    note(mark("Recorded. A prosecutor authorises it with: ovillo deconflict authorise"))


def authorise(
    case: CaseFolder,
    query: Annotated[str, typer.Argument(metavar=mark("QUERY"), help=mark("Id of the query, or how it begins."))],
    key: Annotated[
        Path, typer.Option("--key", metavar="FILE", help=mark("The prosecutor's key, of ovillo ledger key."))
    ],
    days: Annotated[int, typer.Option("--days", min=1, max=90, help=mark("How long the authorisation is taken."))] = 7,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows import deconfliction as work  # noqa: PLC0415 - as above
    from ovillo.workflows.witnessed import read_log_key  # noqa: PLC0415 - as above

    signing = read_log_key(surface.read_file(key))
    with open_case(case) as opened:
        until = now() + timedelta(days=days)
        signed = work.authorise(opened.record, query, signing, until=until, actor=settings().actor, now=now)
    surface.print_text(signed, output)


def send(
    case: CaseFolder,
    table: ListFile,
    agreement: AgreementOption,
    authorisation: Annotated[
        Path, typer.Option("--authorisation", metavar="FILE", help=mark("The note of ovillo deconflict authorise."))
    ],
    contact: Annotated[str, typer.Option("--contact", help=mark("Whom the liaison calls; nobody else reads it."))],
    canary: Annotated[
        Path | None,
        typer.Option(
            "--canary",
            metavar="FILE",
            help=mark("Of the liaison: its private key, which declares these identifiers invented."),
        ),
    ] = None,
    country: CountryOption = "PE",
    language: LanguageOption = None,
) -> None:
    from ovillo.casework.deconfliction.agreement import parse_agreement  # noqa: PLC0415 - as above
    from ovillo.wiring.cases import open_case, witnessed_in  # noqa: PLC0415 - as above
    from ovillo.wiring.deconfliction import post  # noqa: PLC0415 - as above
    from ovillo.workflows import deconfliction as work  # noqa: PLC0415 - as above
    from ovillo.workflows.liaison import enclose, read_liaison_key  # noqa: PLC0415 - as above

    agreed = parse_agreement(surface.read_file(agreement))
    listed = work.read_list(surface.read_file(table), table.name, country=country, today=now().date())
    private = read_liaison_key(surface.read_file(canary)) if canary else b""
    signed = surface.read_file(authorisation).decode("utf-8", "replace")
    ephemeral = secrets.token_bytes(32)
    envelope = enclose(listed.rows, contact, agreed.liaison, ephemeral=ephemeral, note=signed, private=private)
    with open_case(case) as opened:
        record, actor, head = opened.record, settings().actor, witnessed_in(opened).heads.last()
        parcel = work.Parcel(listed, signed, envelope, head)
        work.send(record, parcel, agreed, actor=actor, now=now, post=post)
    note(mark("Sent. If somebody has to be told, the liaison tells them; nothing more is said here."))


def read(
    files: Annotated[
        list[Path], typer.Argument(metavar=mark("FILE …"), help=mark("Files of the board's outbox, or the outbox."))
    ],
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help=mark("The liaison's private key."))],
    form: PlainFormatOption = PlainFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows.liaison import read_hit, read_liaison_key  # noqa: PLC0415 - as above

    private = read_liaison_key(surface.read_file(key))
    paths = [path for each in files for path in (sorted(each.glob("*.hit")) if each.is_dir() else [each])]
    hits = [(path.stem, read_hit(surface.read_file(path), private, path.name)) for path in paths]
    if form is PlainFormat.JSON:
        surface.print_json_list({"hit": name, "sides": [_json(side) for side in sides]} for name, sides in hits)
        return
    if not hits:
        note(mark("No hit lies here. The board compares now and then: look again after its next turn."))
    for name, sides in hits:
        surface.line(say(mark("Hit {hit}: two units hold the same."), hit=name[:12]))
        marks = [side.is_canary for side in sides], [side.says_canary for side in sides]
        for words in hit_words(*marks):
            surface.line("  " + say(words))
        for place, side in enumerate(sides):
            role = side_words(place, *marks)
            surface.line("  " + inert_line(_told(side) + (f" [{say(role)}]" if role else "")))


def _told(side: "Side") -> str:
    told = mark(
        "{contact} (as the sender states, unchecked): rows {rows} of the list of query {query} (?: a name and birth "
        "date, weak); case {case}, authorised by {prosecutor}"
    )
    fields = {
        "rows": row_numbers((each.number, each.is_weak) for each in side.shared),
        "query": side.query[:12],
        "case": side.case[:12],
    }
    return say(told, contact=side.letter.contact, prosecutor=side.authorised_by, **fields)


def _json(side: "Side") -> dict[str, Any]:  # Any: a JSON value
    return {
        "contact": side.letter.contact,
        "canary": side.is_canary,
        "says_canary": side.says_canary,
        "case": side.case,
        "query": side.query,
        "authorised_by": side.authorised_by,
        "rows": [{"row": each.number, "weak": each.is_weak} for each in side.shared],
    }
