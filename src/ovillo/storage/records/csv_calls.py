"""A large CSV file of calls, read by columns: each different cell once, by the same rules as a small file by rows.

1. Only a plain file is read so: UTF-8, no quotation mark, no empty line but at the end, no end given as a time. Any
   other is left to the reader of rows, which gives the same calls, slower.
2. DuckDB splits the lines; numbers, times, durations and cells are read by `RowReader`, each different one once. Of a
   time the seconds are split off first, so that a year has half a million different minutes and no more.
3. Of several things that are wrong with a row the first is told that the reader of rows meets.
"""

import codecs
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from ovillo.analysis.calls.columns import CALL_COLUMNS, Expression, day_number, moment_of
from ovillo.domain.calls import CallReading, UnreadRow
from ovillo.domain.errors import NotCallTableError, OpenQuotationError
from ovillo.reading.calls.cells import CellError, is_told_twice
from ovillo.reading.calls.day_order import order_told
from ovillo.reading.calls.own_number import FEWEST_DIGITS, NOT_ITS_OWN
from ovillo.reading.calls.profiles import Profile
from ovillo.reading.calls.reader import SHORT, RowReader
from ovillo.reading.calls.swapped_days import may_be_swapped
from ovillo.reading.calls.table import Sheet, TextTable, open_table
from ovillo.reading.calls.way_column import told_way
from ovillo.storage.records.duckdb_query import DuckDBQuery
from ovillo.storage.records.raw_rows import NEVER, raw_rows, way_cells
from ovillo.storage.records.settling import settle_large

_HEAD: Final = 1 << 18
_CHUNK: Final = 1 << 23
_PART: Final = "\x1f"
_SPLIT: Final = r"^(.*\d:\d\d):([0-5]\d)(Z|[+-]\d\d:?\d\d)?$"
_PLAIN_NUMBER: Final = r"\+?[0-9]+"


@dataclass(frozen=True, slots=True)
class LargeTable:
    """The calls of a large file as a table that expressions are asked of."""

    calls: Expression
    count: int
    reading: CallReading


def read_large_csv(
    query: DuckDBQuery,
    path: Path,
    profiles: Sequence[Profile],
    *,
    zone: str | None,
    write_number: Callable[[str], str] | None,
    file_name: str | None = None,
) -> LargeTable | None:
    """The calls of a plain file; None where rule 1 leaves it to the reader of rows.

    Args:
        query: the database that it is loaded into.
        path: the file.
        profiles: those that may fit.
        zone: IANA name of the time zone, instead of the profile's.
        write_number: what a number becomes; None leaves it as written.
        file_name: what the company called the file, where it is called otherwise here.

    Raises:
        CallProfileNeededError: no profile fits, or two fit equally well.
    """
    if (opened := _opened(path, profiles)) is None:
        return None
    (table, delimiter), told = opened, path.name if file_name is None else file_name
    sheet = table.sheets[0]
    way = told_way(table.profile, sheet.header, partial(way_cells, query, path, sheet, delimiter))
    reader = RowReader(way.profile, sheet.header, told, zone or way.profile.zone, write_number)
    if "end" in reader.places or not _is_plain(path):
        return None
    _Loading(query, path, sheet, delimiter, reader, way.profile, is_written=write_number is not None).run()
    reading = CallReading(
        [UnreadRow(*one) for one in query.database.execute("select * from large_unread order by row").fetchall()],
        table.profile.name,
        len(profiles) > 1,
        {field: sheet.header[place] for field, place in reader.places.items()},
        table.encoding,
        sheet.header_place + 1,
        zone or table.profile.zone,
        reader.assumption,
        [row for (row,) in query.database.execute("select row from large_twice order by row").fetchall()],
        {number: sorted(forms) for number, forms in sorted(reader.written.items())},
        [],
        reader.order,
        reader.order != table.profile.order,
        [row for (row,) in query.database.execute("select row from large_turned order by row").fetchall()],
        reader.may_be_swapped,
        remarks=[*([way.remark] if way.remark else ()), *reader.cell_remarks(sheet.header)],
    )
    return LargeTable(query.table("large_calls", CALL_COLUMNS), _count(query), reading)


def _count(query: DuckDBQuery) -> int:
    ((count,),) = query.database.execute("select count(*) from large_calls").fetchall()
    return int(count)


def _opened(path: Path, profiles: Sequence[Profile]) -> tuple[TextTable, str] | None:
    """The table as its first lines tell, and its separator."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    head = head[: head.rfind(b"\n") + 1]
    if not head or b'"' in head:
        return None
    try:
        table = open_table(head, profiles)
    except (NotCallTableError, OpenQuotationError):
        return None
    if table.encoding != "utf-8":
        return None
    line = head.decode("utf-8-sig", errors="replace").splitlines()[table.sheets[0].header_place]
    delimiter = max(",;\t|", key=lambda each: table.profile.fit(line.split(each)))
    return table, delimiter


def _is_plain(path: Path) -> bool:
    """Whether every line of the file is one row (rule 1)."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    before, is_after_gap = b"", False
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            joined = before + chunk
            if b'"' in chunk or b"\0" in chunk or NEVER.encode() in chunk:
                return False
            if joined.count(b"\r") != joined.count(b"\r\n") + joined.endswith(b"\r"):
                return False
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                return False
            if is_after_gap and chunk.strip(b"\r\n"):
                return False
            body = joined.rstrip(b"\r\n")
            if b"\n\n" in body or b"\n\r\n" in body:
                return False
            is_after_gap = joined[len(body) :].count(b"\n") > 1
            before = chunk[-2:]
    return True


class _Loading:
    """One file on its way into the tables `large_calls`, `large_unread`, `large_twice` and `large_turned`."""

    def __init__(
        self,
        query: DuckDBQuery,
        path: Path,
        sheet: Sheet,
        delimiter: str,
        reader: RowReader,
        profile: Profile,
        *,
        is_written: bool,
    ) -> None:
        self._query, self._database, self._reader, self._profile = query, query.database, reader, profile
        self._path, self._sheet, self._delimiter, self._is_written = path, sheet, delimiter, is_written
        self._at = {field: f"c{place}" for field, place in reader.places.items()}

    def run(self) -> None:
        """Reads it."""
        self._split()
        self._kinds()
        self._numbers()
        self._moments()
        self._seconds()
        self._cells()
        self._put_together()
        if self._reader.is_taken_for_granted(self._profile):
            settle_large(self._query, is_own_first=self._profile.sides == "subject")

    def _split(self) -> None:
        used = ", ".join(dict.fromkeys(self._at.values()))
        minute, second = self._minute_and_second()
        self._database.execute("set preserve_insertion_order = true")
        self._database.execute(
            f"create table large_raw as select {used}, {minute} as minute, {second} as second "  # noqa: S608 - our own names
            f"from {raw_rows(self._path, self._sheet, self._delimiter)}"
        )
        self._database.execute("set preserve_insertion_order = false")
        days = list(self._days())
        self._reader.order = order_told(days, self._reader.order)
        self._reader.may_be_swapped = may_be_swapped(days, self._reader.order)
        cells = " and ".join(f"trim(coalesce({column}, '')) = ''" for column in dict.fromkeys(self._at.values()))
        if len(dict.fromkeys(self._at.values())) == len(self._sheet.header):
            self._database.execute(f"delete from large_raw where {cells}")  # noqa: S608 - as above

    def _days(self) -> Iterator[str]:
        day = self._at.get("at") or self._at["date"]
        return self._different(f"left(trim({day}), 10) from large_raw")

    def _different(self, sql: str) -> Iterator[str]:
        return (one for (one,) in self._database.execute(f"select distinct {sql}").fetchall() if one is not None)

    def _dictionary(
        self, name: str, columns: dict[str, str], keys: Iterable[str], read: Callable[[str], tuple[object, ...]]
    ) -> None:
        """A table of what each different key says, or what is wrong with it: key, the columns, error."""
        wanted = {"key": "string", **columns, "error": "string"}
        found: dict[str, list[object]] = {column: [] for column in wanted}
        for key in keys:
            try:
                values, error = read(key), None
            except CellError as wrong:
                values, error = tuple("" if kind == "string" else 0 for kind in columns.values()), str(wrong)
            for column, value in zip(wanted, (key, *values, error), strict=True):
                found[column].append(value)
        self._query.load(wanted, found, name=name)

    def _column(self, field: str) -> str:
        return f"coalesce({self._at[field]}, '')"

    def _kinds(self) -> None:
        columns = {"kind": "string", "message": "int8", "way": "int8"}
        fields: list[str] = [field for field in ("kind", "side", "service") if field in self._at]
        self._kind_key = f" || '{_PART}' || ".join(map(self._column, fields)) or "''"
        keys = self._different(f"{self._kind_key} from large_raw") if fields else [""]

        def read(key: str) -> tuple[object, ...]:
            values = dict(zip(fields, key.split(_PART), strict=False))
            way = self._reader.says_which_way(values)
            return self._reader.kind(values), int(self._reader.is_message(values)), int(way)

        self._dictionary("large_kind", columns, keys, read)

    def _numbers(self) -> None:
        fields = [field for field in ("from", "to", "subject") if field in self._at]
        odd = "true" if self._is_written else f"not regexp_full_match(key, '{_PLAIN_NUMBER}')"
        cells = " union ".join(
            f"select {self._column(field)} as key from large_raw"  # noqa: S608 - as above
            + (" where " + self._is_between if field == "to" else "")
            for field in fields
        )
        keys = self._different(f"key from ({cells}) where {odd}")
        self._dictionary("large_number", {"number": "string"}, keys, lambda key: (self._reader.number(key),))

    @property
    def _is_between(self) -> str:
        return f"{self._kind_key} not in (select key from large_kind where kind = 'sessions' or error is not null)"  # noqa: S608 - as above

    def _minute_and_second(self) -> tuple[str, str]:
        """Expressions: the key of a start without its seconds, and these; a time of another form is a key as it is."""
        time = f"coalesce({self._at.get('at') or self._at.get('time') or self._at['date']}, '')"
        # Of the usual lengths the seconds are the last two digits: a pattern for each row would take most of the time.
        is_usual = f"length({time}) in (8, 19) and {time}[-3] = ':' and {time}[-6] = ':'"
        is_usual += f" and {time}[-2] between '0' and '5' and {time}[-1] between '0' and '9'"
        found = f"regexp_extract({time}, '{_SPLIT}', ['minute', 'second', 'offset'])"
        is_split = f"regexp_full_match({time}, '{_SPLIT}')"
        key = f"case when {is_usual} then left({time}, -3) || ':00' when {is_split}"
        key += f" then {found}.minute || ':00' || {found}.offset else {time} end"
        second = (
            f"case when {is_usual} then right({time}, 2)::bigint when {is_split} then {found}.second::bigint else 0 end"
        )
        if "at" not in self._at and "time" in self._at:
            key = f"{self._column('date')} || '{_PART}' || {key}"
        return key, second

    def _moments(self) -> None:
        columns = {"instant": "int64", "shift": "int64", "day": "int32", "hour": "int8", "twice": "int8"}
        self._dictionary("large_moment", columns, self._different("minute from large_raw"), self._moment)

    def _moment(self, key: str) -> tuple[object, ...]:
        day, part, time = key.partition(_PART)
        if "at" in self._at:
            moment = self._reader.moment({"at": key})
        else:
            moment = self._reader.moment({"date": day, "time": time} if part else {"date": day})
        offset = moment.utcoffset()
        shift = int(offset.total_seconds()) if offset else 0
        return int(moment.timestamp()), shift, day_number(moment.date()), moment.hour, int(is_told_twice(moment))

    def _seconds(self) -> None:
        if "seconds" not in self._at:
            self._seconds_key = "''"
            self._dictionary("large_seconds", {"seconds": "int64"}, [""], lambda _: (None,))
            return
        self._seconds_key = self._column("seconds")
        keys = self._different(f"{self._seconds_key} from large_raw")
        start = self._reader.moment({"at": "2000-01-01 00:00", "date": "2000-01-01 00:00"})
        self._dictionary(
            "large_seconds", {"seconds": "int64"}, keys, lambda key: (self._reader.seconds({"seconds": key}, start),)
        )

    def _cells(self) -> None:
        fields = [field for field in ("cell", "area", "latitude", "longitude") if field in self._at]
        self._cell_key = f" || '{_PART}' || ".join(map(self._column, fields)) or "''"
        keys = self._different(f"{self._cell_key} from large_raw")

        def read(key: str) -> tuple[object, ...]:
            return (self._reader.cell(dict(zip(fields, key.split(_PART), strict=False))),)

        self._dictionary("large_cell", {"cell": "string"}, keys, read)

    def _put_together(self) -> None:
        needed = [place for field, place in self._reader.places.items() if field not in self._profile.optional]
        last = f"c{max(needed)}"
        offset = self._sheet.header_place + 2
        number = {field: self._number_of(field) for field in ("from", "to", "subject")}
        own = (
            f"case when {self._column('subject')} <> '' then {number['subject']} else {number['from']} end"
            if "subject" in self._at
            else number["from"]
        )
        own_error = (
            f"case when {self._column('subject')} <> '' then n_subject.error else n_from.error end"
            if "subject" in self._at
            else "n_from.error"
        )
        sides, side = self._sides(number), "true" if "side" in self._at else "false"
        joins = " ".join(
            f"left join large_number n_{field} on n_{field}.key = {self._column(field)}"
            for field in ("from", "to", "subject")
            if field in self._at
        )
        side_error = "coalesce(n_from.error" + (", n_to.error" if "to" in self._at else "")
        side_error += (", n_subject.error" if "subject" in self._at else "") + ")"
        self._database.execute(f"""
            create table large_read as
            select (large_raw.rowid + {offset})::bigint as row, k.kind = 'sessions' as is_session,
              case when is_session then {own} else {sides[0]} end as caller,
              case when is_session then '' else {sides[1]} end as called,
              m.instant + second as instant, m.shift, m.day, m.hour, m.twice, s.seconds, c.cell,
              case when is_session then {own} else {sides[2]} end as located, k.message,
              {sides[3]} as turned, case when k.kind = 'outgoing' and (k.way = 1 or {side}) then 'outgoing'
                when k.kind = 'incoming' then 'incoming' else '' end as way,
              case when {last} is null then '{SHORT}' else coalesce(k.error, m.error,
                case when is_session then {own_error} else coalesce({side_error}, {self._own_error(number)}) end,
                s.error, c.error) end as error
            from large_raw left join large_kind k on k.key = {self._kind_key}
              left join large_moment m on m.key = minute
              left join large_seconds s on s.key = {self._seconds_key}
              left join large_cell c on c.key = {self._cell_key} {joins}""")  # noqa: S608 - as above
        zero = moment_of(0, 0)
        self._database.execute(f"""
            create view large_calls as select row, caller, called, instant, instant * 1000000 + shift + {zero}
              as moment, day, hour, seconds, cell, located, message from large_read where error is null;
            create view large_unread as select row, error from large_read where error is not null;
            create view large_twice as select row from large_read where error is null and twice = 1;
            create view large_turned as select row from large_read where error is null and turned and not is_session;
            drop table large_raw""")  # noqa: S608 - as above

    def _number_of(self, field: str) -> str:
        return f"coalesce(n_{field}.number, {self._column(field)})" if field in self._at else "''"

    def _sides(self, number: dict[str, str]) -> tuple[str, str, str, str]:
        """Caller, called, the one that the cell places, and whether these two were turned, as `RowReader` has them."""
        first, second, own = number["from"], number["to"], number["subject"]
        is_own_first = self._profile.sides == "subject"
        is_out = "k.kind <> 'incoming'" if is_own_first else "true"
        located = own if "subject" in self._at else first
        if not is_own_first and "subject" not in self._at:
            located = f"case k.kind when 'incoming' then {second} when 'outgoing' then {first} else '' end"
        is_from_first, turned = is_out, "false"
        if "subject" in self._at:
            told = f"(k.way = 1 and {first} <> {second})"
            is_first = _is_same(own, first)
            by_own = f"({is_first} = (k.kind = 'outgoing'))"
            is_from_first = f"case when {told} then {by_own} else {is_out} end"
            located = f"case when not {told} then {own} when {is_first} then {first} else {second} end"
            turned = f"({told} and {by_own} <> ({is_out}))"
        return (
            f"case when {is_from_first} then {first} else {second} end",
            f"case when {is_from_first} then {second} else {first} end",
            located,
            turned,
        )

    def _own_error(self, number: dict[str, str]) -> str:
        """What is wrong where a row says which way by a number that is neither of its two, or both."""
        if "subject" not in self._at:
            return "null"
        first, second, own = number["from"], number["to"], number["subject"]
        is_open = f"k.way = 1 and {first} <> {second} and {_is_same(own, first)} = {_is_same(own, second)}"
        return f"case when {is_open} then '{NOT_ITS_OWN}' end"


def _is_same(one: str, other: str) -> str:
    """The expression of what `reading.calls.own_number` takes for one number."""
    digits, others = (f"regexp_replace({each}, '[^0-9]', '', 'g')" for each in (one, other))
    is_long = f"least(length({digits}), length({others})) >= {FEWEST_DIGITS}"
    is_end = f"(ends_with({digits}, {others}) or ends_with({others}, {digits}))"
    return f"({one} = {other} or ({is_long} and {is_end}))"
