"""The columns of each check of case handling, and the way from rows to what the check compares."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

from ovillo.analysis.handling.delays import Delay, find_slower
from ovillo.analysis.handling.results import Outcome
from ovillo.analysis.handling.rules import Rule
from ovillo.analysis.handling.shares import (
    Archived,
    Assigned,
    Measure,
    Operation,
    Readings,
    find_archiving,
    find_leak,
    find_milder,
    find_peeking,
    find_steered,
)
from ovillo.domain.errors import RowContradictsError, ZoneNeededError
from ovillo.domain.messages import mark
from ovillo.reading.strict_table import StrictRow, read_once

DRAWS: Final = 99_999
SEED: Final = 1
MOST_DECIDED: Final = 10**7
"""Of one office."""
NONE_FLAGGED: Final = mark("no row is flagged. Mark with 1 whom the question is about.")
NOT_EXPECTED: Final = mark(
    "what is expected must be above 0. Whether anybody may read at all is no question of chance."
)
MORE_THAN_ALL: Final = mark("more were archived than there were in all. Mend one of the two.")

Span = tuple[datetime, datetime]
"""The first and the last moment that may be meant."""
Columns = Mapping[str, Sequence[str]]
"""Names of columns, each with others that it may have."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What a check may be given besides its table."""

    now: datetime
    draws: int = DRAWS
    """At most so many, where something is too large to be counted."""
    seed: int = SEED
    hours: int | None = None
    """For attrition and ignored; None for what is usual there."""
    rules: Sequence[Rule] = ()
    """For conformance; none for those that come with the program."""
    zone: tzinfo | None = None
    """Of times that name none; without it, a table in which only some name one is refused."""
    is_now_plain: bool = False
    """Whether `now` names no zone either."""


@dataclass(frozen=True, slots=True)
class CheckTable:
    """What table a check reads, and what it makes of it."""

    needed: Columns
    answer: Callable[[Sequence[StrictRow], CheckOptions], Outcome]
    optional: Columns


def zone_of(rows: Sequence[StrictRow], columns: Sequence[str], how: CheckOptions) -> tzinfo:
    """In which zone times that name none are read: any, where none of the table names one.

    Raises:
        ZoneNeededError: some name one and others do not, and the user did not say which zone these are in.
    """
    if how.zone is not None:
        return how.zone
    cells = [row[column] for row in rows for column in columns if row.has(column)]
    plain, zoned = ([each for each in cells if each.names_zone is named] for named in (False, True))
    if plain and zoned:
        cell = plain[0]
        raise ZoneNeededError(table=cell.table, row=cell.row, column=cell.column, other=zoned[0].row)
    return UTC


def from_to(start: Span, end: Span) -> Span:
    """The moments of two times between which least time passes, of those that may be meant.

    The second lies before the first only where no moment that may be meant lets it be otherwise.

    Args:
        start: the first and the last moment that may be meant.
        end: likewise.
    """
    (first, latest), (earliest, last) = start, end
    if latest <= earliest:
        return latest, earliest
    common = max(first, earliest)
    return (common, common) if first <= last else (first, last)


def flagged_of(rows: Sequence[StrictRow], unit: str) -> frozenset[str]:
    """Who, or what, is flagged; every row of one says the same, and one of them is.

    Args:
        rows: those of the table.
        unit: the column that tells whose row it is.
    """
    known: dict[str, tuple[bool, int]] = {}
    for row in rows:
        key, is_flagged = row[unit].key(), row["flagged"].yes_or_no()
        said, first = known.setdefault(key, (is_flagged, row.number))
        if said != is_flagged:
            cell = row["flagged"]
            raise RowContradictsError(table=cell.table, row=cell.row, column=cell.column, first=first)
    if not any(is_flagged for is_flagged, _ in known.values()):
        raise rows[0]["flagged"].refuse(NONE_FLAGGED)
    return frozenset(key for key, (is_flagged, _) in known.items() if is_flagged)


def _slower(rows: Sequence[StrictRow], how: CheckOptions) -> Outcome:
    def read(row: StrictRow) -> Delay:
        return Delay(row.number, row["person"].key(), row["step"].key(), row["days"].number(), row["ended"].yes_or_no())

    delays = read_once(rows, ("person", "step"), read)
    return find_slower(delays, flagged_of(rows, "person"), draws=how.draws, seed=how.seed)


def _milder(rows: Sequence[StrictRow], how: CheckOptions) -> Outcome:
    columns = ("person", "stratum") if "stratum" in rows[0].cells else ("person",)

    def read(row: StrictRow) -> Measure:
        stratum = row["stratum"].key() if len(columns) > 1 else ""
        return Measure(row.number, row["person"].key(), row["milder"].yes_or_no(), stratum)

    measures = read_once(rows, columns, read)
    return find_milder(measures, flagged_of(rows, "person"), draws=how.draws, seed=how.seed)


def _assignment(rows: Sequence[StrictRow], _: CheckOptions) -> Outcome:
    return find_steered([Assigned(row.number, row["handler"].key(), row["protected"].yes_or_no()) for row in rows])


def _peeking(rows: Sequence[StrictRow], _: CheckOptions) -> Outcome:
    def read(row: StrictRow) -> Readings:
        expected = row["expected"].number()
        if not expected:
            raise row["expected"].refuse(NOT_EXPECTED)
        return Readings(row.number, float(expected), row["seen"].count())

    return find_peeking(read_once(rows, ("reader",), read))


def _archiving(rows: Sequence[StrictRow], _: CheckOptions) -> Outcome:
    def read(row: StrictRow) -> Archived:
        archived, total = row["archived"].count(), row["total"].count(most=MOST_DECIDED)
        if archived > total:
            raise row["archived"].refuse(MORE_THAN_ALL)
        return Archived(row.number, archived, total)

    return find_archiving(read_once(rows, ("office",), read))


def _leak(rows: Sequence[StrictRow], _: CheckOptions) -> Outcome:
    def read(row: StrictRow) -> Operation:
        return Operation(row.number, row["notified"].count(), row["empty"].yes_or_no())

    return find_leak(read_once(rows, ("operation",), read))


_PERSON: Final = {"person": ("persona", "accused", "imputado")}
_FLAGGED: Final = {"flagged": ("marcado", "senalado")}
COUNTED: Final[Mapping[str, CheckTable]] = {
    "slower": CheckTable(
        {**_PERSON, "step": ("paso", "etapa"), "days": ("dias",), "ended": ("terminado", "concluido"), **_FLAGGED},
        _slower,
        {},
    ),
    "milder": CheckTable(
        {**_PERSON, "milder": ("mas_leve", "mas_benigno"), **_FLAGGED}, _milder, {"stratum": ("estrato",)}
    ),
    "assignment": CheckTable({"handler": ("responsable", "encargado"), "protected": ("protegido",)}, _assignment, {}),
    "peeking": CheckTable(
        {"reader": ("lector",), "expected": ("esperado", "esperados"), "seen": ("visto", "vistos")}, _peeking, {}
    ),
    "leak": CheckTable({"operation": ("operativo",), "notified": ("avisados",), "empty": ("vacio",)}, _leak, {}),
    "archiving": CheckTable(
        {"office": ("oficina", "despacho"), "archived": ("archivado", "archivados"), "total": ()}, _archiving, {}
    ),
}
"""The checks that compare counts or times with chance."""
