"""Small services over HTTP for hostile requests: each has a largest size and a time, and few are answered at once."""

import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore
from typing import Any, Final

from ovillo.domain.responses import PLAIN_TEXT, Response

TIMEOUT_SECONDS: Final = 20
MOST_AT_ONCE: Final = 64
_DIGITS: Final = re.compile(r"[0-9]{1,9}")


def _nothing(_: str) -> Response | None:
    return None


class SmallServer(ThreadingHTTPServer):
    """Listens from when it is made, and answers while it serves."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self,
        address: tuple[str, int],
        posts: Mapping[str, Callable[[bytes], Response]],
        *,
        gets: Callable[[str], Response | None] = _nothing,
        largest_request: int,
    ) -> None:
        self.posts, self.gets, self.largest_request = posts, gets, largest_request
        self.room = BoundedSemaphore(MOST_AT_ONCE)
        super().__init__(address, _Handler)

    @property
    def address(self) -> str:
        """Where it listens."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"

    def process_request(self, request: Any, client_address: Any) -> None:  # Any: as the library has it
        """Waits until fewer are answered than may be."""
        self.room.acquire()
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:  # Any: as above
        """Answers, and makes room."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:  # Any: as above
        """Nothing: whoever hung up is not told, and no address is logged."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "ovillo"
    sys_version = ""
    timeout = TIMEOUT_SECONDS
    wbufsize = -1  # head and body go out together: apart, the second waits 40 ms for the first to be acknowledged
    disable_nagle_algorithm = True
    server: SmallServer

    def do_POST(self) -> None:
        answers = self.server.posts.get(self.path)
        if answers is None:
            self._refuse_method()
            return
        length = self.headers.get("Content-Length", "")
        if self.headers.get("Transfer-Encoding") or not _DIGITS.fullmatch(length):
            self._refuse(411, "Say how long the request is.")
        elif int(length) > self.server.largest_request:
            self._refuse(413, "The request is too long.")
        else:
            body = self.rfile.read(int(length))
            if len(body) == int(length):
                self._send(answers(body))
            else:
                self.close_connection = True

    def do_GET(self) -> None:
        found = self.server.gets(self.path)
        if found is not None:
            self._send(found)
        else:
            self._refuse_method()

    def send_error(self, code: int, message: str | None = None, _explain: str | None = None) -> None:
        """What the library itself refuses, in one line of text: requests that are none, and methods of no answer."""
        if code == HTTPStatus.NOT_IMPLEMENTED:
            self._refuse_method()
        else:
            self._refuse(code, message or HTTPStatus(code).phrase)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name; Any: as above
        """Nothing: who asked is not written down."""

    def _send(self, response: Response) -> None:
        self._write(response.status, response.body, response.content_type)

    def _refuse_method(self) -> None:
        """405 and the method that this address takes; 404 where it takes none."""
        if self.path in self.server.posts:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, "Use POST.", allow="POST")
        elif self.server.gets(self.path) is not None:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, "Use GET.", allow="GET")
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def _refuse(self, status: int, why: str, **headers: str) -> None:
        self.close_connection = True  # what follows on this connection was not read
        self._write(status, f"{why}\n".encode(), PLAIN_TEXT, **headers)

    def _write(self, status: int, body: bytes, content_type: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in headers.items():
            self.send_header(name.title(), value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
