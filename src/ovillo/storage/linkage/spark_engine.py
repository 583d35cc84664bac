"""Splink on Spark: the job of `duckdb_engine`, in local mode or on the cluster that the session names.

1. Rows are made ready, keyed and compared by Spark's own workers, where this package must be installed.
2. Rows and pairs come back to this process: clusters are made here, as on DuckDB.
"""

from collections.abc import Iterator, Sequence
from math import log2
from typing import Any

from pyspark.sql import SparkSession
from splink import Linker, SparkAPI

from ovillo.interfaces.linkage import Linked, ScoredPair
from ovillo.resolution.registers import (
    PersonRow,
    PreparedRow,
    Reach,
    block_keys,
    in_order_of_names,
    name_level_within,
    name_rarities,
    prepare,
)
from ovillo.storage.linkage.model import COLUMNS, FREQUENT_KEYS, NAME_LEVEL, NEW_PAIRS, PAIRS, levels_of, settings

_ROWS_A_SLICE = 20_000
_PEOPLE = "number long, name string, rarity double, born string, document string, phone string, place string"


class SparkEngine:
    """Links a register on Spark."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def link(self, rows: Sequence[PersonRow], *, settled: int = 0) -> Linked:
        """The rows made ready, and the pairs at least as likely as not, given how many rows there are."""
        prepared = list(self._spread(rows).map(prepare).collect()) if rows else []
        return Linked(prepared, self._pairs(prepared, settled) if prepared else iter(()))

    def _pairs(self, rows: Sequence[PreparedRow], settled: int) -> Iterator[ScoredPair]:
        order, least_bits = in_order_of_names(rows), log2(max(len(rows), 2))
        self._fill([(number, rows[row]) for number, row in enumerate(order)], name_rarities(rows))
        self._pair([number for number, row in enumerate(order) if row >= settled] if settled else None)
        self._session.udf.register(NAME_LEVEL, _name_level, "int")
        engine = SparkAPI(
            spark_session=self._session, register_udfs_automatically=False, break_lineage_method="persist"
        )
        linker = Linker(engine.register("people"), settings(least_bits=least_bits), log_level=None)
        linker.table_management.register_term_frequency_lookup(engine.register("name_rarity"), "name")
        linker.table_management.register_blocked_pairs_for_predict(engine.register("candidates"))
        found = linker.inference.predict(threshold_match_weight=least_bits, warning_mode="never")
        for each in self._session.sql(f"select {COLUMNS} from {found.physical_name}").toLocalIterator():  # noqa: S608 - our own words
            left, right = sorted((order[each["number_l"]], order[each["number_r"]]))
            yield ScoredPair(left, right, levels_of(each.asDict()), each["match_weight"])

    def _fill(self, numbered: Sequence[tuple[int, PreparedRow]], rarities: dict[str, float]) -> None:
        """The views `people`, `name_rarity` and `kept_keys`."""
        session, spread = self._session, self._spread(numbered).cache()
        people = self._spread([_cells(number, row, rarities[row.name]) for number, row in numbered])
        session.createDataFrame(people, _PEOPLE).createOrReplaceTempView("people")
        session.createDataFrame(spread.flatMap(_keys), "key long, number long").createOrReplaceTempView("block_keys")
        shares = self._spread(list(rarities.items()))
        session.createDataFrame(shares, "name string, tf_name double").createOrReplaceTempView("name_rarity")
        kept = session.sql(f"select * from block_keys where key in ({FREQUENT_KEYS})")  # noqa: S608 - our own words
        kept.createOrReplaceTempView("kept_keys")

    def _pair(self, new: Sequence[int] | None) -> None:
        """The view `candidates`: the pairs that share a key; with `new`, those in which one of these takes part."""
        session = self._session
        if new is not None:
            rows = self._spread([(number,) for number in new])
            session.createDataFrame(rows, "number long").createOrReplaceTempView("new_rows")
        pairs = session.sql(PAIRS if new is None else NEW_PAIRS)
        pairs.persist().createOrReplaceTempView("candidates")

    def _spread(self, values: Sequence[object]) -> Any:  # Any: an RDD; pyspark is an extra
        context = self._session.sparkContext
        slices = max(context.defaultParallelism, len(values) // _ROWS_A_SLICE)
        return context.parallelize(values, slices)


def _name_level(left: str, right: str, reach: int) -> int:
    return int(name_level_within(left, right, reach=Reach(reach)))


_Cell = int | float | str | None


def _cells(number: int, row: PreparedRow, rarity: float) -> tuple[_Cell, ...]:
    return number, row.name, rarity, row.born or None, row.document or None, row.phone or None, row.place or None


def _keys(numbered: tuple[int, PreparedRow]) -> list[tuple[int, int]]:
    number, row = numbered
    return [(key, number) for key in block_keys(row)]
