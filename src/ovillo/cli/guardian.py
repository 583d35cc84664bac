"""`ovillo guardian`: an independent institution remembers how far the ledgers of others had grown, and says so."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ovillo.cli import surface
from ovillo.cli.surface import LanguageOption, PlainFormat, PlainFormatOption, note, now, say
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from ovillo.ledger.witness import WitnessedLog

Folder = Annotated[Path, typer.Argument(metavar=mark("FOLDER"), help=mark("Folder of the guardian."))]


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    guardian = typer.Typer(
        help=mark("Run a witness that cosigns how far a ledger has grown, and refuses any other past.")
    )
    guardian.command(help=mark("Make a guardian with a key of its own, and print the key that others trust."))(new)
    guardian.command(help=mark("Add a log that the guardian is to cosign for, by its verifier key."))(know)
    guardian.command(help=mark("The key of the guardian, and how far each log had grown."))(show)
    guardian.command(help=mark("Answer requests over HTTP, until it is stopped."))(serve)
    app.add_typer(guardian, name="guardian")


def new(
    folder: Folder,
    name: Annotated[
        str, typer.Option("--name", metavar="ombudsman.example/1", help=mark("What the guardian is called."))
    ] = "",
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.guardians import make_guardian  # noqa: PLC0415 - cryptography loads only where it is used

    surface.line(make_guardian(folder, name=name).text)


def know(
    folder: Folder,
    key: Annotated[str, typer.Argument(metavar=mark("KEY"), help=mark("Verifier key of the log: name+id+base64."))],
    origin: Annotated[
        str, typer.Option("--origin", help=mark("First line of its checkpoints; else the name of the key."))
    ] = "",
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.guardians import add_log  # noqa: PLC0415 - as above

    add_log(folder, key, origin=origin)
    note(mark("The guardian cosigns for this log from now on."))


def show(
    folder: Folder,
    head: Annotated[
        str, typer.Option("--head", metavar="ORIGIN", help=mark("Only the last head of this log that it cosigned."))
    ] = "",
    form: PlainFormatOption = PlainFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.guardians import show_guardian  # noqa: PLC0415 - as above

    verifier, logs = show_guardian(folder)
    if head:
        if head not in logs or not logs[head].checkpoint:
            raise UsageError(problem=mark("This guardian has cosigned no head of that log."))
        surface.print_text(logs[head].checkpoint.decode("utf-8"), None)
        return
    if form is PlainFormat.JSON:
        told = [{"origin": origin, **_json(log)} for origin, log in logs.items()]
        surface.print_text(surface.as_json({"key": verifier.text, "logs": told}), None)
        return
    surface.line(verifier.text)
    for origin, log in logs.items():
        surface.line("  " + say(mark("{origin}: {size} entries, root {root}"), origin=origin, **_json(log)))


def serve(
    folder: Folder,
    host: Annotated[str, typer.Option("--host", help=mark("Address to listen on."))] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65_535, help=mark("Port; 0 for any."))] = 7380,
    language: LanguageOption = None,
) -> None:
    from ovillo.cli.guardian_http import GuardianServer  # noqa: PLC0415 - as above
    from ovillo.wiring.guardians import open_guardian  # noqa: PLC0415 - as above

    with open_guardian(folder, now=now) as guardian, GuardianServer(guardian, host, port) as server:
        surface.line(say(mark("Listening on {address}"), address=server.address))
        server.serve_forever()


def _json(log: "WitnessedLog") -> Mapping[str, Any]:  # Any: a JSON value
    return {"size": log.size, "root": log.root.hex(), "keys": [each.text for each in log.keys]}
