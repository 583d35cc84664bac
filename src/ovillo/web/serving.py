"""`ovillo serve`: one case on one port, until Ctrl-C; by HTTPS for whoever is not at this machine."""

import socket
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from errno import EADDRNOTAVAIL, EINVAL
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Final

import uvicorn

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.settings import Settings
from ovillo.web.app import create_app
from ovillo.web.certificates import Certificate
from ovillo.web.kept_calls import calls_now
from ovillo.web.signing_in import Sessions
from ovillo.web.timeline import KeptEvents
from ovillo.web.workbench import Workbench, bench_for
from ovillo.wiring.accounts import has_accounts
from ovillo.wiring.case_rows import table_size
from ovillo.wiring.cases import open_case_for_all
from ovillo.workflows.answers import KeptAnswers

LOOPBACK = "127.0.0.1"
PAUSE_SECONDS: Final = 4.0
SMALL_BYTES: Final = 20_000_000
"""Of all tables of a case: some 300,000 calls, read in a few seconds."""


class PortTakenError(UsageError):
    code = "port_taken"
    template = mark("Port {port} is in use on this machine. Name another with --port, or --port 0 for any.")


class ListenError(UsageError):
    code = "cannot_listen"
    template = mark("This machine cannot listen on {address}. Give one of its own addresses, or 0.0.0.0 for all.")


class OpenWithoutHttpsError(UsageError):
    code = "open_without_https"
    template = mark("Beyond this machine the workbench speaks HTTPS only. Give --tls-cert and --tls-key with --listen.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the workbench listens."""

    port: int
    address: str = LOOPBACK
    certificate: Certificate | None = None

    def __post_init__(self) -> None:
        """Raises `OpenWithoutHttpsError`, or `ListenError` where the address is none."""
        try:
            is_near = ip_address(self.address).is_loopback
        except ValueError as error:
            raise ListenError(address=self.address) from error
        if not is_near and self.certificate is None:
            raise OpenWithoutHttpsError

    @property
    def _written(self) -> str:
        """The address as it stands in a link."""
        return f"[{self.address}]" if ":" in self.address else self.address

    def hosts(self, port: int) -> frozenset[str]:
        """What a browser may call this server."""
        near = {f"{each}:{port}" for each in (LOOPBACK, "localhost", self._written)}
        return frozenset(near | (self.certificate.hosts(port) if self.certificate else set()))

    def origin(self, port: int) -> str:
        """By which a browser reaches it."""
        if self.certificate is None:
            return f"http://{self._written}:{port}"
        name = next((each for each in self.certificate.names if "*" not in each), self._written)
        return f"https://{name}:{port}"


def serve(
    folder: Path, place: Place, *, settings: Settings, now: Callable[[], datetime], tell: Callable[[str], None]
) -> None:
    """Serves the case until it is stopped; tells the link by which its one user enters.

    Raises:
        PortTakenError: somebody else listens there.
        ListenError: the address is none of this machine.
        CaseNotFoundError and the other errors of `open_case`.
    """
    with open_case_for_all(folder) as opened, closing(_listen(place)) as listening:
        port = listening.getsockname()[1]
        origin, certificate = place.origin(port), place.certificate
        bench = Workbench(
            opened,
            settings,
            now,
            Sessions(),
            KeptAnswers(opened.record),
            offer=lambda path: tell(f"{origin}{path}"),
            hosts=place.hosts(port),
        )
        config = uvicorn.Config(
            create_app(bench),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            timeout_graceful_shutdown=2,
            ssl_certfile=certificate.path if certificate else None,
            ssl_keyfile=certificate.key if certificate else None,
        )
        if has_accounts(folder):
            tell(f"{origin}/sign-in")
        else:
            bench.offer_link()
        Thread(target=_work_ahead, args=[bench], daemon=True).start()
        with closing(bench.pictures):
            uvicorn.Server(config).run(sockets=[listening])


def _work_ahead(bench: Workbench) -> None:
    """Works out what most pages show while somebody opens the link; whoever comes first waits for the rest of it.

    Timeline and calls load an engine for a second or two: it is loaded once the first page had its time, and of a large
    table nothing is read before somebody asks.
    """
    with suppress(Exception):  # told to whoever asks for a page, who meets it again
        shown = bench_for(bench, bench.settings.actor)
        shown.answers.now()
        sleep(PAUSE_SECONDS)
        if 0 < table_size(shown.opened) <= SMALL_BYTES:
            shown.drawings.of(KeptEvents, KeptEvents).now(shown)
            with calls_now(shown):
                pass


def _listen(place: Place) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in place.address else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((place.address, place.port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        if error.errno in {EADDRNOTAVAIL, EINVAL}:
            raise ListenError(address=place.address) from error
        raise PortTakenError(port=place.port) from error
    return listening
