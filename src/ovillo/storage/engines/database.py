"""What the record asks of a database; everything else about it is the same SQL."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Table

from ovillo.interfaces.record import Fault
from ovillo.storage.rows import Cell, Row
from ovillo.storage.words import Found


class Database(Protocol):
    """The database of one case. Its errors say what to do, and name the case."""

    @property
    def place(self) -> Path:
        """The folder of the case."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """One consistent snapshot, which begins with the first read. Raises `CaseDamagedError`."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction in which nobody else writes, from its beginning to its end.

        Raises `CaseBusyError`, `CaseReadOnlyError`, `CaseMovedError`, `DiskFullError`; an exception undoes it.
        """
        ...

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Every row, which has a cell for each column, in order."""
        ...

    def index(self, connection: Connection, documents: Sequence[Row]) -> None:
        """The words of each `text`, under the document's `number`."""
        ...

    def forget(self, connection: Connection, number: Cell, text: str) -> None:
        """Nothing of this document in the index, which holds this text of it."""
        ...

    def find(self, connection: Connection, words: str, *, limit: int) -> tuple[Found, ...]:
        """The documents, not withdrawn, that hold every word: best first, at most `limit`."""
        ...

    def rebuild_index(self, connection: Connection) -> None:
        """The index made again from the documents."""
        ...

    def require_erasing(self, connection: Connection) -> None:
        """Nothing where this user can take traces of what is erased away. Raises `ErasureOwnerError`."""
        ...

    def purge(self) -> None:
        """Nothing that was deleted is left in the pages, the log or the statistics. Raises `ErasureCutShortError`."""
        ...

    def find_fault(self) -> Fault | None:
        """The first fault of the whole database, read in one snapshot; nothing is written. Raises `CaseBusyError`."""
        ...

    def close(self) -> None:
        """Nothing of it is open any more; the next use opens it again."""
        ...
