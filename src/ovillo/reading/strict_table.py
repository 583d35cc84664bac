"""A table of which every cell counts: it is read whole, or refused with the row and column of the first fault.

1. A row is counted as a spreadsheet counts it: the header is 1, an empty line counts, a cell may have several lines.
2. Columns are known by name, without regard to case, accents and strokes, wherever they stand; others are passed over.
3. Nothing is guessed: a blank cell, `maybe` where yes or no is asked, are faults. So are `1,234` and `1.234`, of which
   nobody can tell whether they are a thousand or one, unless other cells of the column have decimals as long by that
   sign: `0.125` or `1.2345`. Beside `2.5` they may be what a spreadsheet made of thousands.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from fractions import Fraction
from typing import Final, TypeVar

from ovillo.domain.errors import CellRefusedError, NotCallTableError, RowTwiceError
from ovillo.domain.input_tables import Refusals
from ovillo.domain.messages import mark
from ovillo.reading.plain_rows import OPEN_MARK, PlainRows, TornRowError, filled_sheets

LONGEST: Final = 1_000
MOST: Final = 10**9
"""What no cell may count beyond: no file of people does, and what is computed of it would fill the memory."""
_UNSEEN: Final = frozenset({"Cf", "Cc"})
"""Categories of characters that show nothing: two who differ in these alone would stand for two people."""
_YES: Final = frozenset({"1", "1.0", "yes", "y", "true", "t", "si", "s", "verdadero", "v", "x"})
_NO: Final = frozenset({"0", "0.0", "no", "n", "false", "f", "falso"})
_DECIMAL: Final = re.compile(r"\+?(\d{1,15})(?:[.,](\d{1,20}))?(?:[eE]([+-]?\d{1,2}))?", re.ASCII)
_TWO_WAYS: Final = re.compile(r"\+?[1-9]\d{0,2}([.,])\d{3}", re.ASCII)
_DECIMAL_SIGN: Final = re.compile(r"\+?(?:0+([.,])\d+|\d+([.,])(?:\d{1,2}|\d{4,})|\d{4,}([.,])\d{3})", re.ASCII)
"""A number that can be read in one way, and so shows the sign of decimals."""
_SHORT: Final = re.compile(r"\d[.,]\d{1,2}\Z", re.ASCII)
"""The end of one with one or two decimals."""
_WHOLE: Final = re.compile(r"\+?(\d{1,15})(?:[.,]0+)?", re.ASCII)

MISSING_COLUMN: Final = mark("the table has no such column. Name it in the first row.")
TWICE: Final = mark("the column stands twice. Rename one of the two.")
NO_ROWS: Final = mark("there are no rows below the header. Give the table its rows.")
SURPLUS: Final = mark("a cell beyond the last column. Put what holds the separator in quotation marks, or delete it.")
BLANK: Final = mark("the cell is blank. Write what the record says; ask whoever keeps it where it says nothing.")
TOO_LONG: Final = mark("the cell has more than 1,000 letters. Shorten it.")
NOT_YES_OR_NO: Final = mark("this is neither yes nor no. Write 1 or 0, yes or no, true or false, sí or no.")
NOT_A_NUMBER: Final = mark("this is no number of at least 0. Write it as 12 or 12.5.")
TWO_READINGS: Final = mark(
    "this number can be read in two ways. Write it without a separator of thousands, and decimals not by three."
)
NOT_WHOLE: Final = mark("this is no whole number of at least 0. Write it as 12.")
TOO_LARGE: Final = mark("this number is larger than any that can be meant here. Mend it.")
NOT_A_TIME: Final = mark("this is no day or time. Write it as 2031-05-14 or 2031-05-14 22:30.")
NO_BOOK: Final = mark("the workbook cannot be read. Save it as CSV.")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place; the methods read it, or raise `CellRefusedError` with its row and column."""

    table: str
    row: int
    column: str
    text: str
    decimal: str = ""
    """The sign that parts decimals in this column, where some that surely have three or more show it; else empty."""

    def refuse(self, problem: str, **fields: object) -> CellRefusedError:
        """The error that names this place."""
        return CellRefusedError(table=self.table, row=self.row, column=self.column, problem=problem, **fields)

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen in it."""
        return not any(char.isprintable() and not char.isspace() for char in self.text)

    def words(self) -> str:
        """What is written, spaces made even; never blank."""
        if self.is_blank:
            raise self.refuse(BLANK)
        if len(self.text) > LONGEST:
            raise self.refuse(TOO_LONG)
        return " ".join(unicodedata.normalize("NFC", self.text).split())

    def key(self) -> str:
        """What is written, without regard to case, width, spaces and what nobody sees: of one key, the same."""
        seen = "".join(char for char in self.words() if unicodedata.category(char) not in _UNSEEN)
        return " ".join(unicodedata.normalize("NFKC", seen).casefold().split())

    def yes_or_no(self) -> bool:
        """Whether it says yes; in English or Spanish, or as 1 and 0."""
        said = _plain(self.words())
        if said not in _YES | _NO:
            raise self.refuse(NOT_YES_OR_NO)
        return said in _YES

    def number(self) -> Fraction:
        """A number of at least 0, exactly as written."""
        text = self._one_way()
        found = _DECIMAL.fullmatch(text)
        if not found:
            raise self.refuse(NOT_A_NUMBER)
        whole, part, power = found[1], found[2] or "", int(found[3] or 0)
        number = Fraction(int(whole + part)) * Fraction(10) ** (power - len(part))
        if number > MOST:
            raise self.refuse(TOO_LARGE)
        return number

    def count(self, *, most: int = MOST) -> int:
        """A whole number of at least 0, and at most so much."""
        text = self._one_way()
        found = _WHOLE.fullmatch(text)
        if not found:
            raise self.refuse(NOT_WHOLE)
        if int(found[1]) > most:
            raise self.refuse(TOO_LARGE)
        return int(found[1])

    def _one_way(self) -> str:
        """The words, where a number in them can be read in one way (rule 3)."""
        text = self.words()
        found = _TWO_WAYS.fullmatch(text)
        if found and found[1] != self.decimal:
            raise self.refuse(TWO_READINGS)
        return text

    def moment(self, zone: tzinfo = UTC) -> datetime:
        """A day, as its first moment, or a time; where it names no zone, in this one."""
        try:
            found = datetime.fromisoformat(self.words())
        except ValueError as error:
            raise self.refuse(NOT_A_TIME) from error
        return found if found.tzinfo else found.replace(tzinfo=zone)

    def moments(self, zone: tzinfo = UTC) -> tuple[datetime, datetime]:
        """The first and the last moment that may be meant, in UTC: those of a day, or twice the time.

        Of an hour that comes twice, or not at all, where clocks are turned, both are meant.
        """
        first = last = self.moment(zone)
        if self.is_day:
            last = first.replace(hour=23, minute=59, second=59, microsecond=999_999)
        try:
            may_be = [each.replace(fold=fold).astimezone(UTC) for each in (first, last) for fold in (0, 1)]
        except OverflowError as error:
            raise self.refuse(NOT_A_TIME) from error
        return min(may_be), max(may_be)

    def day(self, zone: tzinfo = UTC) -> date:
        """The day that is told, or that of the time in this zone."""
        try:
            return self.moment(zone).astimezone(zone).date()
        except OverflowError as error:
            raise self.refuse(NOT_A_TIME) from error

    @property
    def is_day(self) -> bool:
        """Whether it tells a day, and no time of it."""
        try:
            date.fromisoformat(self.words())
        except ValueError:
            return False
        return True

    @property
    def names_zone(self) -> bool:
        """Whether the time that is written says in which zone it is meant."""
        try:
            return datetime.fromisoformat(self.words()).tzinfo is not None
        except ValueError as error:
            raise self.refuse(NOT_A_TIME) from error


@dataclass(frozen=True, slots=True)
class StrictRow:
    """The cells of one row, by column; an optional column that the table lacks has none."""

    number: int
    cells: Mapping[str, Cell]

    def __getitem__(self, column: str) -> Cell:
        return self.cells[column]

    def has(self, column: str) -> bool:
        """Whether there is such a cell, and something in it."""
        return column in self.cells and not self.cells[column].is_blank


def header_of(content: bytes) -> frozenset[str]:
    """The columns of all sheets of a table, in plain letters; empty where it is none."""
    try:
        return frozenset(name for sheet in _sheets(content, table="") for name in sheet.header)
    except CellRefusedError:
        return frozenset()


def read_strict(
    content: bytes, *, table: str, needed: Mapping[str, Sequence[str]], optional: Mapping[str, Sequence[str]]
) -> Sequence[StrictRow]:
    """The rows of a table, at least one.

    Args:
        content: CSV in whatever encoding and separator a spreadsheet saves, or a workbook.
        table: what the user calls it, for errors.
        needed: columns that must be there, each with other names that it may have.
        optional: columns that may be missing.

    Raises:
        CellRefusedError: a column is missing or stands twice, a quotation mark is open, a cell is surplus, no row.
    """
    sheets = _sheets(content, table=table)
    sheet = max(sheets, key=lambda each: sum(bool({name, *more} & {*each.header}) for name, more in needed.items()))
    places = _places(sheet, table, needed, optional)
    found = []
    decimal = {
        column: _decimal_sign(cells[at] for _, cells in sheet.rows if at < len(cells)) for column, at in places.items()
    }
    for number, cells in sheet.rows:
        if any(cell.strip() for cell in cells[len(sheet.header) :]):
            raise CellRefusedError(table=table, row=number, column=len(sheet.header) + 1, problem=SURPLUS)
        texts = {column: cells[at] if at < len(cells) else "" for column, at in places.items()}
        read = {column: Cell(table, number, column, text, decimal[column]) for column, text in texts.items()}
        found.append(StrictRow(number, read))
    if not found:
        raise CellRefusedError(table=table, row=sheet.header_row + 1, column=next(iter(needed)), problem=NO_ROWS)
    return found


Read = TypeVar("Read")


def read_once(rows: Sequence[StrictRow], columns: Sequence[str], read: Callable[[StrictRow], Read]) -> Sequence[Read]:
    """What `read` makes of each row, where no two rows may say the same in these columns.

    Raises:
        RowTwiceError: two do.
    """
    known: dict[tuple[str, ...], int] = {}
    found = []
    refusals = Refusals()
    for row in rows:
        with refusals.gather():
            key = tuple(row[column].key() if row.has(column) else "" for column in columns)
            if key in known:
                first = known[key]
                raise RowTwiceError(table=row[columns[0]].table, row=row.number, column=columns[0], first=first)
            known[key] = row.number
            found.append(read(row))
    refusals.require_none()
    return found


def _decimal_sign(texts: Iterable[str]) -> str:
    """The sign that parts three decimals or more in some cells; empty where none shows it, or cells tell two."""
    matches = [found for text in texts if (found := _DECIMAL_SIGN.fullmatch(text.strip()))]
    signs = {each[1] or each[2] or each[3] for each in matches}
    is_shown = any(not _SHORT.search(each.group()) for each in matches)
    return signs.pop() if len(signs) == 1 and is_shown else ""


def _plain(text: str) -> str:
    """Without case, accents, strokes and spaces."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text.strip()) if not unicodedata.combining(char))
    return re.sub(r"[\s_\-]+", "_", bare.casefold())


@dataclass(frozen=True, slots=True)
class _Sheet:
    header: Sequence[str]
    """In plain letters."""
    header_row: int
    rows: PlainRows
    """Those below the header."""


def _sheets(content: bytes, *, table: str) -> Sequence[_Sheet]:
    """Each sheet of a workbook, or the one of a text; without a header where there is nothing in it."""
    try:
        sheets = [_sheet(rows) for rows in filled_sheets(content)]
    except NotCallTableError as error:
        raise CellRefusedError(table=table, row=1, column=1, problem=NO_BOOK) from error
    except TornRowError as torn:
        raise CellRefusedError(table=table, row=torn.number, column=1, problem=OPEN_MARK) from torn
    return sheets or [_sheet([])]


def _sheet(rows: PlainRows) -> _Sheet:
    if not rows:
        return _Sheet([], 1, [])
    (number, cells), *below = rows
    header = [_plain(name) for name in cells]
    while header and not header[-1]:
        header.pop()
    return _Sheet(header, number, below)


def _places(
    sheet: _Sheet, table: str, needed: Mapping[str, Sequence[str]], optional: Mapping[str, Sequence[str]]
) -> Mapping[str, int]:
    """Where each column stands."""
    places = {}
    for column, others in {**needed, **optional}.items():
        at = [place for place, name in enumerate(sheet.header) if name in {column, *others}]
        if len(at) > 1:
            raise CellRefusedError(table=table, row=sheet.header_row, column=column, problem=TWICE)
        if at:
            places[column] = at[0]
        elif column in needed:
            raise CellRefusedError(table=table, row=sheet.header_row, column=column, problem=MISSING_COLUMN)
    return places
