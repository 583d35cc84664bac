"""A PostgreSQL of our own for tests and benchmarks: a temporary folder, a free port, gone at the end.

Rules:
1. PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`, who own the temporary folder.
2. It listens on this machine only. Its superuser needs no password there; roles made by tests with a password do.
3. It is stopped by its own process, never by name.
"""

import os
import pwd
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

SUPERUSER = "ovillo"
DATABASE = "postgres"
_PROGRAMS = ("initdb", "postgres")
_SERVICE_USERS = ("postgres", "nobody")
_PORTS = range(20_000, 32_000)
"""Below those that systems give to outgoing connections."""
_ATTEMPTS = 20
_START_SECONDS = 60.0
_ACCESS = f"""\
local all {SUPERUSER} trust
host all {SUPERUSER} 127.0.0.1/32 trust
host all all 127.0.0.1/32 scram-sha-256
"""
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Safe only for what may be lost with the machine, as tests may; a killed process loses nothing by it."""
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "autovacuum_naptime": "1h",
    "lc_messages": "C",
}


class NoServerError(Exception):
    """PostgreSQL is not installed here, or does not start; the message says which."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    process: int
    """Of the postmaster."""
    folder: Path

    def address(self, database: str = DATABASE, *, user: str = SUPERUSER) -> str:
        """The address of a database on it, as `--database` takes it."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"


class _As(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


@contextmanager
def temporary_server(settings: Mapping[str, str] = MappingProxyType(_FAST)) -> Iterator[Server]:
    """A server for the length of the block.

    Args:
        settings: of `postgresql.conf`; without any, commits are written to the disk as anywhere else.

    Raises:
        NoServerError: there is none to start.
    """
    programs = _find_programs()
    folder = Path(tempfile.mkdtemp(prefix="ovillo-postgresql-"))
    owner = _owner()
    try:
        if owner:
            os.chown(folder, owner["user"], owner["group"])
        _make_cluster(programs / "initdb", folder / "data", owner)
        server, process = _start(programs / "postgres", folder, {**_SETTINGS, **settings}, owner)
        try:
            yield server
        finally:
            _stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find_programs() -> Path:
    """The folder of the newest PostgreSQL here: Debian keeps its programs off the search path."""
    candidates = [Path(found).resolve().parent for name in _PROGRAMS if (found := shutil.which(name))]
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name.zfill(4))
    for folder in (*reversed(debian), *candidates):
        if all(os.access(folder / name, os.X_OK) for name in _PROGRAMS):
            return folder
    raise NoServerError("PostgreSQL is not installed")


def _owner() -> _As:
    """Who runs the server; empty for whoever runs this."""
    if os.geteuid() != 0:
        return {}
    for name in _SERVICE_USERS:
        with suppress(KeyError):
            found = pwd.getpwnam(name)
            return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise NoServerError("PostgreSQL does not run as root, and there is no other user to run it")


def _make_cluster(program: Path, data: Path, owner: _As) -> None:
    command = [str(program), "--pgdata", str(data), "--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8"]
    command += ["--locale", "C", "--no-sync", "--no-instructions"]
    made = subprocess.run(  # noqa: S603 - a program that we looked up
        command, capture_output=True, text=True, check=False, cwd=data.parent, env=_environment(), **owner
    )
    if made.returncode:
        raise NoServerError(f"PostgreSQL cannot make a cluster: {made.stderr.strip()}")
    (data / "pg_hba.conf").write_text(_ACCESS, "utf-8")


def _start(
    program: Path, folder: Path, settings: Mapping[str, str], owner: _As
) -> tuple[Server, "subprocess.Popen[bytes]"]:
    """The server on a port that was free when it took it."""
    for port in random.SystemRandom().sample(_PORTS, _ATTEMPTS):
        options = {**settings, "port": str(port), "unix_socket_directories": str(folder)}
        flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - as above
                [program, "-D", folder / "data", *flags],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                env=_environment(),
                **owner,
            )
        if _is_ready(process, folder / "data" / "postmaster.pid"):
            return Server(port, process.pid, folder), process
        _stop(process)
    raise NoServerError(f"PostgreSQL does not start: {(folder / 'log').read_text('utf-8', 'replace').strip()}")


def _is_ready(process: "subprocess.Popen[bytes]", status: Path) -> bool:
    """Whether it came to accept connections: the last line of its status file says so."""
    end = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        with suppress(OSError):
            lines = status.read_text("utf-8").splitlines()
            if len(lines) > 7 and lines[0] == str(process.pid) and lines[7].strip() == "ready":
                return True
        time.sleep(0.02)
    return False


def _stop(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGQUIT)  # at once: the folder goes too
    process.wait()


def _environment() -> dict[str, str]:
    """Nothing of ours but the search path: PG* variables would change what the server does."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
