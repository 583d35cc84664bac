"""A service that is asked answers in time, or not at all; everybody is invented."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from ovillo.wiring.witnesses import post

pytestmark = pytest.mark.enable_socket


@contextmanager
def dripping(sent: bytes, more: bytes) -> Iterator[str]:
    """The address of a service that sends this at once, and then a byte of more each twentieth of a second."""
    is_over = Event()

    def answer() -> None:
        asking, _ = listening.accept()
        with asking:
            asking.recv(65_536)
            try:
                asking.sendall(sent)
                while not is_over.wait(0.05):
                    asking.sendall(more)
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=answer, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/add-checkpoint"
        finally:
            is_over.set()
            thread.join()


@pytest.mark.parametrize(
    "sent",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
    ],
)
def test_an_answer_byte_by_byte_is_none(sent: bytes) -> None:
    began = time.monotonic()

    with dripping(sent, b"x") as address, pytest.raises(OSError, match="in time"):
        post(address, b"old 0\n", timeout_seconds=0.3, largest_answer=100_000)

    assert time.monotonic() - began < 10  # a busy machine; without an end it would go on for an hour


def test_an_answer_in_time_is_read_whole() -> None:
    with dripping(b"HTTP/1.1 409 Conflict\r\nContent-Length: 2\r\n\r\n7\n", b"") as address:
        assert post(address, b"old 0\n", timeout_seconds=10, largest_answer=100_000) == (409, b"7\n")
