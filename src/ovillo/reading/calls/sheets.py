"""The rows of a spreadsheet, or of a web page that is called one, as text.

1. .xlsx and .xls are told by their bytes, never by the name: what companies send as .xls is often a page or a text.
2. A whole number has no decimals, a day is ISO 8601, a time or a length of time is hours, minutes and seconds. A number
   of more than 15 digits has lost some: it stays as a spreadsheet writes it, and is refused where it must be a number.
3. Nothing is unpacked beyond `MOST_BYTES`, or beyond `MOST_RATIO` times the size of the file.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

import lxml.html
from lxml.etree import LxmlError, strip_elements
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, WorksheetNotFound, XmlError, ZipError

from ovillo.domain.errors import NotCallTableError

Rows = Sequence[Sequence[str]]

MOST_BYTES: Final = 1_000_000_000
MOST_RATIO: Final = 200
_ZIP = b"PK\x03\x04"
_EXACT: Final = 10**15


def is_page(content: bytes) -> bool:
    """Whether the bytes are a page with a table in it."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<") and b"<t" in content[:100_000].lower()


def sheets_of(content: bytes) -> Sequence[tuple[str, Rows]]:
    """Name and rows of each sheet that has any, in their order.

    Raises:
        NotCallTableError: damaged, encrypted, or larger than rule 3 allows.
    """
    _require_bounded(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = [
            (name, _texts(book.get_sheet_by_name(name).to_python(skip_empty_area=False))) for name in book.sheet_names
        ]
    except (CalamineError, PasswordError, WorksheetNotFound, XmlError, ZipError, OSError, ValueError) as error:
        raise NotCallTableError from error
    return [(name, rows) for name, rows in found if rows]


def tables_of_page(content: bytes) -> Sequence[tuple[str, Rows]]:
    """The rows of each table of a page, each named by its place.

    Raises:
        NotCallTableError: no page.
    """
    try:
        page = lxml.html.document_fromstring(content)
    except (LxmlError, ValueError) as error:
        raise NotCallTableError from error
    strip_elements(page, "script", "style", with_tail=False)
    found = []
    for place, table in enumerate(page.iter("table"), start=1):
        rows = [
            [
                " ".join("".join(str(part) for part in cell.itertext()).split())
                for cell in row
                if cell.tag in {"td", "th"}
            ]
            for row in table.iter("tr")
        ]
        if rows:
            found.append((str(place), rows))
    return found


def _require_bounded(content: bytes) -> None:
    if not content.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(each.file_size for each in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise NotCallTableError from error
    if size > min(MOST_BYTES, max(MOST_RATIO * len(content), 10_000_000)):
        raise NotCallTableError


def _texts(rows: Iterable[Sequence[object]]) -> Rows:
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: object) -> str:
    match cell:
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
        case datetime():
            whole = (cell + timedelta(milliseconds=500)).replace(microsecond=0)
            return whole.isoformat(sep=" ")
        case date():
            return cell.isoformat()
        case time():
            return cell.replace(microsecond=0).isoformat()
        case timedelta():
            seconds = round(cell.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case _:
            return str(cell)
