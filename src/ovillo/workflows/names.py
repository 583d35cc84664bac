"""`names`: pairs of names in a table, scored and judged as proposals are.

1. Rows come out as they are, with what is added behind them. One that cannot be compared is refused with its row and
   column, keeps its place and its cells, and costs no other its answer.
2. A row is counted as a spreadsheet counts it: the header is 1, an empty line counts, a cell may have several lines.
3. A quotation mark that is not closed in its row hides no other: the line is refused, and the next one is read.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ovillo.domain.errors import ColumnTwiceError, ManifestError, NotCallTableError, UsageError
from ovillo.domain.messages import mark
from ovillo.reading.calls.sheets import sheets_of
from ovillo.reading.decoding import decode
from ovillo.reading.plain_rows import is_workbook
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.comparisons import say_weighed
from ovillo.resolution import LONGEST_NAME, NameScore, compare_names, explain, is_schema

Pair = tuple[str, str]
_NAMES = ("name1", "name2")
_SCHEMA = "schema"
_VERDICT = ("score", "verdict")
_EXPLANATION = ("reasons", "weight_bits", "would_change")
_OURS = frozenset({*_NAMES, _SCHEMA, *_VERDICT, *_EXPLANATION})
_DELIMITERS = ",;\t|"
_MOST_LINES = 50
"""Of one row: a cell of more is a quotation mark that was forgotten."""
_FILLERS = frozenset("\u3164\u115f\u1160\uffa0")
"""Letters that show nothing."""

_BLANK = mark("the name is blank. Fill it in, or delete the row.")
_TOO_LONG = mark("the name has more than 1,000 letters, so that it is no name. Shorten it, or delete the row.")
_NUL = mark("the name holds a NUL, which is no letter. Write it again, or delete the row.")
_NO_SCHEMA = mark(
    "the schema is none whose names are compared. Write person, organization, company, group, office or place, or "
    "leave it blank; telephones, accounts and plates are no names."
)
_SURPLUS = mark(
    "a cell beyond the last column. Put a name that holds the separator in quotation marks, or delete the cell."
)
_OPEN_MARK = mark("a quotation mark is not closed in its cell. Close it, and write one inside a quoted cell twice.")
_NOT_READ = mark("The workbook cannot be read. Save it as CSV, then try again.")
_NO_COLUMNS = mark("The file of pairs needs columns name1 and name2. Name them in its first row.")


@dataclass(frozen=True, slots=True)
class ComparedPairs:
    """The answers, and the rows that have none."""

    text: str
    """CSV. A row that was refused keeps its place and cells, without score and verdict."""
    refused: tuple[ManifestError, ...]
    """In the order of the rows; each says its row, counted from 1 with the header as row 1, and its column."""


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Sequence[str]
    open_mark: int | None = None
    """The place of the cell whose quotation mark is not closed."""


@dataclass(frozen=True, slots=True)
class _Table:
    header: Sequence[str]
    places: Mapping[str, int]
    rows: Sequence[_Row]


Tell = Callable[[Pair, NameScore], Sequence[str]]
"""What further columns say of a pair."""


def compare_pairs(content: bytes, *, place: str) -> ComparedPairs:
    """The same rows as CSV, each with `score` (0 to 1) and `verdict`.

    Raises:
        UsageError: no table, a column is missing, or one of ours stands twice.
    """
    return _write(content, place=place, added=_VERDICT, tell=lambda _pair, _compared: ())


def explain_pairs(content: bytes, *, place: str, catalogue: Catalogue) -> ComparedPairs:
    """As `compare_pairs`, with `reasons`, the bits that they weigh in all, and `would_change`, in words."""
    return _write(content, place=place, added=(*_VERDICT, *_EXPLANATION), tell=partial(_tell, catalogue))


def _tell(catalogue: Catalogue, pair: Pair, compared: NameScore) -> Sequence[str]:
    told = explain(*pair, reasons=compared.reasons)
    weighed = [say_weighed(catalogue, field.field, field.says, weight_bits=field.weight_bits) for field in told.fields]
    would_change = " ".join(catalogue.say(sentence) for sentence in told.would_change)
    return "; ".join(weighed), f"{told.weight_bits:.1f}", would_change


def _write(content: bytes, *, place: str, added: Sequence[str], tell: Tell) -> ComparedPairs:
    table = _open(content)
    header = [*table.header]
    header += [f"column {n}" for n in range(len(header) + 1, 1 + max(map(_width, table.rows), default=0))]
    kept = len(header) - len(added) if tuple(header[-len(added) :]) == tuple(added) else len(header)
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow([*(f"{name} (before)" if name in added else name for name in header[:kept]), *added])
    refused: list[ManifestError] = []
    for row in table.rows:
        fault = _fault(row, table)
        cells = [row.cells[at] if at < len(row.cells) else "" for at in range(kept)]
        if fault is None:
            writer.writerow([*cells, *_answer(row, table.places, tell)])
        else:
            column = header[fault[0]].removeprefix("column ")
            refused.append(ManifestError(place=place, row=row.number, column=column, problem=fault[1]))
            writer.writerow([*cells, *("" for _ in added)])
    return ComparedPairs(output.getvalue(), tuple(refused))


def _width(row: _Row) -> int:
    """How many cells a row has, without blank ones at its end."""
    return max((place for place, cell in enumerate(row.cells, start=1) if cell.strip()), default=0)


def _answer(row: _Row, places: Mapping[str, int], tell: Tell) -> Sequence[str]:
    pair = row.cells[places[_NAMES[0]]], row.cells[places[_NAMES[1]]]
    compared = compare_names(*pair, _schema(row, places))
    return f"{compared.score:.4f}", compared.verdict, *tell(pair, compared)


def _schema(row: _Row, places: Mapping[str, int]) -> str:
    at = places.get(_SCHEMA, len(row.cells))
    return row.cells[at].strip() if at < len(row.cells) else ""


def _fault(row: _Row, table: _Table) -> tuple[int, str] | None:
    """The place of the cell that keeps a row from being compared, and why."""
    if row.open_mark is not None:
        return row.open_mark, _OPEN_MARK
    if _width(row) > len(table.header):
        return len(table.header), _SURPLUS
    for column in _NAMES:
        place = table.places[column]
        name = row.cells[place] if place < len(row.cells) else ""
        if "\x00" in name:
            return place, _NUL
        if not any(char.isprintable() and not char.isspace() and char not in _FILLERS for char in name):
            return place, _BLANK
        if len(name.strip()) > LONGEST_NAME:
            return place, _TOO_LONG
    return None if is_schema(_schema(row, table.places)) else (table.places[_SCHEMA], _NO_SCHEMA)


def _open(content: bytes) -> _Table:
    """The table, in whatever a spreadsheet saves: a workbook, or text parted by comma, semicolon, tabulator or bar."""
    if is_workbook(content):
        try:
            sheets = [rows for _, rows in sheets_of(content)]
        except NotCallTableError as error:
            raise UsageError(problem=_NOT_READ) from error
        found = [
            _table(rows[0], [_Row(n, cells) for n, cells in enumerate(rows[1:], start=2) if any(cells)])
            for rows in sheets
        ]
        return _first([table for table in found if table])
    lines = list(io.StringIO(decode(content), newline=""))
    if lines and lines[0].lower().startswith("sep="):  # a line that a spreadsheet reads, and does not show
        lines = lines[1:]
    for delimiter in _DELIMITERS:
        header = next(_records(lines[:_MOST_LINES], delimiter, ()), _Row(1, ()))
        table = _table(header.cells, ())
        if table:
            names = [table.places[name] for name in _NAMES]
            rows = list(_records(lines, delimiter, names, width=len(header.cells)))
            return _Table(table.header, table.places, [row for row in rows[1:] if row.cells != [""]])
    return _first([])


def _first(tables: Sequence[_Table]) -> _Table:
    if not tables:
        raise UsageError(problem=_NO_COLUMNS)
    return tables[0]


def _table(header: Sequence[str], rows: Sequence[_Row]) -> _Table | None:
    """The table, where its header has our columns.

    Raises:
        ColumnTwiceError: one of them stands twice.
    """
    names = [_column(name) for name in header]
    if not {*_NAMES} <= set(names):
        return None
    for name in (*_NAMES, _SCHEMA):
        found = [place for place, each in enumerate(names, start=1) if each == name]
        if len(found) > 1:
            raise ColumnTwiceError(column=name, first=found[0], second=found[1])
    return _Table(names, {name: names.index(name) for name in (*_NAMES, _SCHEMA) if name in names}, rows)


def _column(name: str) -> str:
    """Our own columns however they are written; any other as it stands."""
    plain = name.strip().lower()
    return plain if plain in _OURS else name


def _records(lines: Sequence[str], delimiter: str, names: Sequence[int], *, width: int = 0) -> Iterator[_Row]:
    """The rows, each of one line or of several where a quoted cell runs on."""
    at, number = 0, 0
    while at < len(lines):
        number += 1
        used, cells = 1, lines[at].rstrip("\r\n").split(delimiter)
        open_mark = None
        if '"' in lines[at]:
            parsed = _quoted(lines, at, delimiter, names, width)
            if parsed is None:
                open_mark = next((place for place, cell in enumerate(cells) if '"' in cell), 0)
            else:
                used, cells = parsed
        yield _Row(number, cells, open_mark)
        at += used


def _quoted(
    lines: Sequence[str], at: int, delimiter: str, names: Sequence[int], width: int
) -> tuple[int, list[str]] | None:
    """How many lines a row with quotation marks has, and its cells; nothing where a mark stands where none may."""
    marks = 0
    for used, line in enumerate(lines[at : at + _MOST_LINES], start=1):
        marks += line.count('"')
        if marks % 2:
            continue
        try:
            (cells,) = csv.reader(lines[at : at + used], delimiter=delimiter, strict=True)
        except (csv.Error, ValueError):
            return None
        return None if used > 1 and _is_swallowed(cells, delimiter, names, width) else (used, cells)
    return None


def _is_swallowed(cells: Sequence[str], delimiter: str, names: Sequence[int], width: int) -> bool:
    """Whether a mark that was forgotten took rows into one cell: too few cells, or a name with lines and separators."""
    runs_on = (cells[place] for place in names if place < len(cells))
    return (0 < width != len(cells)) or any(len(cell.splitlines()) > 1 and delimiter in cell for cell in runs_on)
