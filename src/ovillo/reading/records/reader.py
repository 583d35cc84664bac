"""Bytes of a table of some kind → its rows, and beside them every row that could not be read, with the reason.

A row is read or listed as unread; empty lines are neither. What an optional column lacks is None. A currency is its
code of ISO 4217 where its name or sign is that of one country alone ("Soles", "US$"), else as written.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from ovillo.domain.calls import SHEET, UnreadRow
from ovillo.domain.errors import CallProfileNeededError, RecordColumnsError, RecordColumnsNeededError
from ovillo.domain.messages import mark
from ovillo.domain.records import RecordRow, RecordTable, UnknownState, Value
from ovillo.reading.calls.cells import CellError, read_code, read_moment
from ovillo.reading.calls.day_order import order_told
from ovillo.reading.calls.profiles import Profile, folded
from ovillo.reading.calls.reader import SHORT
from ovillo.reading.calls.swapped_days import may_be_swapped
from ovillo.reading.calls.table import Sheet, TextTable, open_table
from ovillo.reading.records.amounts import NOTHING_PAID, REFUNDED, decimal_sign, read_payment
from ovillo.reading.records.currencies import currency_in, currency_of
from ovillo.reading.records.flows import FLOW, NOT_COUNTED, Flows, by_flow, check_flow, columns_told, flows_of
from ovillo.reading.records.void_rows import (
    VOIDED,
    VoidColumns,
    hidden_sheets,
    require_counting,
    void_columns,
    why_no_sheet,
)

_DATED: Final = ("days", "moments", "clocks")
"""Sorts of fields by `kinds.toml`: a day, a moment, and what a clock shows there, wherever that is."""
KINDS: Final = ("payments", "births", "clinic", "adoptions", "travel", "orders", "cells")
FARTHEST_KM: Final = 200
NO_DISTANCE: Final = mark("Its distance in kilometres cannot be read.")
OTHER_CURRENCY: Final = mark("Its amount names another currency than its column of currencies does.")
EMPTY: Final = mark("It lacks something that a row of this kind must have.")

UNDERSTOOD: Final = frozenset({*NOT_COUNTED, *VOIDED, NOTHING_PAID})
"""Why a row that could be read does not count."""


def read_records(
    content: bytes,
    kind: str,
    *,
    columns: str | None = None,
    zone: str = "UTC",
    order: str = "dmy",
    decimal: str = "",
    minus: str = REFUNDED,
) -> RecordTable:
    """The rows of a table.

    Args:
        content: the file.
        kind: one of `KINDS`.
        columns: `field=column,…` for those that the header calls otherwise than `kinds.toml`.
        zone: IANA name of the time zone of its times.
        order: of day, month and year, unless the table's own days tell another.
        decimal: "." or ","; empty where the table tells.
        minus: what a minus before an amount means, as in `read_payment`.

    Raises:
        RecordColumnsError: `columns` names no field.
        RecordColumnsNeededError: the columns that such a table needs are not there.
        NotCallTableError: not a table.
    """
    parts = _kinds()[kind]
    profile = _profile(kind, parts, columns)
    table = _opened(content, profile)
    places = [profile.places(sheet.header) or {} for sheet in table.sheets]
    signs = decimal or decimal_sign(_cells(table, places, parts.get("amounts", ())))
    days = list(_cells(table, places, [each for sort in _DATED for each in parts.get(sort, ())]))
    told = order_told(days, order)
    reader = _Reader(parts, profile, ZoneInfo(zone), told, (signs, minus), hidden_sheets(content))
    rows, unread = reader.read_sheets(table.sheets, places)
    return RecordTable(
        kind,
        rows,
        unread,
        *_heads(table, places),
        signs if parts.get("amounts") else "",
        told,
        told != order,
        may_be_swapped(days, told),
        **reader.told(),
    )


def _heads(table: TextTable, places: Sequence[Mapping[str, int]]) -> tuple[Mapping[str, str], str, int, Sequence[str]]:
    """What each field was read from, the encoding, the row of the header, the names of the sheets."""
    first = table.sheets[0]
    columns = {field: first.header[place] for field, place in places[0].items()}
    return columns, table.encoding, first.header_place + 1, [sheet.name for sheet in table.sheets if sheet.name]


def _opened(content: bytes, profile: Profile) -> TextTable:
    try:
        return open_table(content, [profile])
    except CallProfileNeededError as error:
        needed = [field for field in profile.columns if field not in profile.optional]
        raise RecordColumnsNeededError(fields=", ".join(needed)) from error


def _cells(table: TextTable, places: Sequence[Mapping[str, int]], fields: Sequence[str]) -> Iterator[str]:
    """What stands in the columns of these fields, as far as they are there."""
    for sheet, place in zip(table.sheets, places, strict=True):
        for cells in sheet.rows[sheet.header_place + 1 :]:
            yield from (cells[place[field]] for field in fields if field in place and place[field] < len(cells))


def number_fields(kind: str) -> frozenset[str]:
    """The fields of a kind whose values are whole numbers: days, seconds, hundredths, metres."""
    return frozenset(field for sort in (*_DATED, "amounts", "distances") for field in _kinds()[kind].get(sort, ()))


def day_field(kind: str) -> tuple[str, bool]:
    """The field by whose day the rows of a kind follow one another, and whether it is in seconds instead of days.

    The field is empty for a kind without days.
    """
    parts = _kinds()[kind]
    exact = [*parts.get("moments", ()), *parts.get("clocks", ())]
    return (exact[0], True) if exact else ([*parts.get("days", ()), ""][0], False)


class _Reader:
    """Reads the rows of one kind."""

    def __init__(
        self,
        parts: Mapping[str, Any],
        profile: Profile,
        zone: ZoneInfo,
        order: str,
        signs: tuple[str, str],
        hidden: frozenset[str],
    ) -> None:
        self._days = set(parts.get("days", ()))
        self._moments = set(parts.get("moments", ()))
        self._clocks = set(parts.get("clocks", ()))
        self._amounts = set(parts.get("amounts", ()))
        self._distances = set(parts.get("distances", ()))
        self._currencies = set(parts.get("currencies", ()))
        self._profile, self._zone, self._order = profile, zone, order
        self._decimal, self._minus = signs
        self._hidden = hidden
        self.ways: dict[str, Sequence[str]] = {}
        self.unused: dict[str, Sequence[str]] = {}
        self.stateless: list[int] = []
        self.doubtful: list[int] = []
        self.not_counted: dict[str, Sequence[str]] = {}
        self.unknown: dict[tuple[str, str], list[int]] = {}

    def told(self) -> dict[str, Any]:  # Any: fields of a `RecordTable`
        """What is to be said of the columns that no field uses, once the rows are read."""
        return {
            "ways": self.ways,
            "unused": self.unused,
            "stateless": self.stateless,
            "doubtful": self.doubtful,
            "not_counted": self.not_counted,
            "unknown_states": [UnknownState(*state, rows) for state, rows in self.unknown.items()],
        }

    def read_sheets(
        self, sheets: Sequence[Sheet], places: Sequence[Mapping[str, int]]
    ) -> tuple[list[RecordRow], list[UnreadRow]]:
        rows: list[RecordRow] = []
        unread: list[UnreadRow] = []
        for number, (sheet, place) in enumerate(zip(sheets, places, strict=True)):
            self.read_sheet(sheet, place, SHEET * number, rows, unread)
        return rows, unread

    def read_sheet(
        self,
        sheet: Sheet,
        places: Mapping[str, int],
        offset: int,
        rows: list[RecordRow],
        unread: list[UnreadRow],
    ) -> None:
        """Appends what is read, and what is not."""
        why_not = why_no_sheet(sheet.name, self._hidden)
        flows = flows_of(sheet, places) if self._amounts else Flows()
        void = void_columns(sheet.header, places.values(), self._profile.name) if not self._amounts else VoidColumns("")
        if self._amounts and not why_not:
            ways, unused = columns_told(sheet, flows)
            self.ways.update(ways)
            self.unused.update(unused)
        for row, cells in enumerate(sheet.rows[sheet.header_place + 1 :], start=sheet.header_place + 2 + offset):
            if not any(cell.strip() for cell in cells):
                continue
            try:
                require_counting(why_not)
                void.check(cells)
                check_flow(cells, flows)
                rows.append(RecordRow(row, by_flow(self._values(cells, places), flows)))
                for known in (*void.unknown(cells), *flows.unknown(cells)):
                    state = sheet.header[known].strip(), " ".join(cells[known].split())
                    self.unknown.setdefault(state, []).append(row)
                if flows.is_stateless(cells):
                    self.stateless.append(row)
                if flows.is_doubtful(cells):
                    self.doubtful.append(row)
            except CellError as error:
                unread.append(UnreadRow(row, str(error)))
                if str(error) in NOT_COUNTED or (why_not and self._amounts):
                    self.not_counted[str(row)] = [_cell(cells, places, field) for field in ("from", "to", "amount")]

    def _values(self, cells: Sequence[str], places: Mapping[str, int]) -> Mapping[str, Value]:
        values: dict[str, Value] = {}
        for field in self._profile.columns:
            is_needed = field not in self._profile.optional
            place = places.get(field)
            if place is None or place >= len(cells):
                if is_needed:
                    raise CellError(SHORT)
                values[field] = None
                continue
            # An amount keeps all of its digits: `12.000` need not be twelve.
            cell = cells[place] if field in self._amounts else read_code(cells[place])
            text = " ".join(cell.split())
            if not text:
                if is_needed:
                    raise CellError(EMPTY)
                values[field] = None
            else:
                values[field] = self._value(field, text)
        for field in self._amounts & places.keys():
            self._settle_currency(values, currency_in(cells[places[field]]))
        return values

    def _settle_currency(self, values: dict[str, Value], named: str) -> None:
        """The currency that the amount names, where no column tells any; two that differ are neither."""
        for field in self._currencies if named else ():
            if values.get(field) is None:
                values[field] = named
            elif currency_in(str(values[field])) not in ("", named):
                raise CellError(OTHER_CURRENCY)

    def _value(self, field: str, text: str) -> Value:
        if field in self._amounts:
            return read_payment(text, decimal=self._decimal, minus=self._minus)
        if field in self._distances:
            return _metres(text)
        if field in self._currencies:
            return currency_of(text)
        if field in self._days | self._moments | self._clocks:
            moment = read_moment(text, self._zone, order=self._order)
            if field in self._clocks:
                return int(moment.replace(tzinfo=UTC).timestamp())
            return moment.toordinal() - 719_163 if field in self._days else int(moment.timestamp())
        return text


def _cell(cells: Sequence[str], places: Mapping[str, int], field: str) -> str:
    place = places.get(field)
    return " ".join(cells[place].split()) if place is not None and place < len(cells) else ""


def _metres(text: str) -> int:
    """A distance in metres, from kilometres with a comma or a point before the decimals."""
    try:
        kilometres = float(text.casefold().removesuffix("km").strip().replace(",", "."))
    except ValueError as error:
        raise CellError(NO_DISTANCE) from error
    if not 0 < kilometres <= FARTHEST_KM:
        raise CellError(NO_DISTANCE)
    return round(1_000 * kilometres)


@cache
def _kinds() -> Mapping[str, Mapping[str, Any]]:  # Any: values of TOML
    return tomllib.loads((Path(__file__).parent / "kinds.toml").read_text("utf-8"))


def _profile(kind: str, parts: Mapping[str, Any], columns: str | None) -> Profile:
    profile = Profile(name=kind, columns=parts["columns"], optional=parts["optional"])
    if columns is None:
        return profile
    known = dict(profile.columns)
    possible = [*known, *((FLOW,) if parts.get("amounts") else ())]
    for part in columns.split(","):
        field, _, name = (piece.strip() for piece in part.partition("="))
        if field not in possible or not folded(name):
            raise RecordColumnsError(fields=", ".join(possible))
        known[field] = name
    return replace(profile, columns=known)
