"""Services as processes of their own, or as threads of this one where many are asked for."""

import http.client
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from ovillo.cli.guardian_http import GuardianServer
from ovillo.cli.small_http import SmallServer
from ovillo.domain.responses import Response
from ovillo.wiring.guardians import open_guardian
from tests.cli.conftest import ENVIRONMENT, PROGRAM


@dataclass(frozen=True)
class Running:
    """A service that answers."""

    process: subprocess.Popen[str]
    host: str

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes, str]:
        connection = http.client.HTTPConnection(self.host, timeout=20)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, response.read(), response.headers.get("Content-Type", "")
        finally:
            connection.close()

    def cosign(self, body: bytes) -> tuple[int, bytes, str]:
        return self.ask("POST", "/add-checkpoint", body)


@contextmanager
def serving(kind: str, folder: Path, *options: str) -> Iterator[Running]:
    """`ovillo KIND serve FOLDER` on a port of its own."""
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), kind, "serve", str(folder), "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**ENVIRONMENT, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        yield Running(process, line.strip().rpartition("//")[2])
    finally:
        process.kill()
        process.wait(10)
        assert process.stdout is not None
        process.stdout.close()


@contextmanager
def guardian_here(folder: Path, port: int = 0) -> Iterator[str]:
    """The address of the guardian of a folder, answered by a thread."""
    with (
        open_guardian(folder, now=lambda: datetime.now(UTC)) as guardian,
        _answered_by(GuardianServer(guardian, "127.0.0.1", port)) as address,
    ):
        yield address


@contextmanager
def answering(posts: Mapping[str, Callable[[bytes], Response]]) -> Iterator[str]:
    """The address of whatever answers so."""
    with _answered_by(SmallServer(("127.0.0.1", 0), posts, largest_request=1_000_000)) as address:
        yield address


@contextmanager
def _answered_by(server: SmallServer) -> Iterator[str]:
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
