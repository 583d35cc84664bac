"""A bare list of ties as text: source, target and perhaps weight in each row.

1. Ids stay as written, spaces included; a row is known by the line on which it ends.
2. A row that cannot be a tie is left out and named with its line; no other row suffers for it.
"""

import codecs
import csv
import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

_ENDS = frozenset({"source", "target", "from", "to", "origen", "destino", "desde", "hasta", "node1", "node2"})
_WEIGHTS = frozenset({"weight", "peso"})
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_BOTH_ENDS = mark("Line {line} does not name both ends of a tie and is left out.")
_NO_NUMBER = mark("Line {line} has a weight that is not a number and is left out.")
_NOT_POSITIVE = mark("Line {line} has a weight that is negative or zero and is left out.")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out, and why."""

    line: int
    problem: str


@dataclass(frozen=True, slots=True)
class EdgeList:
    """The ties of a file in its order, and what is no tie."""

    ties: tuple[tuple[str, str, float], ...]
    """Source, target, weight > 0 (1 where none is given); repeated and reversed rows stay apart."""
    lines: tuple[int, ...]
    """The line of each tie."""
    loops: tuple[int, ...]
    """Lines that tie somebody to themselves; they stand among `ties` too."""
    refused: tuple[BadRow, ...]


def read_edge_list(content: bytes) -> EdgeList:
    """The ties of a file parted by commas, semicolons or tabulators, with or without a header.

    Raises:
        UsageError: a quotation mark is never closed, a cell is too long, or there is no row.
    """
    text = _decode(content)
    delimiter = _delimiter(text)
    ties: list[tuple[str, str, float]] = []
    lines: list[int] = []
    loops: list[int] = []
    refused: list[BadRow] = []
    for number, (line, cells) in enumerate(_rows(text, delimiter, is_strict=True)):
        if number == 0 and _is_header(cells):
            continue
        if len(cells) < 2 or not cells[0].strip() or not cells[1].strip():
            refused.append(BadRow(line, _BOTH_ENDS))
            continue
        weight = _weight(cells[2] if len(cells) > 2 else "", has_decimal_comma=delimiter != ",")
        if not math.isfinite(weight):
            refused.append(BadRow(line, _NO_NUMBER))
        elif weight <= 0:
            refused.append(BadRow(line, _NOT_POSITIVE))
        else:
            ties.append((cells[0], cells[1], weight))
            lines.append(line)
            if cells[0] == cells[1]:
                loops.append(line)
    if not ties and not refused:
        raise UsageError(problem=mark("The file holds no ties. Give each row a source and a target."))
    return EdgeList(tuple(ties), tuple(lines), tuple(loops), tuple(refused))


def _decode(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _delimiter(text: str) -> str:
    """The one that parts the first row; a comma may stand in a number, so it comes last."""
    for delimiter in "\t;":
        for _, cells in _rows(text, delimiter, is_strict=False):
            if len(cells) > 1:
                return delimiter
            break
    return ","


def _rows(text: str, delimiter: str, *, is_strict: bool) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=is_strict)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        problem = mark("The file is not a list of ties as CSV. Save it as CSV, then try again.")
        raise UsageError(problem=problem) from error


def _is_header(cells: list[str]) -> bool:
    names = [cell.strip().lower() for cell in cells]
    return len(names) > 1 and ({names[0], names[1]} <= _ENDS or (len(names) > 2 and names[2] in _WEIGHTS))


def _weight(cell: str, *, has_decimal_comma: bool) -> float:
    written = cell.strip()
    if has_decimal_comma and written.count(",") == 1 and "." not in written:
        written = written.replace(",", ".")
    if not written:
        return 1.0
    return float(written) if _NUMBER.fullmatch(written) else math.nan
