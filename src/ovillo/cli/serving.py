"""The command that opens the workbench: serve."""

from pathlib import Path
from typing import Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.surface import CaseFolder, LanguageOption, note, now, settings
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

DEFAULT_PORT = 8737


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command(help=mark("Open the case in a browser: a workbench on this machine, for you alone, until Ctrl-C."))(
        serve
    )


def serve(
    case: CaseFolder,
    port: Annotated[int, typer.Option(min=0, max=65535, help=mark("Port on this machine; 0 takes any free one."))] = (
        DEFAULT_PORT
    ),
    listen: Annotated[str, typer.Option(help=mark("Address to listen on; another than 127.0.0.1 needs HTTPS."))] = (
        "127.0.0.1"
    ),
    tls_cert: Annotated[
        Path | None, typer.Option(help=mark("Certificate for HTTPS, with those above it, in PEM form."))
    ] = None,
    tls_key: Annotated[Path | None, typer.Option(help=mark("Private key of that certificate, in PEM form."))] = None,
    language: LanguageOption = None,
) -> None:
    if (tls_cert is None) != (tls_key is None):
        raise UsageError(problem=mark("A certificate and its key belong together: give --tls-cert and --tls-key."))
    from ovillo.web.certificates import read_certificate  # noqa: PLC0415 - the web framework loads only where it serves
    from ovillo.web.serving import Place  # noqa: PLC0415 - as above
    from ovillo.web.serving import serve as run  # noqa: PLC0415 - as above

    certificate = read_certificate(tls_cert, tls_key, at=now()) if tls_cert and tls_key else None

    def tell(link: str) -> None:
        surface.line(link)
        note(mark("Open this link in a browser; it works once. Ctrl-C ends the workbench."))

    run(case, Place(port, listen, certificate), settings=settings(), now=now, tell=tell)
