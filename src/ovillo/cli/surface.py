"""What every command shares: the language, where output goes, and how an error ends the program.

1. Results go to standard output, all else to standard error.
2. Exit status: 0; 1 where anything is not intact; 2 for bad input or use; 3 where entries were made that guardians have
   not cosigned yet; 130 for Ctrl-C.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from textwrap import indent
from typing import Annotated, Any

import typer

from ovillo.cli.disk import CannotReadError, CannotWriteError, reason_of
from ovillo.domain.errors import OvilloError
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inert_json, inert_line
from ovillo.settings import Settings, settings_from
from ovillo.wiring.outputs import require_outside

BAD_USE = 2
NOT_INTACT = 1
NOT_ACKNOWLEDGED = 3
_STATUS = {"not_acknowledged": NOT_ACKNOWLEDGED, "ledger_contradicted": NOT_INTACT}
"""By the code of an error; any other is bad use."""
FAULTS_SHOWN = 20


class Engine(StrEnum):
    """What a question to many rows runs on."""

    DUCKDB = "duckdb"
    SPARK = "spark"


class PlainFormat(StrEnum):
    """How a list is printed."""

    TEXT = "text"
    JSON = "json"


class Language(StrEnum):
    """Languages of messages."""

    EN = "en"
    ES = "es"


class Extractor(StrEnum):
    """Who reads the text."""

    RULES = "rules"
    ENDPOINT = "endpoint"
    GLINER2 = "gliner2"


def words_of(metavar: str, help_text: str) -> Any:  # Any: as typer has it
    """The words of a command that takes a case, what is done in it, and to what: told apart by the command itself."""
    return typer.Argument(metavar=metavar, help=help_text, show_default=False)


CaseFolder = Annotated[Path, typer.Argument(metavar=mark("CASE"), help=mark("Folder of the case."), show_default=False)]
LanguageOption = Annotated[
    Language | None,
    typer.Option("--language", help=mark("Language of messages; else that of the system.")),
]
ExtractorOption = Annotated[
    Extractor,
    typer.Option("--extractor", help=mark("rules, or a model that you configured: endpoint, gliner2.")),
]
PlainFormatOption = Annotated[PlainFormat, typer.Option("--as", help=mark("text or json."))]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help=mark("Write to this file instead of standard output."))
]


@dataclass
class _Chosen:
    language: str | None = None


_chosen = _Chosen()


def choose(language: str) -> None:
    """Remembers the language that an option chose."""
    _chosen.language = language
    settings.cache_clear()
    catalogue.cache_clear()


@cache
def settings() -> Settings:
    """Who acts, and how."""
    return settings_from(os.environ, language=_chosen.language)


@cache
def catalogue() -> Catalogue:
    """The sentences of the chosen language."""
    return Catalogue(settings().language)


def now() -> datetime:
    """The time of this moment; workflows are given it."""
    return datetime.now(UTC)


def today() -> date:
    """The day of this moment where the program runs."""
    return now().astimezone().date()


def say(template: str, **fields: object) -> str:
    """A sentence in the chosen language."""
    return catalogue().say(template, **fields)


def note(template: str, **fields: object) -> None:
    """A sentence to standard error."""
    print(inert_line(say(template, **fields)), file=sys.stderr)


def aside(text: str) -> None:
    """A sentence that is finished already, to standard error."""
    print(inert_line(text), file=sys.stderr)


def status_of(error: OvilloError) -> int:
    """The exit status that an error ends the program with."""
    return _STATUS.get(error.code, BAD_USE)


def refuse(error: OvilloError) -> None:
    """An error's sentences to standard error, where the command goes on after it."""
    print(inert_line(catalogue().error(error)), file=sys.stderr)


def refuse_all(errors: Sequence[OvilloError]) -> None:
    """The sentences of several errors that were found together, a line each; of very many the first."""
    for each in errors[:FAULTS_SHOWN]:
        refuse(each)
    if (more := len(errors) - FAULTS_SHOWN) > 0:
        note(mark("{count} more of these."), count=more)


def line(text: str) -> None:
    """One line of a result, with nothing in it that a terminal would act on."""
    print(inert_line(text), flush=True)


def never_stumble() -> None:
    """What the terminal's encoding cannot show is printed as a replacement, instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _is_plain() -> bool:
    """Whether standard output can show ASCII only, or some other few letters: JSON then escapes all others."""
    return (sys.stdout.encoding or "").lower().replace("-", "") not in {"utf8", "utf16", "utf32"}


def as_json(value: Mapping[str, Any] | Sequence[Any]) -> str:  # Any: a JSON value
    """One JSON document for programs and for eyes."""
    return inert_json(json.dumps(value, ensure_ascii=_is_plain(), indent=2))


def print_json_list(objects: Iterable[Mapping[str, Any]]) -> None:  # Any: a JSON value
    """A JSON list to standard output, one object a line as it comes: thousands are never held as one text."""
    opening = "["
    for each in objects:
        print(opening, json.dumps(each, ensure_ascii=False), sep="\n", end="")
        opening = ","
    print("[]" if opening == "[" else "\n]")


def print_lines(objects: Iterable[Mapping[str, Any]], output: Path | None) -> None:  # Any: a JSON value
    """JSON Lines to a file or to standard output."""
    with writing_to(output) as write:
        for each in objects:
            write(json_line(each))


def print_text(text: str, output: Path | None) -> None:
    """A text to a file or to standard output."""
    with writing_to(output) as write:
        write(text if text.endswith("\n") else text + "\n")


def json_parts(name: str, objects: Iterable[Mapping[str, Any]], rest: Mapping[str, Any]) -> Iterator[str]:  # Any: JSON
    """One JSON document with a list that is written as it comes: thousands are never held as one text."""
    yield f'{{\n  "{name}": ['
    comma = "\n"
    for each in objects:
        yield comma + indent(as_json(each), "    ")
        comma = ",\n"
    yield ("]" if comma == "\n" else "\n  ]") + "," + as_json(rest).removeprefix("{") + "\n"


def print_parts(parts: Iterable[str], output: Path | None) -> None:
    """A text, part by part, to a file or to standard output."""
    with writing_to(output) as write:
        for each in parts:
            write(each)


@contextmanager
def writing_to(output: Path | None) -> Iterator[Any]:  # Any: a write method
    """The write method of a file, replaced only when all was written, or of standard output, also called "-"."""
    if output is None or output == Path("-"):
        yield sys.stdout.write
        return
    require_outside(output)
    partial = output.with_name(output.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream.write
        partial.replace(output)
    except OSError as error:
        raise CannotWriteError(path=output, reason=reason_of(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    note(mark("Written: {path}"), path=output)


def write_bytes(content: bytes, output: Path) -> None:
    """A file, replaced only when all was written."""
    require_outside(output)
    partial = output.with_name(output.name + ".partial")
    try:
        partial.write_bytes(content)
        partial.replace(output)
    except OSError as error:
        raise CannotWriteError(path=output, reason=reason_of(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    note(mark("Written: {path}"), path=output)


def json_line(value: Mapping[str, Any]) -> str:  # Any: a JSON value
    """One line of JSON Lines."""
    return inert_json(json.dumps(value, ensure_ascii=_is_plain())) + "\n"


def width() -> int:
    """Columns of the terminal, or 100 where there is none."""
    return os.get_terminal_size().columns if sys.stdout.isatty() else 100


def require_readable(path: Path) -> None:
    """Raises `CannotReadError` where a file that the user named cannot be read."""
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise CannotReadError(path=path, reason=reason_of(error)) from error


def read_file(path: Path) -> bytes:
    """The bytes of a file that the user named."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotReadError(path=path, reason=reason_of(error)) from error
