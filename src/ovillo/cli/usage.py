"""Errors of use that the command-line library reports, said in the chosen language."""

import gettext
import os
import re
from typing import Any, Final

import typer

from ovillo.cli.surface import say
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import LOCALE

UsageError: Final[type[Exception]] = typer.BadParameter.__mro__[1]
"""The library's error of use; it is not exported by name."""

HELP_WORDS: Final = (
    mark("Arguments"),
    mark("Options"),
    mark("Commands"),
    mark("required"),
    mark("default: {default}"),
    mark("Show this message and exit."),
)
"""What the library writes around our own sentences; it looks them up in the catalogue that `speak` names."""

_TYPES: Final = {
    "<path>": mark("<path>"),
    "<list[Path]>": mark("<path>"),
    "<str>": mark("<text>"),
    "<list[str]>": mark("<text>"),
    "<int range>": mark("<number>"),
}

_FORMS: Final = (
    (re.compile(r"Missing argument '(?P<name>[^']+)'\.?.*", re.DOTALL), mark("The argument {name} is missing.")),
    (re.compile(r"Missing option '(?P<name>[^']+)'\.?.*", re.DOTALL), mark("The option {name} is missing.")),
    (re.compile(r"Missing command\.?", re.DOTALL), mark("The command is missing.")),
    (re.compile(r"No such option:? '?(?P<name>[^' ]+)'?.*", re.DOTALL), mark("There is no option {name}.")),
    (re.compile(r"No such command '(?P<name>[^']+)'.*", re.DOTALL), mark("There is no command {name}.")),
    (re.compile(r"Option '(?P<name>[^']+)' requires an argument\.?"), mark("The option {name} needs a value.")),
    (
        re.compile(
            r"Invalid value for '(?P<name>[^']+)'[^:]*: '(?P<value>[^']*)' is not one of (?P<choices>.*?)\.?", re.DOTALL
        ),
        mark("{value} is no value for {name}. Choose one of {choices}."),
    ),
    (
        re.compile(
            r"Invalid value for '(?P<name>[^']+)'.*?'(?P<value>[^']*)' is not one of (?P<choices>.*?)\.?", re.DOTALL
        ),
        mark("{value} is no value for {name}. Choose one of {choices}."),
    ),
    (
        re.compile(r"Invalid value for '(?P<name>[^']+)'[^:]*: .*less than or equal to (?P<limit>\d+)\.?", re.DOTALL),
        mark("The value for {name} is too large. Give at most {limit}."),
    ),
    (
        re.compile(
            r"Invalid value for '(?P<name>[^']+)'[^:]*: .*greater than or equal to (?P<limit>\d+)\.?", re.DOTALL
        ),
        mark("The value for {name} is too small. Give at least {limit}."),
    ),
    (
        re.compile(
            r"Invalid value for '(?P<name>[^']+)'[^:]*: .*?'(?P<value>[^']*)' does not match the formats? "
            r"'%Y-%m-%d'[^T]*"
        ),
        mark("{value} is no day for {name}. Write days as 2031-05-14."),
    ),
    (
        re.compile(
            r"Invalid value for '(?P<name>[^']+)'[^:]*: .*?'(?P<value>[^']*)' does not match the formats? .*", re.DOTALL
        ),
        mark("{value} is no day for {name}. Write days as 2031-05-14, or 2031-05-14T22:30 with an hour."),
    ),
    (
        re.compile(r"Invalid value for '(?P<name>[^']+)'[^:]*: (?:Value error, )?(?P<why>.*?)\.?", re.DOTALL),
        mark("The value for {name} is wrong: {why}."),
    ),
)


def speak(language: str) -> None:
    """The library's own words of help come from our catalogue, in this language."""
    gettext.bindtextdomain("ovillo", str(LOCALE))
    gettext.textdomain("ovillo")
    os.environ["LANGUAGE"] = language


def put_usage(command: Any) -> None:  # Any: the library does not export the class of its commands
    """The line that shows how a command is written, in the chosen language."""
    arguments = [
        (each.metavar or each.name.upper(), each.required)
        for each in command.params
        if each.param_type_name == "argument"
    ]
    below = [say(mark("COMMAND [ARGUMENTS]..."))] if getattr(command, "commands", None) else []
    words = [say(mark("[OPTIONS]")), *(name if is_required else f"[{name}]" for name, is_required in arguments), *below]

    def write(context: Any, formatter: Any) -> None:  # Any: as above
        formatter.write_usage(context.command_path, " ".join(words), prefix=say(mark("Usage: ")))

    command.format_usage = write


def put_type(parameter: Any) -> None:  # Any: as above
    """What sort of value a parameter takes, in words of the chosen language instead of Python's."""
    if display := getattr(parameter, "display_type", None):

        def say_type(context: Any) -> str:  # Any: as above
            shown = str(display(context))
            return say(_TYPES.get(shown, shown))

        parameter.display_type = say_type


def usage_line(message: str, command: str) -> str:
    """What is wrong, and where the help is."""
    for form, template in _FORMS:
        if found := form.fullmatch(message.strip()):
            return say(template, **found.groupdict()) + " " + _help(command)
    return message.strip() + " " + _help(command)


def _help(command: str) -> str:
    return say(mark("See: {command} --help"), command=command)
