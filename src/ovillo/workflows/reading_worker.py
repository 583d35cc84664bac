"""The process in which hostile files are read: it has limits, no terminal, and can be killed at any moment.

1. Requests come on standard input and replies go out on standard output, each a length and that many bytes.
   Whatever a parser prints goes nowhere.
2. A reply is data: the parent takes it apart with a reader that makes no other objects than records.
3. A worker whose parent has died ends by itself: at the end of its input, or by an alarm that needs no Python.
"""

import contextlib
import importlib
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

LENGTH = struct.Struct("<Q")
GRACE_SECONDS = 5
"""After the parent's timeout, the worker's own alarm."""
WALL_TIMES, WALL_MORE = 5, 1800
"""A file may take so many times its seconds of computing on a busy machine, and no more than so many seconds longer."""


def wall_seconds(seconds: float) -> float:
    """How long a file may take by the clock where it may compute for so many seconds; no longer where none counts."""
    return seconds if sys.platform == "win32" else min(seconds * WALL_TIMES, seconds + WALL_MORE)


@dataclass(frozen=True, slots=True)
class Orders:
    """What a worker is told once."""

    work: str
    """ "package.module:function", called with (content, name, *settings, *asked)."""
    settings: tuple[object, ...]
    seconds: float
    memory_bytes: int
    max_bytes: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one file: a value, or why there is none."""

    kind: str
    """value, missing, denied, unreadable, too_big, memory, bug."""
    value: Any = None  # whatever the work returns
    detail: str = ""
    """Where the bug is, for kind "bug": a module and a line, never words of the file."""


def main() -> None:
    """Answers requests until the input ends."""
    requests, replies = _take_over_streams()
    orders: Orders = pickle.loads(receive(requests) or b"")  # noqa: S301 - from our own parent
    _limit(orders.memory_bytes)
    try:
        work = _load(orders)
    except Exception as exc:  # noqa: BLE001 - reported to the parent, which raises it as our bug
        send(replies, _packed(Reply("bug", detail=_place_of(exc))))
        return
    send(replies, _packed(Reply("value")))
    while (request := receive(requests)) is not None:
        name, path, asked = pickle.loads(request)  # noqa: S301 - from our own parent
        _set_alarm(wall_seconds(orders.seconds) + GRACE_SECONDS, orders.seconds)
        reply = _answer(work, (name, *asked), path, orders.max_bytes)
        send(replies, _packed(reply))
        _set_alarm(0, 0)


def send(stream: IO[bytes], message: bytes) -> None:
    """Writes one message."""
    stream.write(LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes], max_bytes: int = sys.maxsize) -> bytes | None:
    """The next message, or nothing where the other side has gone or claims more than is allowed."""
    header = stream.read(LENGTH.size)
    if len(header) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(header)
    if length > max_bytes:
        return None
    message = stream.read(length)
    return message if len(message) == length else None


def _take_over_streams() -> tuple[IO[bytes], IO[bytes]]:
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return requests, replies


def _limit(memory_bytes: int) -> None:
    """No dump of memory after a crash, no interrupt from the terminal, no more memory than allowed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Each numeric thread reserves memory that it never uses; one file is read by one thread.
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    if sys.platform == "win32":
        return
    resource = importlib.import_module("resource")  # not on Windows
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _set_alarm(seconds: float, computing: float) -> None:
    """Ends this process after so many seconds by the clock, or of computing; neither needs Python to run."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
        signal.setitimer(signal.ITIMER_PROF, computing)


def _load(orders: Orders) -> Callable[..., object]:
    module, _, function = orders.work.partition(":")
    work: Callable[..., object] = getattr(importlib.import_module(module), function)
    return lambda content, name, *asked: work(content, name, *orders.settings, *asked)


def _answer(work: Callable[..., object], told: tuple[object, ...], path: str, max_bytes: int) -> Reply:
    try:
        content = _content_of(Path(path), max_bytes)
    except FileNotFoundError:
        return Reply("missing")
    except PermissionError:
        return Reply("denied")
    except OSError:
        return Reply("unreadable")
    if content is None:
        return Reply("too_big")
    try:
        return Reply("value", work(content, *told))
    except MemoryError:
        return Reply("memory")
    except Exception as exc:  # noqa: BLE001 - reported to the parent, which raises it as our bug
        return Reply("bug", detail=_place_of(exc))


def _content_of(path: Path, max_bytes: int) -> bytes | None:
    """The file's bytes, or nothing where there are more than allowed. A pipe is opened without waiting for a writer."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not path.is_file():
            raise OSError
        content = file.read(max_bytes + 1)
    return content if len(content) <= max_bytes else None


def _place_of(exc: BaseException) -> str:
    trace = exc.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(exc).__name__} at {place}"


def _packed(reply: Reply) -> bytes:
    try:
        return pickle.dumps(reply, protocol=5)
    except MemoryError:
        return pickle.dumps(Reply("memory"), protocol=5)
    except Exception as exc:  # noqa: BLE001 - a value that cannot be sent is our bug too
        return pickle.dumps(Reply("bug", detail=_place_of(exc)), protocol=5)
