"""PDF to text, page by page, with hard-wrapped lines joined into paragraphs.

1. A page that holds no letters or digits has no text layer; a document of such pages is stored unread.
2. A word broken by a hyphen at a line's end is put together again; the hyphen stays where the word needs it.
"""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw

from ovillo.domain.documents import Unread
from ovillo.domain.sources import SourceDetails
from ovillo.reading import decoding, pieces
from ovillo.reading.details import field_of, language_code
from ovillo.reading.pieces import Limits, Ocr, Reading, RefusedError

MEDIA_TYPE = "application/pdf"
OCR_SCALE = 300 / 72
"""Pixels per point: 300 dots per inch, what recognisers are trained on."""
MAX_OCR_PIXELS = 40_000_000
LINEARIZED = re.compile(rb"/Linearized\s+1[^>]{0,200}?/L\s+(\d+)")
LINE_END_HYPHEN = re.compile(r"[\ufffe\x02](?:\r?\n)?")
"""How PDFium writes a hyphen at a line's end: in place of the hyphen and of the line break."""
UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
BROKEN_WORD = re.compile(r"(?P<head>[^\W\d_]+)[\xad-]$")
HYPHENATED_WORD = re.compile(r"[^\W\d_]+-[^\W\d_]+")
FIRST_WORD = re.compile(r"[^\W\d_]+")
LIST_MARK = re.compile(r"^(?:[•▪●◦*–—-]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s)")
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def read_pdf(content: bytes, limits: Limits, ocr: Ocr | None) -> Reading:
    """The text of every page in order. Raises `RefusedError`."""
    _refuse_cut(content)
    document = _open(content)
    try:
        if len(document) > limits.max_pages:
            raise RefusedError(pieces.TOO_MANY_PAGES, pages=len(document), limit=limits.max_pages)
        return _read_document(document, limits, ocr)
    finally:
        document.close()


def _refuse_cut(content: bytes) -> None:
    linearized = LINEARIZED.search(content[:2_048])
    if b"%%EOF" not in content or (linearized and int(linearized[1][:15]) > len(content)):
        raise RefusedError(pieces.TRUNCATED)


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as exc:
        if exc.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY):
            raise RefusedError(pieces.ENCRYPTED) from exc
        raise RefusedError(pieces.DAMAGED, kind="PDF") from exc


def _read_document(document: pypdfium2.PdfDocument, limits: Limits, ocr: Ocr | None) -> Reading:
    texts, recognised = [], 0
    for page in _pages(document):
        raw = _text_of(page)
        if ocr is not None and recognised < ocr.max_pages and not any(map(str.isalnum, raw)):
            raw, recognised = ocr.read(_picture_of(page)), recognised + 1
        texts.append(join_lines(raw))
        if sum(map(len, texts)) > limits.max_characters:
            raise RefusedError(pieces.TOO_MANY_CHARACTERS, limit=limits.max_characters)
    text, starts = join_pages(texts)
    has_text = any(map(str.isalnum, text))
    return Reading(
        MEDIA_TYPE,
        text if has_text else "",
        _details_of(document),
        starts if has_text else (0,) * max(1, len(texts)),
        None if has_text else Unread.NO_TEXT_LAYER,
    )


def _pages(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage | None]:
    """Each page, closed after use; nothing for one that does not load."""
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            yield None
            continue
        yield page
        page.close()


def _text_of(page: pypdfium2.PdfPage | None) -> str:
    if page is None:
        return ""
    try:
        layer = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    try:
        return decoding.without_surrogates(layer.get_text_bounded())
    finally:
        layer.close()


def _picture_of(page: pypdfium2.PdfPage | None) -> bytes:
    """The page as a grey PGM picture, which needs no picture library."""
    if page is None:
        return b"P5 1 1 255\n\xff"
    width, height = page.get_size()
    scale = min(OCR_SCALE, (MAX_OCR_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height))
    body = b"".join(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
    return f"P5 {bitmap.width} {bitmap.height} 255\n".encode("ascii") + body


def _details_of(document: pypdfium2.PdfDocument) -> SourceDetails:
    """Title, author and language. The dates are those of the file, not of its publication."""
    stated = document.get_metadata_dict()
    return SourceDetails(
        title=field_of(stated.get("Title")), author=field_of(stated.get("Author")), language=_language_of(document)
    )


def _language_of(document: pypdfium2.PdfDocument) -> str | None:
    catalogue_language = getattr(pypdfium2.raw, "FPDFCatalog_GetLanguage", None)
    if catalogue_language is None:
        return None
    buffer = (ctypes.c_ushort * 64)()
    length = int(catalogue_language(document.raw, buffer, ctypes.sizeof(buffer)))
    if not 2 < length <= ctypes.sizeof(buffer):
        return None
    return language_code(bytes(buffer)[: length - 2].decode("utf-16-le", "ignore"))


def join_pages(texts: list[str]) -> tuple[str, tuple[int, ...]]:
    """All pages and where each begins. A page that ends inside a sentence runs on into the next."""
    joined, starts, length = [], [], 0
    previous = ""
    for text in texts:
        if text and previous:
            gap = "\n\n" if SENTENCE_END.search(previous[-20:]) or not text[:1].islower() else " "
            joined.append(gap)
            length += len(gap)
        starts.append(length)
        joined.append(text)
        length += len(text)
        previous = text or previous
    return "".join(joined), tuple(starts) or (0,)


def join_lines(raw: str) -> str:
    """One page's lines put together into paragraphs, a blank line between them."""
    shown = UNPRINTED.sub("", LINE_END_HYPHEN.sub("-\n", raw))
    lines = [" ".join(line.split()) for line in re.split(r"\r\n|\r|\n", shown)]
    widths = sorted(len(line) for line in lines if line)
    full_width = widths[len(widths) * 9 // 10] if widths else 0
    hyphenated = {word.lower() for line in lines for word in HYPHENATED_WORD.findall(line)}
    parts: list[str] = []
    previous = ""
    for line in lines:
        if line and previous and not _starts_paragraph(line, previous, full_width):
            parts[-1] = _line_before(previous, line, hyphenated)
            parts.append(line)
        elif line:
            parts.extend(("\n\n", line) if parts else (line,))
        previous = line
    return "".join(parts)


def _starts_paragraph(line: str, previous: str, full_width: int) -> bool:
    if LIST_MARK.match(line):
        return True
    if BROKEN_WORD.search(previous) or line[0].islower():
        return False
    is_short = len(previous) < full_width * 0.8
    return is_short and (bool(SENTENCE_END.search(previous)) or len(previous) < full_width * 0.6)


def _line_before(previous: str, line: str, hyphenated: set[str]) -> str:
    """The line with what joins it to the next: a space, or a word put together.

    The hyphen stays before a capital ("Pérez-Güell") and where the page writes the word with one elsewhere; a list of
    prefixes would be wrong in Spanish, where "ex-" may begin "explotación".
    """
    broken = BROKEN_WORD.search(previous[-60:])
    following = FIRST_WORD.match(line)
    if broken is None or following is None:
        return f"{previous} "
    is_kept = following[0][0].isupper() or f"{broken['head']}-{following[0]}".lower() in hyphenated
    return f"{previous[:-1]}-" if is_kept else previous[:-1]
