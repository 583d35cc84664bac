"""Files built for the tests: every person, paper and place in them is invented."""

import io
import zipfile
from email.message import EmailMessage

import docx
import pypdfium2 as pdfium
from odf import dc, meta, table, teletype, text
from odf.opendocument import OpenDocumentText

from ovillo.reading import Limits, Piece, read

SPANISH = (
    "La policía de Villa Ovillo detuvo el martes a catorce personas. La fiscal Ñusta Pérez-Güell pidió prisión "
    "preventiva para la pediatra Inés Imaginaria, a quien señala como cabecilla de la red."
)
ENGLISH = (
    "Police in Thread Town detained fourteen people on Tuesday. Prosecutor Wendy Invented asked the court to hold the "
    "pediatrician Agnes Madeup, whom she calls the leader of the network that sold the children."
)
LIMITS = Limits()


def pieces_of(content: bytes, name: str = "file.bin", limits: Limits = LIMITS) -> tuple[Piece, ...]:
    return read(content, name=name, limits=limits)


def piece_of(content: bytes, name: str = "file.bin", limits: Limits = LIMITS) -> Piece:
    (piece,) = pieces_of(content, name, limits)
    return piece


def text_of(content: bytes, name: str = "file.bin") -> str:
    document = piece_of(content, name).document
    assert document is not None, piece_of(content, name).refusal_line
    return document.text


def made_pdf(pages: list[list[str]], *, info: str = "", language: str = "") -> bytes:
    """A PDF of these lines in Helvetica with Windows-1252 text."""
    catalogue = "<< /Type /Catalog /Pages 2 0 R" + (f" /Lang ({language})" if language else "") + " >>"
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        catalogue.encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td\n{shown}ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(f"<< {info} >>".encode("cp1252"))
    return _numbered(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _numbered(objects: list[bytes]) -> bytes:
    content = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return bytes(content + b"startxref\n%d\n%%%%EOF\n" % start)


def made_zip(files: dict[str, bytes | str], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def without_member(package: bytes, dropped: str) -> bytes:
    return changed_members(package, {dropped: None})


def changed_members(package: bytes, changes: dict[str, bytes | None]) -> bytes:
    """The package with some members replaced, added or (`None`) left out."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        files: dict[str, bytes | str] = {info.filename: archive.read(info) for info in archive.infolist()}
    kept = {name: content for name, content in files.items() if name not in changes}
    return made_zip(kept | {name: content for name, content in changes.items() if content is not None})


def made_docx() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Informe inventado"
    document.core_properties.author = "Oficina de Ficción"
    document.add_heading("Catorce detenidos", level=1)
    document.add_paragraph(SPANISH)
    grid = document.add_table(rows=2, cols=2)
    for row, cells in zip(grid.rows, (("Nombre", "Cargo"), ("Inés Imaginaria", "pediatra")), strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.add_paragraph("Último párrafo.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def made_odt() -> bytes:
    document = OpenDocumentText()
    document.meta.addElement(dc.Title(text="Acta inventada"))
    document.meta.addElement(meta.InitialCreator(text="Juzgado de Ficción"))
    document.meta.addElement(dc.Language(text="es-PE"))
    document.text.addElement(text.H(outlinelevel=1, text="Catorce detenidos"))
    paragraph = text.P()
    teletype.addTextToElement(paragraph, SPANISH)
    paragraph.addElement(text.Span(text=" Fin\u00a0del acta."))
    document.text.addElement(paragraph)
    grid = table.Table(name="Personas")
    row = table.TableRow()
    for words in ("Inés Imaginaria", "pediatra"):
        cell = table.TableCell()
        cell.addElement(text.P(text=words))
        row.addElement(cell)
    grid.addElement(row)
    document.text.addElement(grid)
    document.text.addElement(text.P(text="Último párrafo."))
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def made_mail(body: str = SPANISH, *, subject: str = "Catorce detenidos en Villa Ovillo") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Redacción Inventada <redaccion@example.org>"
    message["To"] = "nadie@example.org"
    message["Date"] = "Tue, 14 May 2031 23:30:00 -0500"
    message["Subject"] = subject
    message["Message-ID"] = "<1@example.org>"
    message.set_content(body)
    return message


def made_page(body: str, *, head: str = "", language: str = "es") -> bytes:
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'.encode()


def scanned_pdf(text: str) -> bytes:
    """A page that shows this text as a picture."""
    with pdfium.PdfDocument(made_pdf([[text]])) as written:
        bitmap = written[0].render(scale=4)
    scan = pdfium.PdfDocument.new()
    page = scan.new_page(612, 792)
    picture = pdfium.PdfImage.new(scan)
    picture.set_bitmap(bitmap)
    picture.set_matrix(pdfium.PdfMatrix().scale(612, 792))
    page.insert_obj(picture)
    page.gen_content()
    content = io.BytesIO()
    scan.save(content)
    scan.close()
    return content.getvalue()
