"""The engines that answer questions to tables of rows, and the tables opened for them."""

import csv
import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from ovillo.domain.errors import CallProfileNeededError, EmptyTableError, ExtraMissingError, RecordColumnsNeededError
from ovillo.reading.calls import Profile, built_in_profiles
from ovillo.reading.calls.sheets import is_page, sheets_of
from ovillo.reading.decoding import decode
from ovillo.reading.plain_rows import TornRowError, is_workbook, parted, text_rows
from ovillo.reading.records import KINDS
from ovillo.storage.layout import ORIGINALS, TABLES

if TYPE_CHECKING:
    from ovillo.casework.protection.views import Concealment
    from ovillo.domain.records import RecordTable
    from ovillo.storage.records.csv_calls import LargeTable
    from ovillo.storage.records.duckdb_query import DuckDBQuery
    from ovillo.storage.records.spark_query import SparkQuery
    from ovillo.storage.records.table_twins import KeptCalls, SealedTable, TableTwins
    from ovillo.wiring.cases import OpenCase
    from ovillo.workflows.case_tables import OpenedTable, TableOf

    TableQuery = DuckDBQuery | SparkQuery

_WITHOUT_ZONE: Final = frozenset({"plain", "plain-days"})
"""The profiles of tables whose company nobody knows, and so no time zone."""


def table_query() -> "DuckDBQuery":
    """DuckDB in memory with a thread for each core, spilling to the temporary folder; a context."""
    from ovillo.storage.records.duckdb_query import DuckDBQuery  # noqa: PLC0415 - Ibis takes a second to load

    return DuckDBQuery(threads=os.cpu_count() or 1)


def spark_query(*, workers: int) -> "SparkQuery":
    """Spark, on this machine with so many workers where nobody names a cluster; a context.

    Raises:
        ExtraMissingError: pyspark is not installed.
        JavaMissingError: Spark finds no Java.
    """
    if find_spec("pyspark") is None:
        raise ExtraMissingError(extra="ovillo[spark]")
    from ovillo.wiring.linkage import require_java  # noqa: PLC0415 - loads what opens cases

    require_java()
    from ovillo.storage.records.spark_query import SparkQuery  # noqa: PLC0415 - an extra
    from ovillo.storage.spark_session import session  # noqa: PLC0415 - as above

    return SparkQuery(session(workers=workers))


def table_bytes(content: bytes) -> bytes:
    """The bytes of a table as they are, but those of Parquet as CSV.

    Raises:
        EmptyTableError: there is nothing in it.
        NotCallTableError: Parquet that is damaged.
    """
    if not content.strip():
        raise EmptyTableError
    from ovillo.storage.records.parquet import csv_of_parquet, is_parquet  # noqa: PLC0415 - DuckDB

    return csv_of_parquet(content) if is_parquet(content) else content


class TablesAtHand:
    """The tables of a case, or the one that a user named, read through their Parquet twins."""

    def __init__(self, tables: "Sequence[SealedTable]", twins: "TableTwins", *, country: str | None = None) -> None:
        self._tables, self._twins = tables, twins
        self.country = country
        """Of the case: whose numbers are written in E.164 where a question names no other."""

    def calls(
        self, query: "TableQuery", profiles: Sequence[Profile], *, country: str | None, zone: str | None
    ) -> "Sequence[OpenedTable]":
        """Those that are tables of calls, by name, as tables of an engine.

        In a case `zone` is that of the tables that stated profiles fit, else of those whose company tells none, else
        of all.

        Raises:
            CallProfileNeededError: a single file of which none of the profiles fits.
            NotCallTableError, OpenQuotationError: one is no table.
        """
        from ovillo.analysis.calls.columns import CALL_COLUMNS  # noqa: PLC0415 - Ibis takes a second to load
        from ovillo.workflows.case_tables import OpenedTable, TableOf  # noqa: PLC0415 - as above

        # What the user says of columns is said of the tables that have them; the others are told by their own.
        kept, stated = [], list(profiles) != _all_profiles()
        for table in self._tables:
            found = self._kept(table, profiles, country=country, zone=None if table.document else zone)
            if found is not None:
                kept.append((table, found, list(profiles)))
            elif found := self._kept(table, _all_profiles(), country=country, zone=None) if stated else None:
                kept.append((table, found, _all_profiles()))
        meant = {
            table.document
            for table, found, how in kept
            if (how == list(profiles) if stated else found.reading.profile in _WITHOUT_ZONE)
        }
        opened = []
        for table, found, how in kept:
            is_meant = zone is not None and table.document and (table.document in meant or not meant)
            read = self._twins.calls(table, how, country=country, zone=zone) if is_meant else found
            calls = query.open_parquet(CALL_COLUMNS, read.files)
            source = TableOf(table.document, table.name, read.reading.sheets)
            opened.append(OpenedTable(source, read.reading, read.count, calls))
        return opened

    def _kept(
        self, table: "SealedTable", profiles: Sequence[Profile], *, country: str | None, zone: str | None
    ) -> "KeptCalls | None":
        """The calls of a table, None where it is none of a case; a single file must be one."""
        try:
            return self._twins.calls(table, profiles, country=country, zone=zone)
        except CallProfileNeededError:
            if not table.document:
                raise
            return None

    def not_read(self, read: "Sequence[TableOf]") -> "Sequence[tuple[str, Sequence[str]]]":
        """Those that a question did not read: name, and the kinds that their columns make them; none where unknown."""
        known = {each.document for each in read}
        others = [each for each in self._tables if each.document and each.document not in known]
        return [(each.name, sorted(self.kinds_of(each))) for each in others]

    def unknown(self) -> list[str]:
        """The names of those of a case whose columns are those of no known kind: no question reads them."""
        return [each.name for each in self._tables if each.document and not any(self._kinds_of(each))]

    def records(self, kind: str, **how: str | None) -> "Sequence[tuple[TableOf, RecordTable]]":
        """Those that are tables of a kind, by name; `how` are options of `read_records`.

        Raises:
            NotCallTableError, OpenQuotationError: one is no table.
        """
        from ovillo.workflows.case_tables import TableOf  # noqa: PLC0415 - as above

        found = []
        for table in self._tables:
            try:
                read = self._twins.records(table, kind, **how)
            except RecordColumnsNeededError:
                if not table.document:
                    raise
                continue
            found.append((TableOf(table.document, table.name, read.sheets), read))
        return found

    def orders(self) -> "Sequence[tuple[TableOf, RecordTable]]":
        """The judges' orders that a case holds; a single file holds none.

        A table that has all of an order but a column of numbers is one from which nothing can be read, where it is no
        table of another kind: passed over, it would let every row count.
        """
        held = [] if not all(table.document for table in self._tables) else self.records("orders")
        return [(of, read) for of, read in held if "number" in read.columns or self._is_order_alone(of, read)]

    def _is_order_alone(self, of: "TableOf", read: "RecordTable") -> bool:
        if "judge" not in read.columns:
            return False
        (table,) = (each for each in self._tables if (each.document, each.name) == (of.document, of.name))
        return self.kinds_of(table) == {"orders"}

    def kinds_of(self, table: "SealedTable") -> set[str]:
        """What the columns of a table make it, whichever question is asked: calls, or kinds of records."""
        return set(self._kinds_of(table))

    def _kinds_of(self, table: "SealedTable") -> Iterator[str]:
        for kind in ("calls", *KINDS):
            with suppress(CallProfileNeededError, RecordColumnsNeededError):
                if kind == "calls":
                    self._twins.calls(table, _all_profiles(), country=None, zone=None)
                else:
                    self._twins.records(table, kind)
                yield kind


def _all_profiles() -> list[Profile]:
    return list(built_in_profiles().values())


@contextmanager
def tables_of_case(folder: Path) -> Iterator[TablesAtHand]:
    """The tables of a case, to whoever runs the program.

    Raises:
        OriginalAlteredError: an original is not what was added.
    """
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - loads databases, which a single file does not need

    with open_case(folder) as opened, tables_of(opened) as tables:
        yield tables


@contextmanager
def tables_of(opened: "OpenCase") -> Iterator[TablesAtHand]:
    """The tables of a case at hand, protected people in them under their pseudonyms.

    Raises:
        OriginalAlteredError: an original is not what was added.
    """
    from ovillo.storage.records.table_twins import SealedTable, twins_of  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.workflows.case_tables import tables_of_case as documents_of  # noqa: PLC0415 - as above
    from ovillo.workflows.country import country_of  # noqa: PLC0415 - as above
    from ovillo.workflows.guarded import concealment_in  # noqa: PLC0415 - as above

    documents = documents_of(opened.record, opened.originals)
    sealed = [SealedTable(each.id, each.name, opened.folder / ORIGINALS / each.id) for each in documents]
    hidden = concealment_in(opened.record)
    with ExitStack() as until:
        if hidden is not None:
            folder = Path(until.enter_context(TemporaryDirectory(prefix="ovillo-")))
            told = [_told(each, hidden, folder) for each in sealed]
            changed = told != sealed
        else:
            told, changed = sealed, False
        twins = until.enter_context(twins_of(None if changed else opened.folder))
        yield TablesAtHand(told, twins, country=country_of(opened.record))


def _told(table: "SealedTable", hidden: "Concealment", folder: Path) -> "SealedTable":
    """The same table where it names nobody who is hidden; else its text with pseudonyms, in a folder that goes."""
    content = table.content()
    if is_workbook(content):
        rows, delimiter = [row for _, sheet in sheets_of(content)[:1] for row in sheet], ","
    else:
        text, delimiter = parted(decode(content))
        found = None if is_page(content) else _rows_of(text, delimiter)
        if found is None:  # a page, or no CSV: changed as it stands
            told = "\n".join(map(hidden.rows.line, text.split("\n")))
            return table if told == text else _kept(table, told, folder)
        rows = found
    changed = list(hidden.rows.changed(rows))
    if changed == rows:
        return table
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=delimiter, lineterminator="\n").writerows(changed)
    return _kept(table, lines.getvalue(), folder)


def _kept(table: "SealedTable", text: str, folder: Path) -> "SealedTable":
    path = folder / table.document
    path.write_text(text, "utf-8", newline="")
    return replace(table, path=path)


def _rows_of(text: str, delimiter: str) -> list[Sequence[str]] | None:
    """The rows as a spreadsheet counts them, empty ones among them; None where they are no CSV."""
    rows: list[Sequence[str]] = []
    try:
        for row in text_rows(text, delimiter, longest=len(text)):
            rows += [()] * (row.number - 1 - len(rows))
            rows.append(row.cells)
    except TornRowError:
        return None
    return rows


@contextmanager
def table_of_file(path: Path) -> Iterator[TablesAtHand]:
    """A table that belongs to no case; nothing of it is kept.

    Raises:
        EmptyTableError: there is nothing in it.
    """
    if path.is_file() and not path.stat().st_size:
        raise EmptyTableError
    from ovillo.storage.records.table_twins import SealedTable, twins_of  # noqa: PLC0415 - Ibis takes a second to load

    with twins_of(None) as twins:
        yield TablesAtHand([SealedTable("", path.name, path)], twins)


def forget_twins(folder: Path, document: str | None = None) -> None:
    """Takes the twins of a document away, or all."""
    from ovillo.storage.records.twins import TwinShelf  # noqa: PLC0415 - DuckDB

    shelf = TwinShelf(folder / TABLES, folder)
    if document is None:
        shelf.forget_all()
    else:
        shelf.forget(document)


def large_call_table(
    path: Path,
    profiles: Sequence[Profile],
    *,
    zone: str | None,
    write_number: Callable[[str], str] | None,
    until: ExitStack,
) -> "tuple[LargeTable, DuckDBQuery] | None":
    """The calls of a large plain file in a database on disk, which goes when `until` does; None of any other file.

    Raises:
        CallProfileNeededError: no profile fits, or two fit equally well.
    """
    from ovillo.storage.records.csv_calls import read_large_csv  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.storage.records.duckdb_query import DuckDBQuery  # noqa: PLC0415 - as above

    query = until.enter_context(DuckDBQuery(threads=os.cpu_count() or 1, file="rows.duckdb"))
    large = read_large_csv(query, path, profiles, zone=zone, write_number=write_number)
    return None if large is None else (large, query)
