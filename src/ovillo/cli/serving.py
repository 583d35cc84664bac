"""The command that opens the workbench: serve."""

from typing import Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.surface import CaseFolder, LanguageOption, note, now, settings
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
    language: LanguageOption = None,
) -> None:
    from ovillo.web.serving import serve as run  # noqa: PLC0415 - the web framework loads only where it serves

    def tell(link: str) -> None:
        surface.line(link)
        note(mark("Open this link in a browser; it works once. Ctrl-C ends the workbench."))

    run(case, port=port, settings=settings(), now=now, tell=tell)
