"""`ovillo`: the commands, and the one place where an error becomes a line and an exit status."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import Annotated, Any

import typer
from typer.main import get_command

from ovillo.cli import (
    allocate,
    answers,
    approvals,
    bench,
    calls,
    cases,
    checks,
    clock,
    custody,
    deconflict,
    exchange,
    guardian,
    hypotheses,
    judgements,
    ledger,
    monitor,
    network,
    protect,
    records,
    recusal,
    serving,
    surface,
    team,
    timeline,
)
from ovillo.cli.disk import answer_to
from ovillo.cli.usage import UsageError, put_type, put_usage, speak, usage_line
from ovillo.domain.errors import OvilloError, VerificationError
from ovillo.domain.input_tables import faults_of
from ovillo.domain.messages import mark
from ovillo.interfaces.left_out import TELL
from ovillo.rendering.inert import inert_line
from ovillo.rendering.ledger_lines import waits_line

INTERRUPTED = 130
OBJECTS_BETWEEN_SWEEPS = 200_000
"""A command makes many objects that live to its end: looking for garbage among them costs a third of a large brief."""
PIPE_CLOSED = 141
"""As a shell counts a program that wrote to a reader that had gone."""


def _app() -> typer.Typer:
    app = typer.Typer(
        name="ovillo",
        help=mark("Every line leads back to the words it came from."),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_root)
    for room in (
        cases,
        answers,
        judgements,
        exchange,
        network,
        calls,
        records,
        timeline,
        serving,
        allocate,
        monitor,
        hypotheses,
        clock,
        custody,
        approvals,
        recusal,
        team,
        protect,
        checks,
        guardian,
        deconflict,
        ledger,
        bench,
    ):
        room.register(app)
    return app


def _show_version(is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import version  # noqa: PLC0415 - looking for it takes longer than the help

        surface.line(f"ovillo {version('ovillo')}")
        raise typer.Exit


def _root(
    language: surface.LanguageOption = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help=mark("Show the version and leave.")),
    ] = False,
) -> None:
    """Every line leads back to the words it came from."""


def _translate(command: object) -> None:
    """Puts the help of a command and of all below it into the chosen language."""
    for name in ("help", "short_help", "epilog"):
        text = getattr(command, name, None)
        if isinstance(text, str) and text:
            setattr(command, name, surface.say(text))
    help_option = getattr(command, "get_help_option", None)
    # The library makes the option --help when it is first asked for, and keeps it.
    own = (help_option(typer.Context(command)),) if help_option else ()  # type: ignore[arg-type]  # any command
    for parameter in (*getattr(command, "params", ()), *own):
        for name in ("help", "metavar"):
            if text := getattr(parameter, name, None):
                setattr(parameter, name, surface.say(text))
        put_type(parameter)
    put_usage(command)
    for below in getattr(command, "commands", {}).values():
        _translate(below)


@cache
def _commands_in(language: str) -> Any:  # the library does not export the class of its commands
    """Every command, with its help in the language that is spoken; one process that runs many makes them once."""
    command = get_command(_app())
    _translate(command)
    return command


def _tell_once() -> Callable[[int], None]:
    """Tells what was left out of what a command read, however many times it opened the case."""
    told: set[int] = set()

    def tell(waits: int) -> None:
        if waits not in told:
            told.add(waits)
            surface.aside(waits_line(waits, surface.catalogue()))

    return tell


def _language_in(arguments: Sequence[str]) -> None:
    """Chooses the language before help is built, wherever the option stands."""
    for index, argument in enumerate(arguments):
        value = argument.removeprefix("--language=") if argument.startswith("--language=") else None
        if argument == "--language" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in {"en", "es"}:
            surface.choose(value)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command and exits with its status."""
    gc.set_threshold(OBJECTS_BETWEEN_SWEEPS, 20, 20)
    surface.never_stumble()
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    _language_in(given)
    TELL.set(_tell_once())
    language = surface.settings().language
    speak(language)
    command = _commands_in(language)
    try:
        # Not `command.main`, which answers Ctrl-C and a closed pipe itself, in silence.
        with command.make_context("ovillo", given) as context:
            command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as done:
        sys.exit(done.exit_code)
    except UsageError as error:
        place = getattr(error, "ctx", None)
        message = getattr(error, "format_message", error.__str__)()
        print(inert_line(usage_line(message, place.command_path if place else "ovillo")), file=sys.stderr)
        sys.exit(surface.BAD_USE)
    except OvilloError as error:
        surface.refuse_all(faults_of(error))
        sys.exit(surface.status_of(error))
    except VerificationError as error:
        print(inert_line(surface.say(str(error))), file=sys.stderr)
        sys.exit(surface.NOT_INTACT)
    except (KeyboardInterrupt, typer.Abort):
        surface.note(mark("Stopped. What was reported as added is safe; run the same command again to go on."))
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _forget_output()
        sys.exit(PIPE_CLOSED)
    except OSError as error:
        _forget_output()
        print(inert_line(surface.catalogue().error(answer_to(error))), file=sys.stderr)
        sys.exit(surface.BAD_USE)


def _forget_output() -> None:
    """What still waits to be written goes nowhere, so that the end of the program does not stumble over it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
