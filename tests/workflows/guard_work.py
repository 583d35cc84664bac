"""What the workers of the tests do with a file: most of it wrong."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ovillo import reading
from ovillo.domain.documents import Document, Unread
from ovillo.domain.sources import SourceDetails


def measure(content: bytes, name: str) -> tuple[str, int]:
    return name, len(content)


def read(content: bytes, name: str) -> object:
    return reading.read(content, name=name, limits=reading.Limits())


def obey(content: bytes, name: str, prefix: str = "") -> object:
    """Does what the file says; the value is the command, after the prefix that the settings give."""
    command, _, argument = content.decode().partition(" ")
    value = COMMANDS[command](argument) if command in COMMANDS else None
    return prefix + command if value is None else value


def obey_or_tell(content: bytes, name: str, told: str = "") -> object:
    return told or obey(content, name)


def loop(argument: str) -> None:
    end = time.monotonic() + float(argument)
    while time.monotonic() < end:
        pass


def raise_bug(argument: str) -> None:
    raise KeyError("a secret word of the file")


def make_noise(argument: str) -> None:
    sys.stdout.write("noise" * 10_000)
    sys.stderr.write("noise")
    os.write(1, b"noise" * 100)


def crash_once(argument: str) -> None:
    marker = Path(argument)
    if not marker.exists():
        marker.touch()
        os._exit(1)


def start_child(argument: str) -> None:
    pid = os.fork()
    if pid == 0:
        time.sleep(60)
        os._exit(0)
    Path(argument).write_text(str(pid))
    time.sleep(60)


def make_document(text: str) -> Document:
    return Document("a" * 64, "a.txt", "text/plain", 1, text, (0,), SourceDetails(language="es"), Unread.EMPTY)


class Attack:
    """Runs a command where it is unpickled carelessly."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 7",)


COMMANDS: dict[str, Callable[[str], object]] = {
    "hang": lambda argument: time.sleep(float(argument)),
    "loop": loop,
    "segfault": lambda argument: ctypes.string_at(0),
    "exit": lambda argument: os._exit(int(argument)),
    "allocate": lambda argument: len(bytearray(int(argument))),
    "bug": raise_bug,
    "print": make_noise,
    "interrupt": lambda argument: os.kill(os.getpid(), signal.SIGINT),
    "lambda": lambda argument: lambda: None,
    "attack": lambda argument: Attack(),
    "pid": lambda argument: os.getpid(),
    "crash-once": crash_once,
    "document": make_document,
    "child": start_child,
}
