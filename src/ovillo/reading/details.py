"""What file names, fields and the manifest `sources.csv` say of a source. Never guessed."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from ovillo.domain.messages import mark
from ovillo.domain.sources import Grade, SourceDetails, SourceKind
from ovillo.reading.decoding import decode
from ovillo.reading.plain_rows import TornRowError, parted, text_rows

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


UNMATCHED_QUOTES = mark("the quotation marks do not match. Close each one, and double those inside a field.")
TWO_ROWS = mark("this file has another row that says otherwise. Keep one of them.")


@dataclass(frozen=True, slots=True)
class ManifestFault:
    """One thing that is wrong with a manifest, and where."""

    row: int
    """Counted from 1, the header included."""
    column: str
    problem: str
    """A template: what is wrong, and what to do."""
    file: str | None = None
    """The file that the row is about; `None` where the row does not tell."""
    spoils_all: bool = False
    """Whether nothing that the manifest says can be relied on: its header or its quotation marks are wrong."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says of each file, and what is wrong with it. A file with a fault has no details."""

    details: Mapping[str, SourceDetails] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    """Where each file stands, those with a fault included; empty where not even that can be told."""
    faults: tuple[ManifestFault, ...] = ()


class _WrongCellError(Exception):
    """A cell that cannot be read; becomes a fault."""

    def __init__(self, column: str, problem: str) -> None:
        self.column, self.problem = column, problem
        super().__init__(column)


def read_manifest(content: bytes) -> Manifest:
    """Details by file, the file's path as written relative to the manifest, with "/" and without "./".

    A row that is wrong costs its own file the details, and no other.

    Args:
        content: comma or semicolon separated, with a header row; UTF-8, UTF-16 or Windows-1252.
    """
    rows, torn_at = _rows(decode(content))
    if torn_at:
        return Manifest(faults=(ManifestFault(torn_at, "-", UNMATCHED_QUOTES, spoils_all=True),))
    if not rows:
        return Manifest()
    (first, header), *others = rows
    columns = [cell.lower() for cell in header]
    try:
        _check_columns(columns)
    except _WrongCellError as wrong:
        fault = ManifestFault(first, wrong.column, wrong.problem, spoils_all=True)
        named = _read_rows(others, columns).rows if columns.count("file") == 1 else {}
        return Manifest(rows=named, faults=(fault,))
    return _read_rows(others, columns)


def _read_rows(rows: Iterable[tuple[int, list[str]]], columns: list[str]) -> Manifest:
    details: dict[str, SourceDetails] = {}
    numbers: dict[str, int] = {}
    faults: dict[str | int, list[ManifestFault]] = {}
    """By file, or by row where the row names none: those of the first wrong row of a file are enough."""
    for number, cells in rows:
        path = None
        stated = dict(zip(columns, cells, strict=False))
        try:
            path = _path(stated.get("file", ""))
            _refuse_extra(cells, columns)
            _keep(details, path, _details(stated))
        except _WrongCellError as wrong:
            others = [each for each in _wrong_cells(stated) if each.column != wrong.column]
            found = [ManifestFault(number, each.column, each.problem, path) for each in (wrong, *others)]
            faults.setdefault(number if path is None else path, found)
        if path is not None:
            numbers.setdefault(path, number)
    sound = {path: found for path, found in details.items() if path not in faults}
    return Manifest(sound, numbers, tuple(fault for found in faults.values() for fault in found))


def _keep(details: dict[str, SourceDetails], path: str, found: SourceDetails) -> None:
    if details.setdefault(path, found) != found:
        raise _WrongCellError("file", TWO_ROWS)


def _rows(text: str) -> tuple[list[tuple[int, list[str]]], int]:
    """(number, cells) of each row that holds anything; and the line at which quotation marks go wrong, or 0."""
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((row.number, [cell.strip() for cell in row.cells]) for row in text_rows(*parted(text)))
    except TornRowError as torn:
        return rows, torn.last_line
    return rows, 0


def _check_columns(columns: list[str]) -> None:
    for column in columns:
        if column not in COLUMNS:
            raise _WrongCellError(column[:40] or "-", NO_SUCH_COLUMN)
        if columns.count(column) > 1:
            raise _WrongCellError(column, mark("this column stands twice. Keep one of them."))
    if "file" not in columns:
        raise _WrongCellError("file", mark("this column is missing. Add it, with the path of each file."))


def _refuse_extra(cells: list[str], columns: list[str]) -> None:
    if len(cells) > len(columns) and any(cells[len(columns) :]):
        problem = mark(
            "the row has more cells than the header. Put quotation marks around fields that hold the separator."
        )
        raise _WrongCellError("-", problem)


def _path(cell: str) -> str:
    path = posixpath.normpath(cell.replace("\\", "/")) if cell else ""
    if not path or path == ".":
        raise _WrongCellError("file", mark("the file is missing. Name it as it stands beside the manifest."))
    if path.startswith(("/", "../")) or path == "..":
        raise _WrongCellError("file", mark("the path leaves the manifest's folder. Name files in it or below it."))
    return path


def _details(stated: dict[str, str]) -> SourceDetails:
    return SourceDetails(
        publisher=field_of(stated.get("publisher")),
        published=_date(stated.get("published", "")),
        language=_language(stated.get("language", "")),
        kind=_kind(stated.get("kind", "")),
        grade=_grade(stated.get("grade", "")),
        title=field_of(stated.get("title")),
        author=field_of(stated.get("author")),
        url=field_of(stated.get("url")),
    )


def _wrong_cells(stated: Mapping[str, str]) -> Iterator[_WrongCellError]:
    """Every cell of this row that cannot be read, so that one mending is enough."""
    for column, read in (("published", _date), ("language", _language), ("kind", _kind), ("grade", _grade)):
        try:
            read(stated.get(column, ""))
        except _WrongCellError as wrong:
            yield wrong


def _date(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError as exc:
        raise _WrongCellError("published", mark("this is not a date. Write it as 2031-05-14.")) from exc


def _language(cell: str) -> str | None:
    code = language_code(cell)
    if cell and code is None:
        raise _WrongCellError("language", mark("this is not a language code. Write two letters, such as es or en."))
    return code


def _kind(cell: str) -> SourceKind | None:
    try:
        return SourceKind(cell.lower().replace(" ", "_").replace("-", "_")) if cell else None
    except ValueError as exc:
        raise _WrongCellError("kind", NO_SUCH_KIND) from exc


def _grade(cell: str) -> Grade | None:
    try:
        return Grade(cell.upper()) if cell else None
    except ValueError as exc:
        raise _WrongCellError("grade", mark("this is not a grade. Use a letter from A to F.")) from exc
