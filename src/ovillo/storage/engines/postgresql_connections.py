"""Connections to a case in PostgreSQL.

Rules:
1. A case is a schema of its own: names are looked up there and in the system's catalogue, nowhere else.
2. A commit returns after the disk has it, whatever the server's default.
3. Text may hold NUL, which PostgreSQL cannot store: on its way there it is written with U+0001 before it, in a way that
   keeps the order, and on its way back it is what it was. Everything that is text passes here.
4. Nobody waits longer for a lock than he is told to.
"""

from collections.abc import Mapping

import psycopg
from psycopg.abc import Buffer
from psycopg.types.string import StrBinaryDumper, StrDumper, TextLoader
from sqlalchemy import Engine, QueuePool, create_engine

from ovillo.storage.engines.postgresql_address import Address
from ovillo.storage.engines.postgresql_errors import refusal_of

DEFAULT_BUSY_SECONDS = 30.0
_CONNECT_SECONDS = "10"
_DEFAULTS: Mapping[str, str] = {
    "connect_timeout": _CONNECT_SECONDS,
    "fallback_application_name": "ovillo",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
}


def connect(address: Address, schema: str | None, *, busy_seconds: float) -> "psycopg.Connection[tuple[object, ...]]":
    """A connection outside any transaction, ready for use.

    Raises `ServerUnreachableError`, `ServerBusyError`, `ServerLoginError`, `ServerDatabaseError`.
    """
    parameters = {**_DEFAULTS, **address.parameters, "client_encoding": "UTF8"}
    try:
        connection = psycopg.connect("", autocommit=True, **parameters)  # type: ignore[arg-type]  # libpq takes text
    except (psycopg.Error, OSError, ValueError) as error:  # the last where a name cannot be one of a host
        raise refusal_of(error)(server=address.server) from error
    try:
        for adapter in (_EscapingDumper, _EscapingBinaryDumper):
            connection.adapters.register_dumper(str, adapter)
        for name in ("text", "varchar"):
            connection.adapters.register_loader(name, _UnescapingLoader)
        path = f'"{schema}", pg_temp' if schema else "pg_temp"
        connection.execute(
            f"SET search_path = {path}; SET lock_timeout = {max(1, round(busy_seconds * 1000))}; "
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
        )
        connection.autocommit = False
    except BaseException:
        connection.close()
        raise
    return connection


def open_engine(address: Address, schema: str | None, *, busy_seconds: float = DEFAULT_BUSY_SECONDS) -> Engine:
    """An engine on this schema. Its messages show no parameters: they are people's data."""
    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(address, schema, busy_seconds=busy_seconds),
        poolclass=QueuePool,
        pool_pre_ping=True,
        hide_parameters=True,
        use_native_hstore=False,
    )


def for_reading(engine: Engine) -> Engine:
    """The same engine, whose transactions read one snapshot."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def for_writing(engine: Engine) -> Engine:
    """The same engine, whose transactions see what others committed before they took the lock."""
    return engine.execution_options(isolation_level="READ COMMITTED")


def _escaped(text: str) -> str:
    if "\0" in text or "\1" in text:
        return text.replace("\1", "\1\2").replace("\0", "\1\1")
    return text


class _EscapingDumper(StrDumper):
    def dump(self, obj: str) -> Buffer | None:
        return super().dump(_escaped(obj))


class _EscapingBinaryDumper(StrBinaryDumper):
    def dump(self, obj: str) -> Buffer | None:
        return super().dump(_escaped(obj))


class _UnescapingLoader(TextLoader):
    def load(self, data: Buffer) -> str | bytes:
        text = str(data, "utf-8")
        return text.replace("\1\1", "\0").replace("\1\2", "\1") if "\1" in text else text
