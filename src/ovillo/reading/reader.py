"""One file's bytes to its pieces: documents and refusals, in the order in which the file holds them.

1. The bytes decide what a file is; its extension only chooses between kinds of text.
2. Whatever a format's reader does on hostile bytes, the answer is a piece: nothing raises, the other members are read.
3. A container is not a document; its pieces carry its SHA-256. A mail is both: a document, and what it carries.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ovillo.domain.documents import Document, Unread
from ovillo.domain.sources import SourceDetails
from ovillo.reading import archive, decoding, formats, pieces
from ovillo.reading.archive import Budget
from ovillo.reading.datelines import published_in
from ovillo.reading.details import date_of, details_of_file_name, field_of, language_code
from ovillo.reading.formats import Format
from ovillo.reading.language import language_of
from ovillo.reading.pieces import Limits, Ocr, Piece, Reading, RefusedError

FRONT_MATTER = re.compile(r"\A---\r?\n(.{0,10000}?)^---\r?$", re.DOTALL | re.MULTILINE)
FRONT_MATTER_LINE = re.compile(r"^([A-Za-z_]+):[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.MULTILINE)
FIRST_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Run:
    """What one file and everything inside it share."""

    limits: Limits
    ocr: Ocr | None
    budget: Budget


def read(content: bytes, *, name: str, limits: Limits, ocr: Ocr | None = None) -> tuple[Piece, ...]:
    """Every document and every refusal that these bytes give; never raises, empty only for an empty archive.

    Args:
        content: the file's bytes.
        name: the file's name as the user knows it. A name like "el-faro_2031-05-14_es.txt" states publisher, date and
            language where the document itself does not.
        limits: past these, a piece is refused.
        ocr: reads PDF pages without a text layer; without it such a PDF is a document marked unread.
    """
    run = _Run(limits, ocr, Budget(limits))
    shown = decoding.without_surrogates(name) or "unnamed"
    return tuple(_pieces_of(run, content, shown, container=None, depth=0))


def _pieces_of(
    run: _Run, content: bytes, name: str, *, container: str | None, depth: int, known: Format | None = None
) -> Iterator[Piece]:
    kind = "TXT"
    try:
        if len(content) > run.limits.max_bytes:
            yield _refused(name, content, pieces.too_big(run.limits))
            return
        found = known or formats.format_of(content, name)
        kind = formats.KINDS[found]
        yield from _pieces_as(run, found, content, name, container=container, depth=depth)
    except RefusedError as refusal:
        yield _refused(name, content, refusal)
    except (RecursionError, MemoryError):
        yield _refused(name, content, RefusedError(pieces.TOO_COMPLEX))
    except Exception:  # noqa: BLE001 - rule 2: parsers raise anything at all on hostile bytes
        yield _refused(name, content, RefusedError(pieces.DAMAGED, kind=kind))


def _pieces_as(
    run: _Run, found: Format, content: bytes, name: str, *, container: str | None, depth: int
) -> Iterator[Piece]:
    if found in (Format.ZIP, Format.MAILBOX):
        if depth >= run.limits.max_depth:
            raise RefusedError(pieces.TOO_DEEP, limit=run.limits.max_depth)
        yield from _pieces_inside(run, found, content, name, depth=depth)
        return
    reading = _reading_of(run, found, content, name)
    yield Piece(name, content, _document_of(reading, content, name, container=container, limits=run.limits))
    run.budget.enter(len(reading.attachments))
    for attachment in reading.attachments:
        inner = f"{name}/{attachment.name}"
        if depth >= run.limits.max_depth:
            yield _refused(inner, attachment.content, RefusedError(pieces.TOO_DEEP, limit=run.limits.max_depth))
            continue
        found_pieces = _pieces_of(run, attachment.content, inner, container=sha256_of(content), depth=depth + 1)
        yield from (piece for piece in found_pieces if piece.document is not None or not attachment.is_inline)


def _pieces_inside(run: _Run, found: Format, content: bytes, name: str, *, depth: int) -> Iterator[Piece]:
    container = sha256_of(content)
    known = Format.MAIL if found is Format.MAILBOX else None
    for member in _members_of(run, found, content):
        inner = f"{name}/{member.name}"
        if member.refusal is not None:
            yield _refused(inner, member.content, member.refusal)
        else:
            yield from _pieces_of(run, member.content, inner, container=container, depth=depth + 1, known=known)


def _members_of(run: _Run, found: Format, content: bytes) -> Iterable[archive.Member]:
    if found is Format.ZIP:
        return archive.members(content, run.budget)
    # Loaded where a mailbox appears: most runs see none.
    from ovillo.reading.mail import messages  # noqa: PLC0415

    return (archive.Member(name, message) for name, message in messages(content, run.budget))


def _reading_of(run: _Run, found: Format, content: bytes, name: str) -> Reading:
    """What the format's reader takes. Each is loaded at its first file: together they take a second."""
    match found:
        case Format.TEXT:
            return Reading("text/plain", decoding.decode(content))
        case Format.MARKDOWN:
            return _read_markdown(content)
        case Format.HTML:
            from ovillo.reading.html import read_html  # noqa: PLC0415

            return read_html(content)
        case Format.PDF:
            from ovillo.reading.pdf import read_pdf  # noqa: PLC0415

            return read_pdf(content, run.limits, run.ocr)
        case Format.DOCX:
            from ovillo.reading.office import read_docx  # noqa: PLC0415

            return read_docx(content, run.budget)
        case Format.ODT:
            from ovillo.reading.office import read_odt  # noqa: PLC0415

            return read_odt(content, run.budget)
        case Format.MAIL:
            from ovillo.reading.mail import read_mail  # noqa: PLC0415

            return read_mail(content, run.limits)
        case Format.TABLE:
            from ovillo.reading.calls.table import require_table  # noqa: PLC0415

            return Reading(require_table(content), "", unread=Unread.TABLE)
    raise AssertionError(found, name)


def _read_markdown(content: bytes) -> Reading:
    """The text unchanged; title, author, date and language from its front matter, or the title from its heading."""
    text = decoding.decode(content)
    block = FRONT_MATTER.match(text)
    stated = {key.lower(): value for key, value in FRONT_MATTER_LINE.findall(block[1])} if block else {}
    heading = FIRST_HEADING.search(text)
    details = SourceDetails(
        publisher=field_of(stated.get("publisher")),
        published=date_of(stated.get("date")),
        language=language_code(stated.get("lang") or stated.get("language")),
        title=field_of(stated.get("title")) or field_of(heading[1] if heading else None),
        author=field_of(stated.get("author")),
    )
    return Reading("text/markdown", text, details)


def _document_of(reading: Reading, content: bytes, name: str, *, container: str | None, limits: Limits) -> Document:
    if len(reading.text) > limits.max_characters:
        raise RefusedError(pieces.TOO_MANY_CHARACTERS, limit=limits.max_characters)
    details = reading.details.over(details_of_file_name(name))
    language = language_of(reading.text, details.language)
    if details.published is None:
        details = replace(details, published=published_in(reading.text, language))
    return Document(
        id=sha256_of(content),
        name=name,
        media_type=reading.media_type,
        size_bytes=len(content),
        text=reading.text,
        page_starts=reading.page_starts,
        details=replace(details, language=language),
        unread=reading.unread or (None if reading.text.strip() else Unread.EMPTY),
        container=container,
    )


def _refused(name: str, content: bytes, refusal: RefusedError) -> Piece:
    return Piece(name, content, None, refusal.template, refusal.fields)


def sha256_of(content: bytes) -> str:
    """The id of these bytes: 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
