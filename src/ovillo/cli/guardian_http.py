"""A guardian over HTTP, as c2sp.org/tlog-witness asks: POST /add-checkpoint, GET /<hash of the origin>/checkpoint.

Requests are hostile: each has a largest size and a time, and so many are answered at once.
"""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from ovillo.ledger.witness import Response
    from ovillo.workflows.guardian import Guardian

LARGEST_REQUEST: Final = 256_000
TIMEOUT_SECONDS: Final = 20
MOST_AT_ONCE: Final = 64
_TEXT: Final = "text/plain; charset=utf-8"
_CHECKPOINT: Final = re.compile(r"/([0-9a-f]{64})/checkpoint")
_DIGITS: Final = re.compile(r"[0-9]{1,9}")


class GuardianServer(ThreadingHTTPServer):
    """Listens from when it is made, and answers while it serves."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, guardian: "Guardian", host: str, port: int) -> None:
        self.guardian = guardian
        self.room = BoundedSemaphore(MOST_AT_ONCE)
        super().__init__((host, port), _Handler)

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
    server_version = "ovillo-guardian"
    sys_version = ""
    timeout = TIMEOUT_SECONDS
    wbufsize = -1  # head and body go out together: apart, the second waits 40 ms for the first to be acknowledged
    disable_nagle_algorithm = True
    server: GuardianServer

    def do_POST(self) -> None:
        if self.path != "/add-checkpoint":
            self._refuse(404, "There is nothing here.")
            return
        length = self.headers.get("Content-Length", "")
        if self.headers.get("Transfer-Encoding") or not _DIGITS.fullmatch(length):
            self._refuse(411, "Say how long the request is.")
        elif int(length) > LARGEST_REQUEST:
            self._refuse(413, "The request is too long.")
        else:
            body = self.rfile.read(int(length))
            if len(body) == int(length):
                self._send(self.server.guardian.add_checkpoint(body))
            else:
                self.close_connection = True

    def do_GET(self) -> None:
        found = _CHECKPOINT.fullmatch(self.path)
        if found:
            self._send(self.server.guardian.checkpoint(found[1]))
        elif self.path == "/add-checkpoint":
            self._refuse(405, "Use POST.")
        else:
            self._refuse(404, "There is nothing here.")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name; Any: as above
        """Nothing: who asked is not written down."""

    def _send(self, response: "Response") -> None:
        self._write(response.status, response.body, response.content_type)

    def _refuse(self, status: int, why: str) -> None:
        self.close_connection = True  # what follows on this connection was not read
        self._write(status, f"{why}\n".encode(), _TEXT)

    def _write(self, status: int, body: bytes, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
