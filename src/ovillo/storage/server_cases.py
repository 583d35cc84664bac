"""A case whose record is on a server: made, opened, upgraded there; its folder keeps the originals and a pointer.

Rules:
1. A folder holds a case from the moment that its pointer has its name, and by then the record is whole on the server.
2. Opening asks the server for one thing, the format, and reads nothing else.
3. An older format is migrated in one transaction; the server's own backups keep the older.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import DBAPIError

from ovillo.domain.errors import CaseDamagedError, CaseTooNewError, OvilloError
from ovillo.domain.server_errors import DatabaseAddressError, ServerUnfitError
from ovillo.storage.engines.postgresql_address import Address, parse_address
from ovillo.storage.engines.postgresql_connections import DEFAULT_BUSY_SECONDS, for_writing, open_engine
from ovillo.storage.engines.postgresql_database import ServerDatabase
from ovillo.storage.engines.postgresql_errors import making_errors, server_errors
from ovillo.storage.engines.postgresql_schema import create_schema
from ovillo.storage.formats import CURRENT_FORMAT, FORMATS
from ovillo.storage.layout import pointer_of, publish_pointer
from ovillo.storage.pointer import Pointer, schema_name
from ovillo.storage.record import begin_record, new_case_id
from ovillo.storage.tables import alembic_version
from ovillo.storage.writer import SaltSource

_OLDEST_SERVER = 130_000
_SCHEMA_BYTES = 12


def create_on_server(
    folder: Path, address_text: str, *, name: str, actor: str, at: datetime, salts: SaltSource
) -> None:
    """The record of a new case on that server, and the pointer to it in this folder, which is there and has room."""

    def begin(connection: Connection, database: ServerDatabase) -> None:
        begin_record(connection, database, case=new_case_id(salts), name=name, actor=actor, at=at, salts=salts)

    with built_on_server(folder, address_text, begin) as (pointer, _):
        publish_pointer(pointer.content, folder)


@contextmanager
def built_on_server(
    folder: Path, address_text: str, fill: Callable[[Connection, ServerDatabase], None]
) -> Iterator[tuple[Pointer, ServerDatabase]]:
    """A record of the current format on that server, filled in one transaction, and the pointer that leads to it.

    Where the block ends badly before the folder has that pointer, the server holds nothing of it.
    """
    address = parse_address(address_text)
    schema = schema_name(secrets.token_hex(_SCHEMA_BYTES))
    engine = open_engine(address, schema)
    database = ServerDatabase(folder, engine, server=address.server)
    try:
        with making_errors(folder, address.server), for_writing(engine).begin() as connection:
            _require_fit(connection, address)
            connection.exec_driver_sql(f'CREATE SCHEMA "{schema}"')
            create_schema(connection)
            fill(connection, database)
        try:
            yield Pointer(address.stored, schema), database
        except BaseException:
            if not pointer_of(folder).exists():
                with suppress(DBAPIError, OvilloError):  # what went wrong before says more
                    drop_record(engine, schema)
            raise
    finally:
        engine.dispose()


def open_server(
    folder: Path, pointer: Pointer, address: Address, *, busy_seconds: float | None = None
) -> ServerDatabase:
    """The record that this pointer leads to, migrated where its format is older. Raises as `cases.open_case`."""
    patience = DEFAULT_BUSY_SECONDS if busy_seconds is None else busy_seconds
    engine = open_engine(address, pointer.schema, busy_seconds=patience)
    database = ServerDatabase(folder, engine, server=address.server)
    try:
        with server_errors(folder, address.server), for_writing(engine).begin() as connection:
            found = _format_of(connection, folder)
        if found != CURRENT_FORMAT:
            _upgrade(database)
    except BaseException:
        engine.dispose()
        raise
    return database


def _format_of(connection: Connection, folder: Path) -> str:
    """The format of a record that this version can read."""
    formats = connection.execute(select(alembic_version.c.version_num)).scalars().all()
    if len(formats) != 1:
        raise CaseDamagedError(path=folder)
    if formats[0] not in FORMATS:
        raise CaseTooNewError(path=folder, found=formats[0], known=CURRENT_FORMAT)
    return str(formats[0])


def address_of(folder: Path, pointer: Pointer) -> Address:
    """The address with what this person's surroundings add to it. Raises `CaseDamagedError` where it is none."""
    try:
        return parse_address(pointer.address).as_user_of(os.environ)
    except DatabaseAddressError as error:
        raise CaseDamagedError(path=folder) from error


def is_on_server(folder: Path, pointer: Pointer) -> bool:
    """Whether the server has the schema that the pointer names, open to this user or not."""
    address = address_of(folder, pointer)
    engine = open_engine(address, None)
    query = text("SELECT count(*) FROM pg_namespace WHERE nspname = :schema")
    try:
        with server_errors(folder, address.server), engine.begin() as connection:
            return bool(connection.execute(query, {"schema": pointer.schema}).scalar_one())
    finally:
        engine.dispose()


def drop_record(engine: Engine, schema: str) -> None:
    """Nothing of a record on the server."""
    with for_writing(engine).begin() as connection:
        connection.exec_driver_sql(f'DROP SCHEMA "{schema}" CASCADE')


def _require_fit(connection: Connection, address: Address) -> None:
    query = "SELECT current_setting('server_version_num'), current_setting('server_encoding')"
    version, encoding = connection.exec_driver_sql(query).one()
    if int(version) < _OLDEST_SERVER or encoding != "UTF8":
        raise ServerUnfitError(server=address.server)


def _upgrade(database: ServerDatabase) -> None:
    """The case in the current format; another process may have migrated it while we waited."""
    from ovillo.storage.migration import upgrade  # noqa: PLC0415 (Alembic loads slowly and is rarely needed)

    with database.changing() as connection:
        if connection.execute(select(alembic_version.c.version_num)).scalar_one() != CURRENT_FORMAT:
            upgrade(connection, CURRENT_FORMAT)
