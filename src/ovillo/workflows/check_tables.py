"""The columns of each check of case handling, and the way from rows to what the check compares."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.analysis.handling.delays import Delay, find_slower
from ovillo.analysis.handling.results import Outcome
from ovillo.analysis.handling.shares import (
    Archived,
    Assigned,
    Measure,
    Readings,
    find_archiving,
    find_milder,
    find_peeking,
    find_steered,
)
from ovillo.domain.errors import RowContradictsError
from ovillo.domain.messages import mark
from ovillo.reading.strict_table import StrictRow, read_once

DRAWS: Final = 99_999
SEED: Final = 1
NONE_FLAGGED: Final = mark("no row is flagged. Mark with 1 whom the question is about.")
NOT_EXPECTED: Final = mark(
    "what is expected must be above 0. Whether anybody may read at all is no question of chance."
)
MORE_THAN_ALL: Final = mark("more were archived than there were in all. Mend one of the two.")

Columns = Mapping[str, Sequence[str]]
"""Names of columns, each with others that it may have."""


@dataclass(frozen=True, slots=True)
class Draws:
    """For what is too large to be counted: how many draws at most, and their seed."""

    most: int = DRAWS
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class CheckTable:
    """What table a check reads, and what it makes of it."""

    needed: Columns
    answer: Callable[[Sequence[StrictRow], Draws], Outcome]
    optional: Columns


def _flagged(rows: Sequence[StrictRow]) -> frozenset[str]:
    """Who is flagged; every row of a person says the same."""
    known: dict[str, tuple[bool, int]] = {}
    for row in rows:
        person, is_flagged = row["person"].key(), row["flagged"].yes_or_no()
        said, first = known.setdefault(person, (is_flagged, row.number))
        if said != is_flagged:
            cell = row["flagged"]
            raise RowContradictsError(table=cell.table, row=cell.row, column=cell.column, first=first)
    if not any(is_flagged for is_flagged, _ in known.values()):
        raise rows[0]["flagged"].refuse(NONE_FLAGGED)
    return frozenset(person for person, (is_flagged, _) in known.items() if is_flagged)


def _slower(rows: Sequence[StrictRow], draws: Draws) -> Outcome:
    def read(row: StrictRow) -> Delay:
        return Delay(row.number, row["person"].key(), row["step"].key(), row["days"].number(), row["ended"].yes_or_no())

    delays = read_once(rows, ("person", "step"), read)
    return find_slower(delays, _flagged(rows), draws=draws.most, seed=draws.seed)


def _milder(rows: Sequence[StrictRow], draws: Draws) -> Outcome:
    columns = ("person", "stratum") if "stratum" in rows[0].cells else ("person",)

    def read(row: StrictRow) -> Measure:
        stratum = row["stratum"].key() if len(columns) > 1 else ""
        return Measure(row.number, row["person"].key(), row["milder"].yes_or_no(), stratum)

    measures = read_once(rows, columns, read)
    return find_milder(measures, _flagged(rows), draws=draws.most, seed=draws.seed)


def _assignment(rows: Sequence[StrictRow], _: Draws) -> Outcome:
    return find_steered([Assigned(row.number, row["handler"].key(), row["protected"].yes_or_no()) for row in rows])


def _peeking(rows: Sequence[StrictRow], _: Draws) -> Outcome:
    def read(row: StrictRow) -> Readings:
        expected = row["expected"].number()
        if not expected:
            raise row["expected"].refuse(NOT_EXPECTED)
        return Readings(row.number, float(expected), row["seen"].count())

    return find_peeking(read_once(rows, ("reader",), read))


def _archiving(rows: Sequence[StrictRow], _: Draws) -> Outcome:
    def read(row: StrictRow) -> Archived:
        archived, total = row["archived"].count(), row["total"].count()
        if archived > total:
            raise row["archived"].refuse(MORE_THAN_ALL)
        return Archived(row.number, archived, total)

    return find_archiving(read_once(rows, ("office",), read))


_PERSON: Final = {"person": ("persona", "accused", "imputado")}
_FLAGGED: Final = {"flagged": ("marcado", "senalado")}
CHECK_TABLES: Final[Mapping[str, CheckTable]] = {
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
    "archiving": CheckTable(
        {"office": ("oficina", "despacho"), "archived": ("archivado", "archivados"), "total": ()}, _archiving, {}
    ),
}
"""Every check by name."""
