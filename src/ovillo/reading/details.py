"""What file names, fields and the manifest `sources.csv` say of a source. Never guessed."""

import csv
import io
import posixpath
import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from ovillo.domain.errors import ManifestError
from ovillo.domain.messages import mark
from ovillo.domain.sources import Grade, SourceDetails, SourceKind
from ovillo.reading.decoding import decode

FILE_NAME = re.compile(r"^(?P<publisher>.+?)_(?P<published>\d{4}-\d{2}-\d{2})_(?P<language>[A-Za-z]{2})$")
CALENDAR_DATE = re.compile(r"^\s*(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
EARLIEST_YEAR = 1800
"""Earlier dates are placeholders of programs ("0001-01-01"), not dates of publication."""
MAX_FIELD_CHARACTERS = 1_000

ISO_639_1_TEXT = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
ISO_639_1 = frozenset(ISO_639_1_TEXT.split())
THREE_LETTERS = {
    "spa": "es", "eng": "en", "por": "pt", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "ita": "it", "cat": "ca",
    "glg": "gl", "eus": "eu", "que": "qu", "aym": "ay", "rus": "ru", "ukr": "uk", "nld": "nl", "ron": "ro", "ell": "el",
}  # fmt: skip


def details_of_file_name(name: str) -> SourceDetails:
    """Publisher, date and language of a name like "el-faro_2031-05-14_es.txt"; nothing from any other name."""
    match = FILE_NAME.match(PurePosixPath(name).stem)
    published = date_of(match["published"]) if match else None
    language = language_code(match["language"]) if match else None
    if match is None or published is None or language is None:
        return SourceDetails()
    return SourceDetails(publisher=match["publisher"], published=published, language=language)


def date_of(text: str | None) -> date | None:
    """The calendar date with which an ISO 8601 text begins, as written where it was published; else nothing."""
    match = CALENDAR_DATE.match(text or "")
    if match is None:
        return None
    try:
        return plausible_date(date(int(match[1]), int(match[3]), int(match[4])))
    except ValueError:
        return None


def plausible_date(found: date) -> date | None:
    """The date, unless it is a program's placeholder."""
    return found if found.year >= EARLIEST_YEAR else None


def language_code(text: str | None) -> str | None:
    """The ISO 639-1 code in "es", "es-PE", "es_PE.UTF-8" or "spa"; else nothing."""
    code = re.split(r"[-_.@,; ]", (text or "").strip().lower(), maxsplit=1)[0]
    code = THREE_LETTERS.get(code, code)
    return code if code in ISO_639_1 else None


def field_of(text: str | None) -> str | None:
    """A field in one line, without control characters; nothing where it is empty."""
    visible = "".join(character if character.isprintable() else " " for character in (text or "")[:20_000])
    return " ".join(visible.split())[:MAX_FIELD_CHARACTERS] or None


NO_SUCH_COLUMN = mark(
    "there is no such column. Use file, publisher, published, language, kind, grade, title, author, url."
)
NO_SUCH_KIND = mark(
    "there is no such kind. Use one of press, court_filing, ruling, police_report, prosecutor_release, "
    "official_statistic, ngo_report, testimony, intercepted, register, tip."
)
COLUMNS = ("file", "publisher", "published", "language", "kind", "grade", "title", "author", "url")


def read_manifest(content: bytes, *, place: str) -> dict[str, SourceDetails]:
    """Details by file, the file's path as written relative to the manifest, with "/" and without "./".

    Args:
        content: comma or semicolon separated, with a header row; UTF-8, UTF-16 or Windows-1252.
        place: how messages name the manifest.

    Raises:
        ManifestError: naming row and column; rows count from 1, the header included.
    """
    rows = _rows(decode(content), place)
    header = next(rows, None)
    if header is None:
        return {}
    columns = _columns(header[1], place)
    found: dict[str, SourceDetails] = {}
    for number, cells in rows:
        _refuse_extra(cells, columns, place=place, row=number)
        stated = dict(zip(columns, cells, strict=False))
        path = _path(stated.get("file", ""), place, number)
        if path in found:
            raise _error(place, number, "file", mark("this file has a row above already. Keep one of them."))
        found[path] = _details(stated, place, number)
    return found


def _rows(text: str, place: str) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of each row that holds anything."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield number, cells
    except csv.Error as exc:
        problem = mark("the quotation marks do not match. Close each one, and double those inside a field.")
        raise _error(place, reader.line_num, "-", problem) from exc


def _columns(header: list[str], place: str) -> list[str]:
    columns = [cell.lower() for cell in header]
    for column in columns:
        if column not in COLUMNS:
            raise _error(place, 1, column[:40] or "-", NO_SUCH_COLUMN)
        if columns.count(column) > 1:
            raise _error(place, 1, column, mark("this column stands twice. Keep one of them."))
    if "file" not in columns:
        raise _error(place, 1, "file", mark("this column is missing. Add it, with the path of each file."))
    return columns


def _refuse_extra(cells: list[str], columns: list[str], *, place: str, row: int) -> None:
    if len(cells) > len(columns) and any(cells[len(columns) :]):
        problem = mark(
            "the row has more cells than the header. Put quotation marks around fields that hold the separator."
        )
        raise _error(place, row, "-", problem)


def _path(cell: str, place: str, row: int) -> str:
    path = posixpath.normpath(cell.replace("\\", "/")) if cell else ""
    if not path or path == ".":
        raise _error(place, row, "file", mark("the file is missing. Name it as it stands beside the manifest."))
    if path.startswith(("/", "../")) or path == "..":
        raise _error(place, row, "file", mark("the path leaves the manifest's folder. Name files in it or below it."))
    return path


def _details(stated: dict[str, str], place: str, row: int) -> SourceDetails:
    return SourceDetails(
        publisher=field_of(stated.get("publisher")),
        published=_date(stated.get("published", ""), place, row),
        language=_language(stated.get("language", ""), place, row),
        kind=_kind(stated.get("kind", ""), place, row),
        grade=_grade(stated.get("grade", ""), place, row),
        title=field_of(stated.get("title")),
        author=field_of(stated.get("author")),
        url=field_of(stated.get("url")),
    )


def _date(cell: str, place: str, row: int) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError as exc:
        raise _error(place, row, "published", mark("this is not a date. Write it as 2031-05-14.")) from exc


def _language(cell: str, place: str, row: int) -> str | None:
    code = language_code(cell)
    if cell and code is None:
        raise _error(place, row, "language", mark("this is not a language code. Write two letters, such as es or en."))
    return code


def _kind(cell: str, place: str, row: int) -> SourceKind | None:
    try:
        return SourceKind(cell.lower().replace(" ", "_").replace("-", "_")) if cell else None
    except ValueError as exc:
        raise _error(place, row, "kind", NO_SUCH_KIND) from exc


def _grade(cell: str, place: str, row: int) -> Grade | None:
    try:
        return Grade(cell.upper()) if cell else None
    except ValueError as exc:
        raise _error(place, row, "grade", mark("this is not a grade. Use a letter from A to F.")) from exc


def _error(place: str, row: int, column: str, problem: str) -> ManifestError:
    return ManifestError(place=place, row=row, column=column, problem=problem)
