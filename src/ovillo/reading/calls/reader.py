"""Bytes of a table → calls, and beside them every row that could not be read, with the reason.

1. A row is a call, or is unread and listed; empty lines are neither. Nothing is dropped or changed silently.
2. A cell of the network belongs to the number that was asked about; where the table does not say which of the two
   that is, the cell places nobody.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from ovillo.domain.calls import SHEET, Call, CallTable, UnreadRow
from ovillo.domain.messages import mark
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
from ovillo.reading.calls.profiles import Profile, folded
from ovillo.reading.calls.table import Sheet, open_table

UNKNOWN_KIND: Final = mark("Its kind or direction is none that the profile knows.")
ASIDE: Final = mark("It is of a kind that does not tell who called whom.")
SHORT: Final = mark("It has fewer cells than the header.")


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
    calls: list[Call] = []
    unread: list[UnreadRow] = []
    told_twice: list[int] = []
    written: dict[str, set[str]] = defaultdict(set)
    for number, sheet in enumerate(table.sheets):
        told = f"{file_name} {sheet.name}"
        reader = RowReader(table.profile, sheet.header, told, zone or table.profile.zone, write_number)
        calls += _read_sheet(reader, sheet, SHEET * number, unread)
        told_twice += reader.told_twice
        for formal, forms in reader.written.items():
            written[formal] |= forms
    first = table.sheets[0]
    places = table.profile.places(first.header) or {}
    return CallTable(
        unread,
        table.profile.name,
        len(profiles) > 1,
        {field: first.header[place] for field, place in places.items()},
        table.encoding,
        first.header_place + 1,
        zone or table.profile.zone,
        table.profile.assumption,
        told_twice,
        {number: sorted(forms) for number, forms in sorted(written.items())},
        [sheet.name for sheet in table.sheets if sheet.name],
        calls,
    )


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
    ) -> None:
        places = profile.places(header)
        assert places is not None, "the table was opened with a profile that fits"
        self.places: Mapping[str, int] = places
        self.told_twice: list[int] = []
        self.written: dict[str, set[str]] = defaultdict(set)
        self._profile = profile
        self._zone = ZoneInfo(zone)
        self._write = write_number
        self._direction_of_file = _direction_of_file(profile, file_name)
        self._kinds = {
            folded(code): kind
            for kind in ("outgoing", "incoming", "sessions", "aside")
            for code in getattr(profile, kind)
        }
        self._messages = frozenset(folded(code) for code in profile.messages)

    def read(self, row: int, cells: Sequence[str]) -> Call:
        needed = max(place for field, place in self.places.items() if field not in self._profile.optional)
        if len(cells) <= needed:
            raise CellError(SHORT)
        values = {field: cells[place] if place < len(cells) else "" for field, place in self.places.items()}
        kind = self.kind(values)
        moment = self.moment(values)
        caller, called, located = self._sides(values, kind)
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
        return call

    def kind(self, values: Mapping[str, str]) -> str:
        """outgoing, incoming or sessions; empty where neither the row nor the file says which way."""
        if self._profile.sides == "session":
            return "sessions"
        if "kind" not in values:
            return self._direction_of_file
        kind = self._kinds.get(folded(read_code(values["kind"])))
        if kind is None:
            raise CellError(UNKNOWN_KIND)
        if kind == "aside":
            raise CellError(ASIDE)
        return kind

    def is_message(self, values: Mapping[str, str]) -> bool:
        """Whether the table says that it is a message."""
        return folded(read_code(values.get("kind", ""))) in self._messages

    def _sides(self, values: Mapping[str, str], kind: str) -> tuple[str, str, str]:
        """Caller, called, and the one that the cell places."""
        if kind == "sessions":
            own = self.number(values.get("subject") or values["from"])
            return own, "", own
        first, second = self.number(values["from"]), self.number(values["to"])
        if self._profile.sides == "subject":
            return (second, first, first) if kind == "incoming" else (first, second, first)
        if "subject" in values:
            return first, second, self.number(values["subject"])
        return first, second, {"incoming": second, "outgoing": first}.get(kind, "")

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
        moment = read_moment(text, self._zone, order=self._profile.order)
        if not has_clock(text):
            raise CellError(NO_CLOCK)
        if moment.tzinfo is self._zone or self._zone.key == "UTC":
            return moment
        # Of an hour that the clocks repeated the stamp says which: the offset is fixed.
        return moment.astimezone(timezone(moment.astimezone(self._zone).utcoffset() or timedelta()))

    def seconds(self, values: Mapping[str, str], moment: datetime) -> int:
        """The duration."""
        if "seconds" in values:
            return read_seconds(values["seconds"])
        if "end" in values:
            return seconds_until(values["end"], moment, self._zone, order=self._profile.order)
        return 0

    def cell(self, values: Mapping[str, str]) -> str:
        """The cell of the network, or its coordinates."""
        if cell := read_code(values.get("cell", "")):
            area = read_code(values.get("area", ""))
            return f"{area}-{cell}" if area else cell
        if not values.get("latitude", "").strip() or not values.get("longitude", "").strip():
            return ""
        degrees = [read_degrees(values[each], decimal=self._profile.decimal) for each in ("latitude", "longitude")]
        return f"{degrees[0]:.5f},{degrees[1]:.5f}"


def _direction_of_file(profile: Profile, file_name: str) -> str:
    name = folded(file_name)
    if profile.incoming_files or profile.outgoing_files:
        if any(word in name for word in profile.incoming_files):
            return "incoming"
        return "outgoing" if any(word in name for word in profile.outgoing_files) else ""
    return "outgoing"
