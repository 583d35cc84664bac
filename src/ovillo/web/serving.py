"""`ovillo serve`: one case on one port, until Ctrl-C."""

import socket
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import uvicorn

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.settings import Settings
from ovillo.web.app import create_app
from ovillo.web.signing_in import Sessions
from ovillo.web.workbench import Workbench
from ovillo.wiring.accounts import has_accounts
from ovillo.wiring.cases import open_case_for_all
from ovillo.workflows.answers import KeptAnswers

LOOPBACK = "127.0.0.1"


class PortTakenError(UsageError):
    code = "port_taken"
    template = mark("Port {port} is in use on this machine. Name another with --port, or --port 0 for any.")


def serve(
    folder: Path, *, port: int, settings: Settings, now: Callable[[], datetime], tell: Callable[[str], None]
) -> None:
    """Serves the case until it is stopped; tells the link by which its one user enters.

    Raises:
        PortTakenError: somebody else listens there.
        CaseNotFoundError and the other errors of `open_case`.
    """
    with open_case_for_all(folder) as opened, closing(_listen(port)) as listening:
        host = f"{LOOPBACK}:{listening.getsockname()[1]}"
        bench = Workbench(
            opened,
            settings,
            now,
            Sessions(),
            KeptAnswers(opened.record),
            offer=lambda path: tell(f"http://{host}{path}"),
            hosts=frozenset({host, host.replace(LOOPBACK, "localhost")}),
        )
        config = uvicorn.Config(
            create_app(bench),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            timeout_graceful_shutdown=2,
        )
        if has_accounts(folder):
            tell(f"http://{host}/sign-in")
        else:
            bench.offer_link()
        with closing(bench.pictures):
            uvicorn.Server(config).run(sockets=[listening])


def _listen(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise PortTakenError(port=port) from error
    return listening
