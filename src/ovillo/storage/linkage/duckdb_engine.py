"""Splink on DuckDB, in this process and in memory; what does not fit goes to a temporary folder.

1. Rows are numbered in the order of their surnames, so that pairs that follow one another ask for the same names.
2. The result has the caller's numbers.
"""

from array import array
from collections.abc import Iterator, Sequence
from math import log2
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker

from ovillo.interfaces.linkage import Linked, ScoredPair
from ovillo.resolution.registers import PersonRow, PreparedRow, in_order_of_names, name_rarities
from ovillo.storage.duckdb_session import connect
from ovillo.storage.linkage.model import COLUMNS, FREQUENT_KEYS, NAME_LEVEL, NEW_PAIRS, PAIRS, levels_of, settings
from ovillo.storage.linkage.workers import Workers

_MEMORY = "3GB"
_SHARES = pa.schema([("name", pa.string()), ("tf_name", pa.float64())])
_PARTICULARS = ("born", "document", "phone", "place")
_PEOPLE = pa.schema(
    [
        ("number", pa.int64()),
        ("rarity", pa.float64()),
        *((name, pa.string()) for name in ("name", *_PARTICULARS)),
    ]
)
"""Said, because a column without a value would have no type."""


class DuckDBEngine:
    """Links a register on this machine."""

    def __init__(self, *, workers: int) -> None:
        self._workers = workers

    def link(self, rows: Sequence[PersonRow], *, settled: int = 0) -> Linked:
        """The rows made ready, and the pairs at least as likely as not, given how many rows there are."""
        prepared: list[PreparedRow] = []
        keys, counts = array("q"), array("q")
        with Workers(self._workers) as workers:
            for chunk in workers.prepare(rows):
                prepared.extend(chunk.rows)
                keys.extend(chunk.keys)
                counts.extend(chunk.counts)
        return Linked(prepared, self._pairs(prepared, keys, counts, settled))

    def _pairs(
        self, rows: Sequence[PreparedRow], keys: "array[int]", counts: "array[int]", settled: int
    ) -> Iterator[ScoredPair]:
        order = in_order_of_names(rows)
        with TemporaryDirectory() as folder, Workers(self._workers) as workers, connect() as database:
            database.execute(f"set threads = {self._workers}")
            database.execute(f"set memory_limit = '{_MEMORY}'")
            database.execute("set temp_directory = ?", [folder])
            _pair(database, order, keys, counts, settled)
            _fill(database, rows, order)
            _compare_names_by(database, workers)
            table = _predict(database, least_bits=log2(max(len(rows), 2)))
            yield from _read(database, table, order)


def _pair(
    database: duckdb.DuckDBPyConnection,
    order: Sequence[int],
    keys: "array[int]",
    counts: "array[int]",
    settled: int,
) -> None:
    """The table `candidates`: the pairs that share a key, but for those of the settled rows with one another."""
    number_of = array("q", bytes(8 * len(order)))
    for number, row in enumerate(order):
        number_of[row] = number
    owners = array("q")
    for row, count in enumerate(counts):
        owners.extend([number_of[row]] * count)
    block_keys = pa.table({"key": _column(keys), "number": _column(owners)})
    database.register("block_keys", block_keys)
    database.execute(f"create table kept_keys as select * from block_keys where key in ({FREQUENT_KEYS})")  # noqa: S608 - our own words
    database.unregister("block_keys")
    database.register("new_rows", pa.table({"number": _column(number_of[settled:])}))
    pairs = NEW_PAIRS if settled else PAIRS
    database.execute(f"create table candidates as {pairs} order by join_key_l, join_key_r")
    database.unregister("new_rows")
    database.execute("drop table kept_keys")


def _fill(database: duckdb.DuckDBPyConnection, rows: Sequence[PreparedRow], order: Sequence[int]) -> None:
    """The tables `people` and `name_rarity`."""
    columns: dict[str, object] = {"number": list(range(len(order))), "name": [rows[row].name for row in order]}
    for particular in _PARTICULARS:
        columns[particular] = [getattr(rows[row], particular) or None for row in order]
    rarities = name_rarities(rows)
    columns["rarity"] = [rarities[rows[row].name] for row in order]
    shares = pa.table({"name": list(rarities), "tf_name": list(rarities.values())}, _SHARES)
    for name, made in (("people", pa.table(columns, _PEOPLE)), ("name_rarity", shares)):
        database.register("arriving", made)
        database.execute(f"create table {name} as select * from arriving")  # noqa: S608 - our own words
        database.unregister("arriving")


def _column(numbers: "array[int]") -> pa.Array:
    """Numbers of 64 bits as a column, without a copy."""
    return pa.Array.from_buffers(pa.int64(), len(numbers), [None, pa.py_buffer(numbers)])


def _compare_names_by(database: duckdb.DuckDBPyConnection, workers: Workers) -> None:
    def levels(lefts: pa.ChunkedArray, rights: pa.ChunkedArray, reaches: pa.ChunkedArray) -> pa.Array:
        found = workers.name_levels(lefts.to_pylist(), rights.to_pylist(), reaches.to_pylist())
        return pa.array(found, pa.int8())

    database.create_function(NAME_LEVEL, levels, ["VARCHAR", "VARCHAR", "INTEGER"], "TINYINT", type="arrow")


def _predict(database: duckdb.DuckDBPyConnection, *, least_bits: float) -> str:
    """The name of the table of weighed pairs."""
    engine = DuckDBAPI(database)
    linker = Linker(engine.register("people"), settings(least_bits=least_bits), log_level=None)
    linker.table_management.register_term_frequency_lookup(engine.register("name_rarity"), "name")
    linker.table_management.register_blocked_pairs_for_predict(engine.register("candidates"))
    predicted = linker.inference.predict(threshold_match_weight=least_bits, warning_mode="never")
    return str(predicted.physical_name)


def _read(database: duckdb.DuckDBPyConnection, table: str, order: Sequence[int]) -> Iterator[ScoredPair]:
    found = database.execute(f"select {COLUMNS} from {table}")  # noqa: S608 - a name that splink made
    columns = [column[0] for column in found.description or ()]
    while batch := found.fetchmany(10_000):
        for cells in batch:
            row = dict(zip(columns, cells, strict=True))
            left, right = sorted((order[row["number_l"]], order[row["number_r"]]))
            yield ScoredPair(left, right, levels_of(row), row["match_weight"])
