"""What the tables of a case say, from their twins; where there is none that fits, it is made from the sealed original.

A table that is not of the kind asked about has a twin too, which says so: it is not looked through at each question.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from ovillo.analysis.calls.columns import CALL_COLUMNS, columns_of
from ovillo.domain.calls import CallReading, ColumnRemark, UnreadRow
from ovillo.domain.errors import CallProfileNeededError, RecordColumnsNeededError
from ovillo.domain.records import RecordRow, RecordTable, UnknownState
from ovillo.interfaces.record import Fault
from ovillo.reading.calls import Profile, built_in_profiles, read_calls
from ovillo.reading.calls.table import profile_needed
from ovillo.reading.records import day_field, number_fields, read_records
from ovillo.storage.layout import ORIGINALS, TABLES
from ovillo.storage.problems import TWIN_WRONG
from ovillo.storage.records.csv_calls import read_large_csv
from ovillo.storage.records.duckdb_query import DuckDBQuery
from ovillo.storage.records.months import write_months
from ovillo.storage.records.parquet import csv_of_parquet, is_parquet, write_csv
from ovillo.storage.records.twins import Told, Twin, TwinShelf

LARGE_BYTES: Final = 8_000_000
"""From here on reading by columns is faster than by rows."""
_CALLS: Final = "calls"


@dataclass(frozen=True, slots=True)
class SealedTable:
    """The bytes of a table and what the company called them."""

    document: str
    """SHA-256; empty for a file without a case."""
    name: str
    path: Path

    def content(self) -> bytes:
        """The bytes; those of Parquet as CSV."""
        content = self.path.read_bytes()
        return csv_of_parquet(content) if is_parquet(content) else content


@dataclass(frozen=True, slots=True)
class KeptCalls:
    """The calls of one table as Parquet files with the columns `CALL_COLUMNS`."""

    reading: CallReading
    count: int
    files: Sequence[Path]


class TableTwins:
    """Reads tables through their twins."""

    def __init__(self, shelf: TwinShelf) -> None:
        self._shelf = shelf

    def calls(
        self,
        table: SealedTable,
        profiles: Sequence[Profile],
        *,
        country: str | None,
        zone: str | None,
    ) -> KeptCalls:
        """The calls of a table.

        Raises:
            CallProfileNeededError: no profile fits, or two fit equally well.
            CountryUnknownError: no numbering plan is known of the country.
            NotCallTableError, OpenQuotationError: not a table.
        """
        is_any = list(profiles) == list(built_in_profiles().values())
        asked = {
            "kind": _CALLS,
            "name": table.name,
            "profiles": None if is_any else [_plain(asdict(each)) for each in profiles],
            "country": country,
            "zone": zone,
        }
        twin = self._twin(table, asked)
        if "needed" in twin.told:
            raise profile_needed(twin.told["needed"])
        return KeptCalls(_reading_of(twin.told["reading"]), twin.told["count"], twin.files)

    def records(self, table: SealedTable, kind: str, **how: str | None) -> RecordTable:
        """The rows of a table of a kind.

        Args:
            table: the table.
            kind: one of `reading.records.KINDS`.
            how: the options of `read_records`.

        Raises:
            RecordColumnsNeededError: it has not the columns of that kind.
            NotCallTableError, OpenQuotationError: not a table.
        """
        twin = self._twin(table, {"kind": kind, **{name: each for name, each in how.items() if each is not None}})
        if "needed" in twin.told:
            raise RecordColumnsNeededError(fields=twin.told["needed"])
        told = twin.told["reading"]
        return RecordTable(
            **{**told, "rows": _rows_of(twin), "unread": _unread_of(told), "unknown_states": _states_of(told)}
        )

    def verify(self, original_of: Callable[[str], Path]) -> Fault | None:
        """The first twin that does not say what its original says, read again.

        Args:
            original_of: where the sealed bytes of a document are.
        """
        for document, place, seal in self._shelf.kept():
            path = original_of(document)
            if seal is None or not path.is_file() or not _says_the_same(self._shelf, seal, path):
                return Fault("table", place, TWIN_WRONG)
        return None

    def _twin(self, table: SealedTable, asked: Told) -> Twin:
        found = self._shelf.find(table.document, asked)
        return found or self._shelf.keep(table.document, asked, lambda folder: _make(folder, table, asked))


@contextmanager
def twins_of(case: Path | None) -> Iterator[TableTwins]:
    """The twins of a case; None keeps none beyond the block."""
    with TemporaryDirectory(prefix="ovillo-") as temporary:
        yield TableTwins(TwinShelf(None if case is None else case / TABLES, Path(temporary)))


def verify_twins(case: Path) -> Fault | None:
    """The first twin of a case that does not say what its original says, read again."""
    with twins_of(case) as twins:
        return twins.verify(lambda document: case / ORIGINALS / document)


def _says_the_same(shelf: TwinShelf, seal: Told, path: Path) -> bool:
    """Whether reading the original again gives the same rows and tells the same of them."""
    twin = shelf.find(seal["document"], seal["asked"])
    if twin is None:
        return False
    with TemporaryDirectory(prefix="ovillo-") as folder, DuckDBQuery() as query:
        table = SealedTable(seal["document"], seal["asked"].get("name", ""), path)
        if _make(Path(folder), table, seal["asked"]) != twin.told:
            return False
        made = sorted(Path(folder).glob("*.parquet"))
        if not made or not twin.files:
            return not made and not twin.files
        one, other = (_listed(files) for files in (twin.files, made))
        for left, right in ((one, other), (other, one)):
            extra = f"select * from read_parquet({left}) except all select * from read_parquet({right}) limit 1"  # noqa: S608 - quoted
            if query.database.execute(extra).fetchone():
                return False
    return True


def _make(folder: Path, table: SealedTable, asked: Told) -> Told:
    try:
        if asked["kind"] == _CALLS:
            return _make_calls(folder, table, asked)
        return _make_records(folder, table, asked)
    except (CallProfileNeededError, RecordColumnsNeededError) as error:
        return {"needed": next(iter(error.fields.values()))}


def _make_calls(folder: Path, table: SealedTable, asked: Told) -> Told:
    given = asked["profiles"]
    profiles = list(built_in_profiles().values()) if given is None else [Profile(**each) for each in given]
    zone, write_number = asked["zone"], None
    if asked["country"] is not None:
        from ovillo.reading.calls.phones import e164_of  # noqa: PLC0415 - loads the numbering plans of all countries

        write_number = e164_of(asked["country"])
    with DuckDBQuery(file="rows.duckdb") as query, TemporaryDirectory(prefix="ovillo-") as unpacked:
        path = write_csv(table.path, Path(unpacked) / "table.csv")
        how: dict[str, Any] = {"file_name": table.name, "zone": zone, "write_number": write_number}  # Any: options
        large = read_large_csv(query, path, profiles, **how) if path.stat().st_size >= LARGE_BYTES else None
        reading: CallReading
        if large is None:
            read = read_calls(path.read_bytes(), profiles, **how)
            query.load(CALL_COLUMNS, columns_of(read.calls), name="large_calls")
            reading, count = read, len(read.calls)
        else:
            reading, count = large.reading, large.count
        write_months(query.database, "large_calls", folder, day="day", order="instant, row")
    told = {name: getattr(reading, name) for name in CallReading.__dataclass_fields__}
    told |= {name: [asdict(each) for each in getattr(reading, name)] for name in ("unread", "remarks")}
    return dict(_plain({"reading": told, "count": count}))


def _make_records(folder: Path, table: SealedTable, asked: Told) -> Told:
    how = {name: each for name, each in asked.items() if name != "kind"}
    read = read_records(table.content(), asked["kind"], **how)
    fields = list(read.rows[0].values) if read.rows else []
    numbers = number_fields(asked["kind"])
    if fields:
        columns: dict[str, str] = {"row": "int64"}
        values: dict[str, Sequence[object]] = {"row": [one.row for one in read.rows]}
        for field in fields:
            cells = [one.values[field] for one in read.rows]
            columns[field] = "int64" if field in numbers else "string"
            values[field] = cells
        with DuckDBQuery() as query:
            query.load(columns, values, name="records")
            day, seconds = day_field(asked["kind"])
            shown = f'floor("{day}" / 86400)::bigint' if seconds else f'"{day}"' if day else "null::bigint"
            order = f'"{day}", row' if day else "row"
            write_months(query.database, "records", folder, day=shown, order=order)
    told = {name: getattr(read, name) for name in RecordTable.__dataclass_fields__ if name != "rows"}
    told |= {name: [asdict(each) for each in getattr(read, name)] for name in ("unread", "unknown_states")}
    return dict(_plain({"reading": told}))


def _rows_of(twin: Twin) -> Sequence[RecordRow]:
    if not twin.files:
        return []
    with DuckDBQuery() as query:
        found = query.database.execute(f"select * from read_parquet({_listed(twin.files)}) order by row")  # noqa: S608 - quoted
        fields = [each[0] for each in found.description or ()][1:]
        return [RecordRow(row, dict(zip(fields, cells, strict=True))) for row, *cells in found.fetchall()]


def _reading_of(told: Mapping[str, Any]) -> CallReading:  # Any: a JSON value
    remarks = [ColumnRemark(**each) for each in told["remarks"]]
    return CallReading(**{**told, "unread": _unread_of(told), "remarks": remarks})


def _unread_of(told: Mapping[str, Any]) -> Sequence[UnreadRow]:  # Any: a JSON value
    return [UnreadRow(**each) for each in told["unread"]]


def _states_of(told: Mapping[str, Any]) -> Sequence[UnknownState]:  # Any: a JSON value
    return [UnknownState(**each) for each in told["unknown_states"]]


def _listed(files: Sequence[Path]) -> str:
    return "[" + ", ".join("'" + str(each).replace("'", "''") + "'" for each in files) + "]"


def _plain(value: Any) -> Any:  # Any: values that JSON can hold, tuples among them
    """The value as it comes back from JSON, so that what is made equals what is kept."""
    return json.loads(json.dumps(value))
