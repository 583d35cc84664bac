"""The questions asked of a list of calls, as columns on DuckDB."""

from collections.abc import Iterable, Sequence
from datetime import date

from ovillo.analysis.calls import bursts, changes, columns, contacts, copresence
from ovillo.domain.calls import Call
from ovillo.storage.records.duckdb_query import DuckDBQuery


def table(query: DuckDBQuery, calls: Iterable[Call]) -> columns.Expression:
    return query.load(columns.CALL_COLUMNS, columns.columns_of(list(calls)))


def contact_pairs(calls: Iterable[Call], *, most: int | None = None) -> Sequence[contacts.ContactPair]:
    with DuckDBQuery() as query:
        return list(contacts.contact_pairs(table(query, calls), query, most=most))


def find_bursts(calls: Iterable[Call]) -> Sequence[bursts.Burst]:
    with DuckDBQuery() as query:
        return bursts.find_bursts(table(query, calls), query)


def find_bursts_around(calls: Iterable[Call], day: date, *, days: int) -> Sequence[bursts.Burst]:
    with DuckDBQuery() as query:
        return bursts.find_bursts_around(table(query, calls), query, day, days=days)


def find_changes(calls: Iterable[Call]) -> Sequence[changes.Change]:
    with DuckDBQuery() as query:
        return changes.find_changes(table(query, calls), query)


def find_copresence(calls: Iterable[Call], *, minutes: int) -> Sequence[copresence.Copresence]:
    with DuckDBQuery() as query:
        return copresence.find_copresence(table(query, calls), query, minutes=minutes)
