"""Passwords, second factors and passkeys of a case's people: a file of its own beside the record.

1. It is no evidence: it is in no ledger, in no backup, and readable by its owner only.
2. It holds Argon2id hashes, secrets of one-time codes and public keys, never a password or a private key.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ovillo.domain.errors import CaseReadOnlyError
from ovillo.storage.layout import CREDENTIALS

MODE = 0o600
_SCHEMA = (
    """
CREATE TABLE IF NOT EXISTS account (
  name TEXT NOT NULL PRIMARY KEY,
  password TEXT NOT NULL,
  code_secret BLOB,
  last_step INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  failed_at REAL NOT NULL DEFAULT 0
) STRICT
""",
    """
CREATE TABLE IF NOT EXISTS passkey (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  public_key BLOB NOT NULL,
  sign_count INTEGER NOT NULL,
  site TEXT NOT NULL,
  made_at REAL NOT NULL
) STRICT
""",
)


@dataclass(frozen=True, slots=True)
class Account:
    """What is kept of one person."""

    name: str
    password: str
    """An Argon2id hash with its parameters."""
    code_secret: bytes | None
    last_step: int
    """The last thirty seconds, counted since 1970, whose code was used: no code serves twice."""
    failures: int
    """In a row."""
    failed_at: float
    """Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Passkey:
    """A key with which somebody signs in."""

    id: bytes
    name: str
    """Of the person."""
    public_key: bytes
    """COSE."""
    sign_count: int
    """How often it signed, as it says itself; 0 where it does not count. One that goes backwards is a copy."""
    site: str
    """The name of the server that it is for."""
    made_at: float
    """Seconds since 1970."""


class Credentials:
    """The accounts of the case in this folder. The file is made with the first account."""

    def __init__(self, case: Path) -> None:
        self._path = case / CREDENTIALS

    def find(self, name: str) -> Account | None:
        """The account of this person."""
        if not self._path.exists():
            return None
        with self._connected() as connection:
            row = connection.execute("SELECT * FROM account WHERE name = ?", (name,)).fetchone()
        return Account(*row) if row else None

    def names(self) -> tuple[str, ...]:
        """Everybody who can sign in with a password."""
        return tuple(row[0] for row in self._rows("SELECT name FROM account ORDER BY name"))

    def names_with_passkey(self) -> tuple[str, ...]:
        """Everybody who can sign in with a passkey."""
        return tuple(row[0] for row in self._rows("SELECT DISTINCT name FROM passkey ORDER BY name"))

    def keep(self, account: Account) -> None:
        """The account, in place of one of the same name."""
        cells = account.name, account.password, account.code_secret, account.last_step
        with self._connected() as connection, connection:
            connection.execute(
                "INSERT OR REPLACE INTO account VALUES (?, ?, ?, ?, ?, ?)",
                (*cells, account.failures, account.failed_at),
            )

    def forget(self, name: str) -> None:
        """No account and no passkey of this person any more."""
        self._delete("DELETE FROM account WHERE name = ?", name)
        self._delete("DELETE FROM passkey WHERE name = ?", name)

    def passkeys(self, name: str) -> tuple[Passkey, ...]:
        """The keys of this person, the oldest first."""
        return tuple(
            Passkey(*row) for row in self._rows("SELECT * FROM passkey WHERE name = ? ORDER BY made_at, id", name)
        )

    def passkey(self, id_: bytes) -> Passkey | None:
        """The key of this id."""
        return next((Passkey(*row) for row in self._rows("SELECT * FROM passkey WHERE id = ?", id_)), None)

    def add_passkey(self, key: Passkey) -> bool:
        """Keeps a new key; not where one of this id is there."""
        with self._connected() as connection, connection:
            cells = key.id, key.name, key.public_key, key.sign_count, key.site, key.made_at
            return connection.execute("INSERT OR IGNORE INTO passkey VALUES (?, ?, ?, ?, ?, ?)", cells).rowcount == 1

    def keep_passkey(self, key: Passkey) -> None:
        """What the key said when it signed last."""
        with self._connected() as connection, connection:
            connection.execute("UPDATE passkey SET sign_count = ? WHERE id = ?", (key.sign_count, key.id))

    def forget_passkey(self, name: str, id_: bytes) -> None:
        """The key of this id no more, if it is this person's."""
        self._delete("DELETE FROM passkey WHERE name = ? AND id = ?", name, id_)

    def _rows(self, query: str, *cells: object) -> list[tuple[Any, ...]]:  # Any: cells of SQLite
        if not self._path.exists():
            return []
        with self._connected() as connection:
            return connection.execute(query, cells).fetchall()

    def _delete(self, query: str, *cells: object) -> None:
        if self._path.exists():
            with self._connected() as connection, connection:
                connection.execute(query, cells)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self._path.exists():
                os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, MODE))
            with closing(sqlite3.connect(self._path, timeout=5)) as connection:
                connection.execute("PRAGMA secure_delete = ON").close()
                for table in _SCHEMA:
                    connection.execute(table).close()
                yield connection
        except (PermissionError, sqlite3.OperationalError) as error:
            raise CaseReadOnlyError(path=self._path.parent) from error
