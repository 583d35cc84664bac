"""Passwords and second factors of a case's people: a file of its own beside the record.

1. It is no evidence: it is in no ledger, in no backup, and readable by its owner only.
2. It holds Argon2id hashes and secrets of one-time codes, never a password.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ovillo.domain.errors import CaseReadOnlyError
from ovillo.storage.layout import CREDENTIALS

MODE = 0o600
_SCHEMA = """
CREATE TABLE IF NOT EXISTS account (
  name TEXT NOT NULL PRIMARY KEY,
  password TEXT NOT NULL,
  code_secret BLOB,
  last_step INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  failed_at REAL NOT NULL DEFAULT 0
) STRICT
"""


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
        if not self._path.exists():
            return ()
        with self._connected() as connection:
            return tuple(row[0] for row in connection.execute("SELECT name FROM account ORDER BY name"))

    def keep(self, account: Account) -> None:
        """The account, in place of one of the same name."""
        cells = account.name, account.password, account.code_secret, account.last_step
        with self._connected() as connection, connection:
            connection.execute(
                "INSERT OR REPLACE INTO account VALUES (?, ?, ?, ?, ?, ?)",
                (*cells, account.failures, account.failed_at),
            )

    def forget(self, name: str) -> None:
        """No account of this person any more."""
        if self._path.exists():
            with self._connected() as connection, connection:
                connection.execute("DELETE FROM account WHERE name = ?", (name,))

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self._path.exists():
                os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, MODE))
            with closing(sqlite3.connect(self._path, timeout=5)) as connection:
                connection.execute("PRAGMA secure_delete = ON").close()
                connection.execute(_SCHEMA).close()
                yield connection
        except (PermissionError, sqlite3.OperationalError) as error:
            raise CaseReadOnlyError(path=self._path.parent) from error
