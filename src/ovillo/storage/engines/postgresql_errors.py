"""What PostgreSQL's error codes mean to the person at the case.

A connection that is not made has no code, only a sentence of the server or of its library, perhaps in another language:
what is not recognised is told by whether the server answered at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy.exc import DBAPIError

from ovillo.domain.errors import CaseBusyError, CaseDamagedError, DiskFullError, OvilloError
from ovillo.domain.server_errors import (
    ConnectionLostError,
    NotOnServerError,
    RoleReadOnlyError,
    ServerBusyError,
    ServerDatabaseError,
    ServerLoginError,
    ServerRefusedError,
    ServerUnreachableError,
)

_MEANINGS: dict[str, type[OvilloError]] = {
    "55P03": CaseBusyError,  # the lock was not had in time
    "40P01": CaseBusyError,
    "40001": CaseBusyError,
    "57014": CaseBusyError,  # cancelled, perhaps by a time limit of the server
    "53300": ServerBusyError,  # too many connections
    "57P01": ConnectionLostError,
    "57P02": ConnectionLostError,
    "57P03": ServerBusyError,
    "57P05": ConnectionLostError,
    "25P03": ConnectionLostError,  # silent for too long while others waited
    "53100": DiskFullError,
    "54023": DiskFullError,
    "42501": RoleReadOnlyError,
    "25006": RoleReadOnlyError,  # a standby
    "3F000": NotOnServerError,
    "42P01": NotOnServerError,
    "42703": CaseDamagedError,
    "XX001": CaseDamagedError,
    "XX002": CaseDamagedError,
    "58030": CaseDamagedError,
}
_CLASSES: dict[str, type[OvilloError]] = {"08": ConnectionLostError, "53": DiskFullError}
_ANSWERED = ("FATAL", "password", "authentication", "pg_hba")
_NO_DATABASE = ("database", "base de datos")
_NOT_THERE = ("does not exist", "no existe")
_LATER = ("starting up", "shutting down", "too many", "remaining connection slots", "iniciando", "demasiad", "apagando")


@contextmanager
def server_errors(place: Path, server: str) -> Iterator[None]:
    """Turns errors of the case's database into those that say what to do; others are our own mistakes."""
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        meaning = meaning_of(error)
        if meaning is None:  # our own mistake; the server's words can quote a row, and would be printed with it
            raise AssertionError(f"PostgreSQL refused what it was asked: {_code_of(error)}") from None
        raise meaning(path=place, server=server) from error


@contextmanager
def making_errors(place: Path, server: str) -> Iterator[None]:
    """The same, where a case is made, moved or upgraded there: what is not allowed is then more than writing."""
    try:
        with server_errors(place, server):
            yield
    except RoleReadOnlyError as error:
        raise ServerRefusedError(server=server) from error


def _code_of(error: DBAPIError | psycopg.Error) -> str:
    origin = error.orig if isinstance(error, DBAPIError) else error
    return getattr(origin, "sqlstate", None) or type(origin).__name__


def meaning_of(error: DBAPIError | psycopg.Error) -> type[OvilloError] | None:
    """What this error means, or `None` where it is our own mistake."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(origin, psycopg.Error):
        return None
    code = origin.sqlstate
    if code is not None:
        return _MEANINGS.get(code) or _CLASSES.get(code[:2])
    return ConnectionLostError if isinstance(origin, psycopg.OperationalError) else None


def refusal_of(error: Exception) -> type[OvilloError]:
    """Why no connection was made."""
    text = str(error)
    if not any(sign in text for sign in _ANSWERED):
        return ServerUnreachableError
    if any(sign in text for sign in _LATER):
        return ServerBusyError
    is_about_database = any(sign in text for sign in _NO_DATABASE) and any(sign in text for sign in _NOT_THERE)
    return ServerDatabaseError if is_about_database else ServerLoginError
