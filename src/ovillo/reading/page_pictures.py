"""A page of a PDF as a picture, with the words that somebody cites lit: a browser shows pixels, which act on nothing.

1. A page is drawn no larger than `MOST_PIXELS`, whatever size it claims.
2. Words are found by their letters and digits alone: a text has its lines joined and its broken words put together,
   the page has not.
3. Run it where it can be killed, as all reading of hostile bytes.
"""

import ctypes
import struct
import zlib
from dataclasses import dataclass

import pypdfium2

from ovillo.reading.decoding import letters_of

SCALE = 1.6
"""Pixels per point: a page of a letter is some thousand pixels wide, enough for small print on a laptop."""
MOST_PIXELS = 8_000_000
_LIGHT = bytes(round(value * 0.55) for value in range(256))
"""What a highlighter leaves of blue."""
_BYTES = 3
_COMPRESSION = 4
"""Of a page of text a third larger than at 9, and five times as quick."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words to light: the letters of `text`, where they stand for the time after `before` others on the page."""

    text: str
    before: int = 0


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page."""

    png: bytes
    pages: int
    """Of the whole document."""
    is_lit: bool
    """Whether the words were found on it."""


def draw_page(content: bytes, _: str, page: int, words: str, before: int) -> PagePicture | None:
    """One page as PNG, red, green and blue; nothing where the file has no such page or it does not load.

    Args:
        content: of a PDF.
        page: counted from 1.
        words: to light; empty for none.
        before: how often the same letters stand on the page before them.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None
    try:
        if not 1 <= page <= len(document):
            return None
        shown = document[page - 1]
    except pypdfium2.PdfiumError:
        document.close()
        return None
    try:
        return _drawn(shown, len(document), Words(words, before))
    finally:
        shown.close()
        document.close()


def _drawn(page: pypdfium2.PdfPage, pages: int, words: Words) -> PagePicture:
    width, height = page.get_size()
    scale = min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)  # 1
    bitmap = page.render(scale=scale, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGR, rev_byteorder=True)
    stride, rows = bitmap.stride, bytearray(ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height))
    boxes = _boxes(page, bitmap, words)
    for left, top, right, bottom in boxes:
        for row in range(top, bottom):
            blue = slice(row * stride + left * _BYTES + 2, row * stride + right * _BYTES, _BYTES)
            rows[blue] = rows[blue].translate(_LIGHT)
    return PagePicture(_png(rows, bitmap.width, bitmap.height, stride), pages, bool(boxes))


def _boxes(page: pypdfium2.PdfPage, bitmap: pypdfium2.PdfBitmap, words: Words) -> list[tuple[int, int, int, int]]:
    """Where the words stand, one box a line: left, top, right, bottom in pixels."""
    wanted = letters_of(words.text)
    if not wanted:
        return []
    try:
        layer = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        span = _find(layer, wanted, words.before)
        return _boxes_of(layer, span, page, bitmap) if span else []
    except pypdfium2.PdfiumError:
        return []
    finally:
        layer.close()


def _find(layer: pypdfium2.PdfTextPage, wanted: str, before: int) -> tuple[int, int] | None:
    """First character and number of characters of the words on the page."""  # 2
    found: list[tuple[str, int]] = []
    for index in range(layer.count_chars()):
        code = pypdfium2.raw.FPDFText_GetUnicode(layer, index)
        if 0 < code < 0x110000 and chr(code).isalnum():
            found.append((chr(code), index))
    text = "".join(letter for letter, _ in found)
    at = -1
    for _ in range(before + 1):
        later = text.find(wanted, at + 1)
        if later < 0:
            break
        at = later
    if at < 0:
        return None
    first, last = found[at][1], found[at + len(wanted) - 1][1]
    return first, last - first + 1


def _boxes_of(
    layer: pypdfium2.PdfTextPage, span: tuple[int, int], page: pypdfium2.PdfPage, bitmap: pypdfium2.PdfBitmap
) -> list[tuple[int, int, int, int]]:
    converter, boxes = bitmap.get_posconv(page), []
    for index in range(layer.count_rects(*span)):
        left, bottom, right, top = layer.get_rect(index)
        corners = [converter.to_bitmap(x, y) for x, y in ((left, top), (right, bottom))]
        (x1, x2), (y1, y2) = (sorted(each) for each in zip(*corners, strict=True))
        box = max(0, x1 - 1), max(0, y1 - 1), min(bitmap.width, x2 + 2), min(bitmap.height, y2 + 2)
        if box[0] < box[2] and box[1] < box[3]:
            boxes.append(box)
    return boxes


def _png(rows: bytearray, width: int, height: int, stride: int) -> bytes:
    """A PNG of eight bits for each of three colours.

    Source: Portable Network Graphics, W3C Recommendation, third edition.
    """
    lines = b"".join(b"\0" + rows[row * stride : row * stride + width * _BYTES] for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, _COMPRESSION)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
