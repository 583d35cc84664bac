"""A file with a sheet of hypotheses: JSON, TOML, or a table of the evidence (CSV, .xlsx), all as the same object.

Rules:
1. Numbers are decimals as they were written. `NaN` and `Infinity` are none.
2. A name that stands twice in one object has `TWICE` for its value, so that it can be named; nothing wins silently.
3. A table has a row for each piece of evidence, and a column for each hypothesis, whose name begins with H and a
   number; or three: "H1 low", "H1 mid", "H1 high". A row `prior` holds priors, a row `hypothesis` the texts.
"""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from ovillo.domain.errors import ColumnTwiceError, OpenQuotationError, UsageError
from ovillo.domain.hypotheses import TWICE
from ovillo.domain.messages import mark
from ovillo.reading.decoding import decode, without_surrogates
from ovillo.reading.plain_rows import PlainRows, TornRowError, filled_sheets, is_workbook, parted, text_rows

MOST_BYTES: Final = 10_000_000
_HYPOTHESIS: Final = re.compile(r"(?:P\s*\(\s*e\s*[|/]\s*)?(H\d{1,3})\b\)?[\s:.\-–—_]*(.*)", re.IGNORECASE | re.DOTALL)
_TOML_START: Final = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:\[|[A-Za-z_\"-]+\s*=)")
_ENDS: Final = frozenset({"low", "mid", "high"})
_PRIOR_ROWS: Final = frozenset({"prior", "priors"})
_TEXT_ROWS: Final = frozenset({"hypothesis", "hypotheses"})
_ID_COLUMNS: Final = frozenset({"id", "row", "key"})
_TEXT_COLUMNS: Final = frozenset({"evidence", "text", "item", "name", "description", "label"})


class SheetUnreadableError(UsageError):
    code = "sheet_unreadable"
    template = mark(
        "The file is no sheet of hypotheses: line {line}, column {column} is not as JSON, TOML or CSV should be. "
        "Mend it there, or begin from ovillo hypotheses template."
    )


class SheetNoObjectError(UsageError):
    code = "sheet_no_object"
    template = mark(
        "The file is JSON, but no sheet of hypotheses: that is an object with hypotheses and evidence. Begin from "
        "ovillo hypotheses template."
    )


class SheetTooLargeError(UsageError):
    code = "sheet_too_large"
    template = mark("The file is larger than 10 MB. A sheet of hypotheses is a page of text.")


class RowTooLongError(UsageError):
    code = "row_too_long"
    template = mark(
        "Line {line} has more cells than the header. Put a text that holds the separator between quotation marks."
    )


@dataclass(frozen=True, slots=True)
class SheetFile:
    """What a file says, not yet judged."""

    content: Mapping[str, Any]  # Any: what JSON can hold, numbers as decimals
    lines: tuple[int, ...] = ()
    """Of a table: the line of each piece of evidence."""


def read_hypothesis_sheet(content: bytes, *, suffix: str = "") -> SheetFile:
    """What the file says.

    Args:
        content: the bytes.
        suffix: of its name, such as ".json"; else what it looks like decides.

    Raises:
        SheetUnreadableError, SheetNoObjectError, SheetTooLargeError: no sheet.
        RowTooLongError, ColumnTwiceError, OpenQuotationError: a table that is no sheet.
        NotCallTableError: a spreadsheet that is damaged or encrypted.
    """
    if len(content) > MOST_BYTES:
        raise SheetTooLargeError
    if is_workbook(content):
        return _table(next(filter(None, filled_sheets(content)), []))
    text = decode(content)
    kind = suffix.casefold().removeprefix(".")
    if kind == "json" or (kind not in {"toml", "csv", "tsv"} and text.lstrip()[:1] in {"{", "["}):
        return SheetFile(_read_json(text))
    if kind == "toml" or (kind not in {"csv", "tsv"} and _TOML_START.match(text)):
        return SheetFile(_read_toml(text))
    return _table(_rows(text))


def _read_json(text: str) -> Mapping[str, Any]:  # Any: as above
    try:
        found = _cleaned(
            json.loads(
                text, parse_float=Decimal, parse_int=Decimal, parse_constant=str, object_pairs_hook=_without_twins
            )
        )
    except json.JSONDecodeError as error:
        raise SheetUnreadableError(line=error.lineno, column=error.colno) from error
    except (RecursionError, ValueError, ArithmeticError) as error:
        raise SheetUnreadableError(line=1, column=1) from error
    if not isinstance(found, dict):
        raise SheetNoObjectError
    return found


def _cleaned(value: Any) -> Any:  # Any: as above
    """The value without lone surrogates, which JSON can spell and no text may hold."""
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {without_surrogates(name): _cleaned(each) for name, each in value.items()}
    return value


def _without_twins(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:  # Any: as above
    made: dict[str, Any] = {}
    for name, value in pairs:
        made[name] = TWICE if name in made else value
    return made


def _read_toml(text: str) -> Mapping[str, Any]:  # Any: as above
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = place.groups() if place else (text.count("\n") + 1, 1)
        raise SheetUnreadableError(line=line, column=column) from error
    except (RecursionError, ValueError, ArithmeticError) as error:
        raise SheetUnreadableError(line=1, column=1) from error


def _table(rows: PlainRows) -> SheetFile:
    if not rows:
        raise SheetUnreadableError(line=1, column=1)
    _, header = rows[0]
    names = [each.strip() for each in header]
    seen: dict[str, int] = {}
    for number, name in enumerate(names, start=1):
        if name and seen.setdefault(name.casefold(), number) != number:
            raise ColumnTwiceError(column=name, first=seen[name.casefold()], second=number)
    columns = {place: _HYPOTHESIS.fullmatch(name) for place, name in enumerate(names)}
    texts: dict[str, str] = {}
    for found in columns.values():
        if found:
            rest = found[2].strip()
            texts[found[1].upper()] = texts.get(found[1].upper(), "") or ("" if rest.casefold() in _ENDS else rest)
    evidence: list[dict[str, Any]] = []  # Any: as above
    priors: dict[str, Any] = {}  # Any: as above
    lines = []
    for line, cells in rows[1:]:
        if any(each.strip() for each in cells[len(names) :]):
            raise RowTooLongError(line=line)
        row = _row(names, columns, cells)
        kind = _kind_of(row)
        if kind in _PRIOR_ROWS:
            priors = {name: TWICE if name in priors else _one(value) for name, value in row["p"].items()}
        elif kind in _TEXT_ROWS:
            texts |= {name: _one(value) for name, value in row["p"].items() if _one(value)}
        else:
            evidence.append(row)
            lines.append(line)
    hypotheses = [{"id": name, "text": each, "prior": priors.get(name)} for name, each in texts.items()]
    return SheetFile({"hypotheses": hypotheses, "evidence": evidence}, tuple(lines))


def _kind_of(row: Mapping[str, Any]) -> str:  # Any: as above
    """What a row calls itself, in its id or else in its text."""
    named = [value for key, value in row.items() if key.casefold() in _ID_COLUMNS and value]
    named += [value for key, value in row.items() if key.casefold() in _TEXT_COLUMNS and value]
    return str(named[0]).strip().casefold() if named else ""


def _row(
    names: Sequence[str], columns: Mapping[int, re.Match[str] | None], cells: Sequence[str]
) -> dict[str, Any]:  # Any: as above
    row: dict[str, Any] = {"p": {}}
    for place, name in enumerate(names):
        cell = cells[place].strip() if place < len(cells) else ""
        found = columns[place]
        if found is None:
            if name or cell:
                row[name if name and name != "p" else f"column {place + 1}"] = cell
        elif (end := found[2].strip().casefold()) in _ENDS:
            _put(row["p"], found[1].upper(), {end: cell} if cell else {})
        else:
            _put(row["p"], found[1].upper(), cell)
    return row


def _put(cells: dict[str, Any], name: str, value: str | dict[str, str]) -> None:  # Any: as above
    """One cell, or one of three; where both forms of a column hold something, that is named."""
    held = cells.get(name)
    if not held:
        cells[name] = value
    elif isinstance(held, dict) and isinstance(value, dict):
        held.update(value)
    elif value:
        cells[name] = TWICE


def _one(value: str | Mapping[str, str]) -> str:
    """What stands in the one cell, or in the cell of the mid value."""
    return value if isinstance(value, str) else value.get("mid", "")


def _rows(text: str) -> PlainRows:
    """Each row that is not blank, with the line on which it begins."""
    try:
        return [(row.first_line, row.cells) for row in text_rows(*parted(text))]
    except TornRowError as torn:
        raise OpenQuotationError from torn
