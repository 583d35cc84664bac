"""How guardians are reached, and where the key of a log is kept."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Timer
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from socket import socket

TIMEOUT_SECONDS: Final = 10
SILENCES: Final = 2
LARGEST_ANSWER: Final = 100_000
_TOO_SLOW: Final = "no whole answer in time"


def ask(address: str, body: bytes) -> tuple[int, bytes]:
    """The status and the body of a guardian's answer: see `post`."""
    return post(address, body, timeout_seconds=TIMEOUT_SECONDS, largest_answer=LARGEST_ANSWER)


def stamp(address: str, body: bytes) -> tuple[int, bytes]:
    """The status and the body of the answer of an authority for time stamps: see `post`."""
    kind = "application/timestamp-query"
    return post(address, body, timeout_seconds=TIMEOUT_SECONDS, largest_answer=LARGEST_ANSWER, kind=kind)


def post(
    address: str,
    body: bytes,
    *,
    timeout_seconds: float,
    largest_answer: int,
    kind: str = "text/plain; charset=utf-8",
) -> tuple[int, bytes]:
    """The status and the body of the answer to a request; no redirection is followed.

    `timeout_seconds` are those of each silence; the whole takes `SILENCES` of them at most, or else whoever answers
    byte by byte would hold those who wait for as long as they like.

    Raises:
        OSError: the address is none, nobody answers in time, or the answer is no HTTP.
    """
    import http.client  # noqa: PLC0415 - every case is opened with `ask` at hand, and few ask

    parts = urlsplit(address)
    kinds = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
    if parts.scheme not in kinds or not parts.hostname:
        raise OSError("no address of a service")
    try:
        connection = kinds[parts.scheme](parts.hostname, parts.port, timeout=timeout_seconds)
        connection.connect()
        with _cut_after(SILENCES * timeout_seconds, connection.sock):
            try:
                connection.request("POST", parts.path or "/", body, {"Content-Type": kind})
                response = connection.getresponse()
                return response.status, response.read(largest_answer)
            finally:
                connection.close()
    except (http.client.HTTPException, ValueError) as error:
        raise OSError("no answer of a service") from error


@contextmanager
def _cut_after(seconds: float, connected: "socket") -> Iterator[None]:
    """Whatever a connection does is over by then. Raises `OSError` where it was not done."""
    from socket import SHUT_RDWR  # noqa: PLC0415 - as for HTTP

    is_cut = Event()

    def cut() -> None:
        is_cut.set()
        with suppress(OSError):
            connected.shutdown(SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    except Exception as error:
        if is_cut.is_set():
            raise OSError(_TOO_SLOW) from error
        raise
    finally:
        timer.cancel()
    if is_cut.is_set():
        raise OSError(_TOO_SLOW)


def write_key(path: Path, text: str) -> None:
    """A new file that its owner alone may read. Raises `OSError` where there is one already."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
        stream.write(text)
