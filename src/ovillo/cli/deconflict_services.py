"""`ovillo deconflict evaluator|board|liaison|trust|epoch|serve`: what institutions run for blind deconfliction."""

import secrets
from pathlib import Path
from typing import Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.surface import LanguageOption, note, now, say
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

Folder = Annotated[Path, typer.Argument(metavar=mark("FOLDER"), help=mark("Folder of the evaluator or of the board."))]
AddressOption = Annotated[
    str,
    typer.Option("--address", metavar="http://…", help=mark("Where others reach it: ends its line of the agreement.")),
]
EpochOption = Annotated[str, typer.Option("--epoch", metavar="2031-05", help=mark("What the epoch is called."))]


def add_to(deconflict: typer.Typer) -> None:
    """Adds the commands of this module."""
    deconflict.command(help=mark("Make an evaluator, and print its line of the agreement."))(evaluator)
    deconflict.command(help=mark("Make a board that compares tags and tells the liaison alone."))(board)
    deconflict.command(help=mark("Make the liaison's private key, and print its line of the agreement."))(liaison)
    deconflict.command(help=mark("Take authorisations of one more prosecutor, by their verifier key."))(trust)
    deconflict.command(help=mark("Begin a new epoch: a new key, and nothing of the old one is left."))(epoch)
    deconflict.command(help=mark("Answer requests over HTTP, until it is stopped."))(serve)


def evaluator(
    folder: Folder,
    name: Annotated[
        str, typer.Option("--name", metavar="ombudsman.example/evaluator", help=mark("What the evaluator is called."))
    ],
    branch: Annotated[
        str, typer.Option("--branch", metavar="judicial", help=mark("The branch of the state that runs it."))
    ],
    called: EpochOption,
    budget: Annotated[
        int, typer.Option("--budget", min=1, max=10_000_000, help=mark("Identifiers that a case may ask in an epoch."))
    ] = 20_000,
    prosecutor_budget: Annotated[
        int,
        typer.Option(
            "--prosecutor-budget",
            min=1,
            max=10_000_000,
            help=mark("Identifiers that a prosecutor may authorise in an epoch, for all cases."),
        ),
    ] = 100_000,
    address: AddressOption = "",
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.deconfliction import make_evaluator  # noqa: PLC0415 - cryptography loads only where it is used

    made = make_evaluator(
        folder, name=name, branch=branch, epoch=called, budget=budget, prosecutor_budget=prosecutor_budget
    )
    surface.line(f"{made} {address}".rstrip())


def board(folder: Folder, called: EpochOption, address: AddressOption = "", language: LanguageOption = None) -> None:
    from ovillo.wiring.deconfliction import make_board  # noqa: PLC0415 - as above

    make_board(folder, epoch=called)
    surface.line(f"board {address}".rstrip())


def liaison(
    file: Annotated[Path, typer.Argument(metavar=mark("FILE"), help=mark("Where the private key is written."))],
    language: LanguageOption = None,
) -> None:
    from ovillo.casework.deconfliction.envelopes import encode_key, public_key  # noqa: PLC0415 - as above
    from ovillo.wiring.witnesses import write_key  # noqa: PLC0415 - as above

    private = secrets.token_bytes(32)
    write_key(file, encode_key(private) + "\n")
    surface.line(f"liaison {encode_key(public_key(private))}")


def trust(
    folder: Folder,
    key: Annotated[
        str | None,
        typer.Argument(
            metavar=mark("KEY"), help=mark("Verifier key of a prosecutor: name+id+base64."), show_default=False
        ),
    ] = None,
    policy: Annotated[
        Path | None,
        typer.Option(
            "--policy",
            metavar="FILE",
            help=mark("Of an evaluator: in ledgers of which logs, cosigned by whom, an authorisation must stand."),
        ),
    ] = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring import deconfliction  # noqa: PLC0415 - as above

    if key is None and policy is None:
        raise UsageError(problem=mark("Give the key of a prosecutor, or --policy."))
    if policy is not None:
        deconfliction.go_by(folder, surface.read_file(policy))
        note(mark("From the next start on it takes only authorisations that stand in such a ledger."))
    if key is not None:
        deconfliction.trust(folder, key)
        note(mark("Authorisations of this prosecutor are taken from the next start on."))


def epoch(folder: Folder, called: EpochOption, address: AddressOption = "", language: LanguageOption = None) -> None:
    from ovillo.wiring.deconfliction import begin_epoch  # noqa: PLC0415 - as above

    told = begin_epoch(folder, epoch=called)
    surface.line(f"{told or 'board'} {address}".rstrip())
    note(mark("The new epoch has begun, and the old key and queries are gone."))


def serve(
    folder: Folder,
    host: Annotated[str, typer.Option("--host", help=mark("Address to listen on."))] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65_535, help=mark("Port; 0 for any."))] = 7390,
    every: Annotated[
        float, typer.Option("--every", min=0.05, max=86_400, help=mark("Seconds between two comparisons of a board."))
    ] = 60.0,
    language: LanguageOption = None,
) -> None:
    from ovillo.cli.small_http import SmallServer  # noqa: PLC0415 - as above
    from ovillo.wiring.deconfliction import answering  # noqa: PLC0415 - as above
    from ovillo.workflows.deconfliction_services import LARGEST_REQUEST  # noqa: PLC0415 - as above

    with (
        answering(folder, now=now, every_seconds=every) as posts,
        SmallServer((host, port), posts, largest_request=LARGEST_REQUEST) as server,
    ):
        surface.line(say(mark("Listening on {address}"), address=server.address))
        server.serve_forever()
