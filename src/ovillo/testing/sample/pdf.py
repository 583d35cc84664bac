"""PDF files of two sorts, written by hand: with a text layer, and with nothing but a picture.

1. Object 1 is the catalogue, object 2 the page tree; the others are numbered as they are added.
2. Text is Courier in WinAnsiEncoding (Windows-1252): accents come out well, and every letter is equally wide.
"""

import struct
import textwrap
from collections.abc import Sequence

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595, 842, 56
"""A4, in points."""
FONT_SIZE, LEADING = 10, 22
LINE_CHARACTERS = 80
LINES_A_PAGE = (PAGE_HEIGHT - 2 * MARGIN) // LEADING
PNG_MARK = b"\x89PNG\r\n\x1a\n"


class _PdfFile:
    """Objects in order, then the table of where each begins."""

    def __init__(self) -> None:
        self._objects: dict[int, bytes] = {}
        self._pages: list[int] = []

    def add(self, body: bytes) -> int:
        """The number of the new object."""
        number = 3 + len(self._objects)
        self._objects[number] = body
        return number

    def add_stream(self, content: bytes, entries: str = "") -> int:
        head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode("ascii")
        return self.add(head + content + b"\nendstream")

    def add_page(self, content: bytes, resources: str) -> None:
        stream = self.add_stream(content)
        box = f"[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources << {resources} >> /Contents {stream} 0 R >>"
        self._pages.append(self.add(page.encode("ascii")))

    def finish(self, *, language: str | None = None, information: int | None = None) -> bytes:
        stated = f" /Lang ({language})" if language else ""
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        catalogue = f"<< /Type /Catalog /Pages 2 0 R{stated} >>"
        tree = f"<< /Type /Pages /Kids [{kids}] /Count {len(self._pages)} >>"
        objects = {1: catalogue.encode("ascii"), 2: tree.encode("ascii"), **self._objects}
        written = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        rows = ["0000000000 65535 f "]
        for number, body in objects.items():
            rows.append(f"{len(written):010d} 00000 n ")
            written += f"{number} 0 obj\n".encode("ascii") + body + b"\nendobj\n"
        info = f" /Info {information} 0 R" if information else ""
        end = f"xref\n0 {len(rows)}\n" + "\n".join(rows) + f"\ntrailer\n<< /Size {len(rows)} /Root 1 0 R{info} >>\n"
        return bytes(written) + (end + f"startxref\n{len(written)}\n%%EOF\n").encode("ascii")


def write_text_pdf(paragraphs: Sequence[str], language: str) -> bytes:
    """A PDF with a text layer whose first paragraph is its title; it states title and language."""
    pdf = _PdfFile()
    fonts = [
        pdf.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode("ascii"))
        for name in ("Courier", "Courier-Bold")
    ]
    information = pdf.add(b"<< /Title " + _literal(paragraphs[0]) + b" >>")
    lines = _lines(paragraphs)
    for start in range(0, len(lines), LINES_A_PAGE):
        content = _page_content(lines[start : start + LINES_A_PAGE])
        pdf.add_page(content, f"/Font << /F1 {fonts[0]} 0 R /F2 {fonts[1]} 0 R >>")
    return pdf.finish(language=language, information=information)


def _lines(paragraphs: Sequence[str]) -> list[tuple[str, str]]:
    """(font, words) of each line, with an empty line after each paragraph."""
    lines: list[tuple[str, str]] = []
    for position, paragraph in enumerate(paragraphs):
        font = "F1" if position else "F2"
        wrapped = textwrap.wrap(paragraph, LINE_CHARACTERS, break_on_hyphens=False)
        lines += [(font, line) for line in wrapped] + [(font, "")]
    return lines


def _page_content(lines: Sequence[tuple[str, str]]) -> bytes:
    content = f"BT {LEADING} TL {MARGIN} {PAGE_HEIGHT - MARGIN} Td\n".encode("ascii")
    for font, line in lines:
        content += f"/{font} {FONT_SIZE} Tf ".encode("ascii") + _literal(line) + b" Tj T*\n"
    return content + b"ET"


def _literal(text: str) -> bytes:
    """The text as a PDF string. A character outside Windows-1252 is our own mistake and raises."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(" + escaped.encode("cp1252") + b")"


def write_scanned_pdf(picture: bytes) -> bytes:
    """A PDF whose one page is this PNG picture (grey, without transparency or interlace) and no text."""
    width, height, depth, packed = _png_parts(picture)
    pdf = _PdfFile()
    parameters = f"<< /Predictor 15 /Colors 1 /BitsPerComponent {depth} /Columns {width} >>"
    image = pdf.add_stream(
        packed,
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
        f"/BitsPerComponent {depth} /Filter /FlateDecode /DecodeParms {parameters}",
    )
    content = f"q {PAGE_WIDTH} 0 0 {PAGE_HEIGHT} 0 0 cm /Im1 Do Q"
    pdf.add_page(content.encode("ascii"), f"/XObject << /Im1 {image} 0 R >>")
    return pdf.finish()


def _png_parts(picture: bytes) -> tuple[int, int, int, bytes]:
    """(width, height, bits a pixel, packed rows). A PDF takes the packed rows of a PNG as they are."""
    assert picture.startswith(PNG_MARK), "the scanned page must be a PNG"
    width, height, depth = 0, 0, 0
    packed = b""
    start = len(PNG_MARK)
    while start < len(picture):
        length, kind = struct.unpack_from(">I4s", picture, start)
        body = picture[start + 8 : start + 8 + length]
        if kind == b"IHDR":
            width, height, depth = struct.unpack_from(">IIB", body)
        elif kind == b"IDAT":
            packed += body
        start += length + 12
    return width, height, depth, packed
