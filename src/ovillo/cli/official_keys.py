"""The private key of an official: its file, and the passphrase that opens it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ovillo.cli import surface
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from ovillo.casework.approvals.signing import OfficialKey
    from ovillo.interfaces.record import Record

OPENS_KEYS: Final = "OVILLO_PASSPHRASE"
"""Where a passphrase may be given, for those who run commands by a program."""
_KEY_NEEDED: Final = mark("This is signed by key. Give its file with --key.")
_ASK: Final = mark("Passphrase of {path}")

KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key", metavar="FILE", help=mark("Your private key, of ovillo key make; OVILLO_PASSPHRASE opens it.")
    ),
]


def read(file: Path | None) -> "OfficialKey":
    """The key of a file that the user named. Raises `UsageError`, `KeyFileError`."""
    from ovillo.workflows.approvals import read_key  # noqa: PLC0415 - as above

    if file is None:
        raise UsageError(problem=_KEY_NEEDED)
    return read_key(surface.read_file(file), passphrase(file))


def passphrase(path: Path) -> str:
    """Of a key file: from the surroundings, else asked for."""
    return os.environ.get(OPENS_KEYS) or str(typer.prompt(surface.say(_ASK, path=path), hide_input=True, err=True))


def tell_who_signed(record: "Record", what: str) -> None:
    """To standard error, under whose signatures something was taken out just now; nothing where nobody had to sign."""
    from ovillo.rendering.approvals import done_lines  # noqa: PLC0415 - as above
    from ovillo.workflows.approvals import last_taken  # noqa: PLC0415 - as above

    taken = last_taken(record, what)
    for line in done_lines(taken, surface.catalogue()) if taken else ():
        surface.aside(line)
