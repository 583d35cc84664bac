"""Bytes of a table → calls, and beside them every row that could not be read, with the reason.

1. A row is a call, or is unread and listed; empty lines are neither. Nothing is dropped or changed silently.
2. A cell of the network belongs to the number that was asked about; where the table does not say which of the two
   that is, the cell places nobody; nor does what stands for no cell (`no_cell`), which is told.
3. Where a column names the number that was asked about and another says which way, these two tell who called whom,
   whatever the columns of from and to are taken for; a row whose own number is neither of its two is not read.
4. Where no column names that number, the rows of the whole table must bear out which of the two it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from ovillo.domain.calls import SHEET, Call, CallTable, ColumnRemark, UnreadRow
from ovillo.domain.messages import mark
from ovillo.reading.calls.asked_about import Ways
from ovillo.reading.calls.cells import (
    NO_CLOCK,
    CellError,
    has_clock,
    is_told_twice,
    read_code,
    read_degrees,
    read_moment,
    read_number,
    read_seconds,
    seconds_until,
)
from ovillo.reading.calls.day_order import order_told
from ovillo.reading.calls.no_cell import names_no_cell
from ovillo.reading.calls.own_number import NOT_ITS_OWN, is_first_own
from ovillo.reading.calls.profiles import Profile, folded, words_of_all
from ovillo.reading.calls.swapped_days import may_be_swapped
from ovillo.reading.calls.table import Sheet, TextTable, open_table
from ovillo.reading.calls.way_column import Told, told_way

UNKNOWN_KIND: Final = mark("Its kind or direction is none that the profile knows.")
ASIDE: Final = mark("It is of a kind that does not tell who called whom.")
SHORT: Final = mark("It has fewer cells than the header.")
PLACES_NOBODY: Final = mark("Column {column}: what stands for no cell ({cells}) places nobody.")
_NAMED: Final = 8
_DEGREES: Final = re.compile(r"[-+]?\d{1,3}(?:[.,]\d*)?")
_SIDES_OF_FILES: Final = {
    "incoming": mark("The name of the file says incoming: the cell is taken for the receiver's."),
    "outgoing": mark("The name of the file says outgoing: the cell is taken for the caller's."),
    "": mark(
        "The name of the file does not say one way, incoming or outgoing: its cells place nobody. Give it a name that "
        "does."
    ),
}
_SIDES_OF_SHEETS: Final = mark(
    "The names of the sheets say which way: the cell is taken for the receiver's in incoming ones, for the caller's in "
    "outgoing ones; in any other it places nobody."
)
_NOT: Final = frozenset({"no", "not", "sin"})
_SORTS: Final = ("sessions", "aside", "outgoing", "incoming")


def read_calls(
    content: bytes,
    profiles: Sequence[Profile],
    *,
    file_name: str,
    zone: str | None = None,
    write_number: Callable[[str], str] | None = None,
) -> CallTable:
    """The calls of a table.

    Args:
        content: the file.
        profiles: those that may fit; one, where the user named it.
        file_name: some companies tell incoming from outgoing calls only there.
        zone: IANA name of the time zone, instead of the profile's.
        write_number: what a number becomes, such as E.164; None leaves it as written.

    Raises:
        NotCallTableError: not a table of text.
        CallProfileNeededError: no profile fits, or two fit equally well.
    """
    table = open_table(content, profiles)
    profile, order = table.profile, order_told(days_of(table), table.profile.order)
    ways, how = Ways(is_own_first=profile.sides == "subject"), (zone or profile.zone, write_number)
    calls, unread, readers = list[Call](), list[UnreadRow](), list[RowReader]()
    told_ways = [told_way(profile, sheet.header, partial(_cells, sheet)) for sheet in table.sheets]
    for sheet, way in zip(table.sheets, told_ways, strict=True):
        told = _name_that_says(profile, file_name, sheet.name)
        readers.append(RowReader(way.profile, sheet.header, told, *how, order=order, ways=ways))
        calls += _read_sheet(readers[-1], sheet, SHEET * (len(readers) - 1), unread)
    calls, turned = ways.settle(calls, unread)
    return CallTable(
        unread,
        profile.name,
        len(profiles) > 1,
        {field: table.header[place] for field, place in readers[0].places.items()},
        table.encoding,
        table.sheets[0].header_place + 1,
        zone or profile.zone,
        _assumption_of(readers),
        [row for reader in readers for row in reader.told_twice if row not in ways.unread],
        _written_of(readers),
        [sheet.name for sheet in table.sheets if sheet.name],
        order,
        order != profile.order,
        [*turned, *(row for reader in readers for row in reader.turned)],
        may_be_swapped(days_of(table), order),
        calls,
        remarks=_remarks_of(told_ways, zip(readers, table.sheets, strict=True)),
    )


def _remarks_of(told: Sequence[Told], read: "Iterable[tuple[RowReader, Sheet]]") -> list[ColumnRemark]:
    """What is to be said of the ways and the cells of all sheets, once each."""
    found = [each.remark for each in told if each.remark is not None]
    found += [one for reader, sheet in read for one in reader.cell_remarks(sheet.header)]
    return [one for place, one in enumerate(found) if one not in found[:place]]


def _cells(sheet: Sheet, place: int) -> Counter[str]:
    """The different cells of a column."""
    return Counter(cells[place] for cells in sheet.rows[sheet.header_place + 1 :] if place < len(cells))


def _written_of(readers: "Sequence[RowReader]") -> Mapping[str, Sequence[str]]:
    written: dict[str, set[str]] = defaultdict(set)
    for reader in readers:
        for formal, forms in reader.written.items():
            written[formal] |= forms
    return {number: sorted(forms) for number, forms in sorted(written.items())}


def _assumption_of(readers: "Sequence[RowReader]") -> str:
    """What is taken for granted of all sheets."""
    found = {each.assumption for each in readers}
    return found.pop() if len(found) == 1 else _SIDES_OF_SHEETS


def days_of(table: TextTable) -> Iterator[str]:
    """The cells that hold the days of a table."""
    for sheet in table.sheets:
        places = table.profile.places(sheet.header) or {}
        at = places.get("at", places.get("date"))
        for cells in sheet.rows[sheet.header_place + 1 :]:
            if at is not None and at < len(cells):
                yield cells[at]


def _read_sheet(reader: "RowReader", sheet: Sheet, offset: int, unread: list[UnreadRow]) -> Iterator[Call]:
    """The calls of one sheet; rows that cannot be read are appended to `unread`."""
    for row, cells in enumerate(sheet.rows[sheet.header_place + 1 :], start=sheet.header_place + 2 + offset):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            yield reader.read(row, cells)
        except CellError as error:
            unread.append(UnreadRow(row, str(error)))


class RowReader:
    """Reads one row after another and remembers what was not plain.

    Its parts read the cells of one field each: a table is read by rows, or by columns, each different cell once.
    """

    def __init__(
        self,
        profile: Profile,
        header: Sequence[str],
        file_name: str,
        zone: str,
        write_number: Callable[[str], str] | None,
        *,
        order: str = "",
        ways: Ways | None = None,
    ) -> None:
        places = profile.places(header)
        assert places is not None, "the table was opened with a profile that fits"
        self.places: Mapping[str, int] = places
        self.told_twice: list[int] = []
        self.turned: list[int] = []
        self.may_be_swapped = False
        self._ways = ways if self.is_taken_for_granted(profile) else None
        self.written: dict[str, set[str]] = defaultdict(set)
        self.no_cells: dict[str, set[str]] = defaultdict(set)
        """By field what stands for no cell, as written."""
        self.order = order or profile.order
        """Of day, month and year."""
        self._profile = profile
        self._zone = ZoneInfo(zone)
        self._write = write_number
        self._direction_of_file = _direction_of_file(profile, file_name)
        is_by_file = bool(profile.incoming_files or profile.outgoing_files) and not places.keys() & {"kind", "side"}
        self.assumption = _SIDES_OF_FILES[self._direction_of_file] if is_by_file else profile.assumption
        """A sentence for the catalogue: what is taken for granted."""
        codes = words_of_all()
        # What a profile says of a code goes before what the code means elsewhere.
        self._kinds = {
            folded(code): kind
            for source in (codes, {kind: getattr(profile, kind) for kind in _SORTS})
            for kind in _SORTS
            for code in source.get(kind, ())
        }
        self._messages = frozenset(folded(code) for code in (*codes["messages"], *profile.messages))
        self._session_words = frozenset(folded(code) for code in (*codes["sessions"], *profile.sessions))
        self._both_ways = frozenset(folded(code) for code in codes["both_ways"])

    def read(self, row: int, cells: Sequence[str]) -> Call:
        needed = max(place for field, place in self.places.items() if field not in self._profile.optional)
        if len(cells) <= needed:
            raise CellError(SHORT)
        values = {field: cells[place] if place < len(cells) else "" for field, place in self.places.items()}
        kind = self.kind(values)
        moment = self.moment(values)
        caller, called, located, is_turned = self._sides(values, kind)
        call = Call(
            row=row,
            caller=caller,
            called=called,
            instant=int(moment.timestamp()),
            at=moment.isoformat(timespec="seconds"),
            seconds=self.seconds(values, moment),
            cell=self.cell(values),
            located=located,
            is_message=self.is_message(values),
        )
        if is_told_twice(moment):
            self.told_twice.append(row)
        if is_turned:
            self.turned.append(row)
        if self._ways is not None and kind == "incoming":
            self._ways.incoming.add(row)
        elif self._ways is not None and kind == "outgoing" and ("side" in values or self.says_which_way(values)):
            self._ways.outgoing.add(row)
        return call

    def is_taken_for_granted(self, profile: Profile) -> bool:
        """Whether rows say which way, and no column whose number that is."""
        if profile.sides == "subject":
            return "subject" not in self.places
        return profile.sides == "roles" and "side" in self.places and "kind" not in self.places

    def kind(self, values: Mapping[str, str]) -> str:
        """outgoing, incoming or sessions; empty where neither the row nor the file says which way."""
        if self._profile.sides == "session" or self._session_words.intersection(_service(values).split()):
            return "sessions"
        if "kind" not in values:
            if "side" not in values:
                return self._direction_of_file
            return self._side(folded(read_code(values["side"])))
        kind = self._kinds.get(folded(read_code(values["kind"])))
        if kind is None:
            raise CellError(UNKNOWN_KIND)
        if kind == "aside":
            raise CellError(ASIDE)
        return kind

    def _side(self, code: str) -> str:
        """Which way the side says that the company keeps its rows of; empty where a row says none."""
        side = self._kinds.get(code)
        if side is None and code and code not in self._both_ways:
            raise CellError(UNKNOWN_KIND)
        if side == "aside":
            raise CellError(ASIDE)
        return side if side in {"incoming", "outgoing"} else ""

    def is_message(self, values: Mapping[str, str]) -> bool:
        """Whether the table says that it is a message."""
        service = _service(values)
        kind = folded(read_code(values.get("kind", "")))
        codes = {kind, *kind.split(), service, *service.split()}
        return not self._messages.isdisjoint(codes)

    def says_which_way(self, values: Mapping[str, str]) -> bool:
        """Whether its kind tells how the number asked about took part: "call" and "SMS" do not."""
        return "kind" in values and folded(read_code(values["kind"])) not in self._both_ways

    def _sides(self, values: Mapping[str, str], kind: str) -> tuple[str, str, str, bool]:
        """Caller, called, the one that the cell places, and whether the own number turned the first two round."""
        if kind == "sessions":
            own = self.number(values.get("subject") or values["from"])
            return own, "", own, False
        first, second = self.number(values["from"]), self.number(values["to"])
        is_own_first = self._profile.sides == "subject"
        is_out = not is_own_first or kind != "incoming"
        if "subject" not in values:
            located = first if is_own_first else {"incoming": second, "outgoing": first}.get(kind, "")
            return (first, second, located, False) if is_out else (second, first, located, False)
        own = self.number(values["subject"])
        if not self.says_which_way(values) or first == second:
            return (first, second, own, False) if is_out else (second, first, own, False)
        is_first = is_first_own(own, first, second)
        if is_first is None:
            raise CellError(NOT_ITS_OWN)
        is_from_first = is_first == (kind == "outgoing")
        located = first if is_first else second
        return *((first, second) if is_from_first else (second, first)), located, is_from_first != is_out

    def number(self, cell: str) -> str:
        """A number as it stands in calls."""
        number = read_number(cell)
        if self._write is None:
            return number
        formal = self._write(number)
        if formal != cell:
            self.written[formal].add(cell)
        return formal

    def moment(self, values: Mapping[str, str]) -> datetime:
        """The start; by the clock of the zone, where the user or the profile names one, whatever offset is written."""
        if "at" in values:
            text = values["at"]
        else:
            # A spreadsheet adds midnight to a day that has its time in another column.
            day = values["date"].strip().removesuffix(" 00:00:00") if values.get("time") else values["date"]
            text = f"{day} {values.get('time', '')}"
        moment = read_moment(text, self._zone, order=self.order)
        if not has_clock(text):
            raise CellError(NO_CLOCK)
        if moment.tzinfo is self._zone or self._zone.key == "UTC":
            return moment
        # Of an hour that the clocks repeated the stamp says which: the offset is fixed.
        return moment.astimezone(timezone(moment.astimezone(self._zone).utcoffset() or timedelta()))

    def seconds(self, values: Mapping[str, str], moment: datetime) -> int | None:
        """The duration; None where the table does not tell it."""
        if "seconds" in values:
            return read_seconds(values["seconds"])
        if "end" in values:
            return seconds_until(values["end"], moment, self._zone, order=self.order)
        return None

    def cell(self, values: Mapping[str, str]) -> str:
        """The cell of the network, or its coordinates; empty where what is written names none, which is kept."""
        cell, area = (read_code(values.get(each, "")) for each in ("cell", "area"))
        if cell:
            return self._unless_none("cell", cell, f"{area}-{cell}" if area else cell)
        written = [values.get(each, "").strip() for each in ("latitude", "longitude")]
        if not all(written):
            return ""
        if untold := [each for each in written if names_no_cell(each) and not _DEGREES.fullmatch(each)]:
            return self._unless_none("latitude", untold[0], "")
        degrees = [read_degrees(each, decimal=self._profile.decimal) for each in written]
        place = f"{degrees[0]:.5f},{degrees[1]:.5f}"
        return self._unless_none("latitude", ", ".join(written), place if any(degrees) else "")

    def cell_remarks(self, header: Sequence[str]) -> list[ColumnRemark]:
        """What stood for no cell, to be told once the rows are read."""
        return [
            ColumnRemark(PLACES_NOBODY, header[self.places[field]].strip(), sorted(cells)[:_NAMED])
            for field, cells in self.no_cells.items()
        ]

    def _unless_none(self, field: str, written: str, place: str) -> str:
        """The place; where what is written is no cell, nothing."""
        if place and not (field == "cell" and names_no_cell(written)):
            return place
        self.no_cells[field].add(written)
        return ""


def _service(values: Mapping[str, str]) -> str:
    """What a company sells behind the row, such as VOZ or SMS, where a column says so."""
    return folded(read_code(values.get("service", "")))


def _direction_of_file(profile: Profile, name: str) -> str:
    """One of incoming and outgoing; empty where the name must say which, and says neither, both or not one."""
    if not profile.incoming_files and not profile.outgoing_files:
        return "outgoing"
    said = _ways(profile, name)
    return said.pop() if len(said) == 1 and _NOT.isdisjoint(folded(name).split()) else ""


def _name_that_says(profile: Profile, file_name: str, sheet: str) -> str:
    """The name of a sheet, where the file's does not say one way and the sheet's does; else both."""
    return sheet if len(_ways(profile, file_name)) != 1 and _ways(profile, sheet) else f"{file_name} {sheet}"


def _ways(profile: Profile, name: str) -> set[str]:
    """Which of incoming and outgoing a name says."""
    each_way = (("incoming", profile.incoming_files), ("outgoing", profile.outgoing_files))
    return {way for way, words in each_way if any(folded(word) in folded(name) for word in words)}
