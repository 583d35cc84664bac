"""What a file is, by its bytes first and its extension last."""

import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath

from ovillo.reading import archive, decoding, pieces


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    MAIL = "mail"
    MAILBOX = "mailbox"
    ZIP = "zip"
    TABLE = "table"


KINDS = {
    Format.TEXT: "TXT",
    Format.MARKDOWN: "TXT",
    Format.HTML: "HTML",
    Format.PDF: "PDF",
    Format.DOCX: "DOCX",
    Format.ODT: "ODT",
    Format.MAIL: "EML",
    Format.MAILBOX: "MBOX",
    Format.ZIP: "ZIP",
    Format.TABLE: "CSV, XLSX, XLS, Parquet",
}
"""How refusals name them: in every language the same."""

HEAD_BYTES = 4_096
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
REFUSED_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE2: .doc, .xls, .ppt, .msg", pieces.UNSUPPORTED),
    (b"{\\rtf", "RTF", pieces.UNSUPPORTED),
    (b"\x89PNG\r\n", "PNG", pieces.UNSUPPORTED),
    (b"\xff\xd8\xff", "JPEG", pieces.UNSUPPORTED),
    (b"GIF8", "GIF", pieces.UNSUPPORTED),
    (b"II*\x00", "TIFF", pieces.UNSUPPORTED),
    (b"MM\x00*", "TIFF", pieces.UNSUPPORTED),
    (b"SQLite format 3\x00", "SQLite", pieces.UNSUPPORTED),
    (b"\x37\x7f\x06\x82", "SQLite", pieces.UNSUPPORTED),  # its log of writes
    (b"\x37\x7f\x06\x83", "SQLite", pieces.UNSUPPORTED),
    (b"\x18\xe2\x2d\x00", "SQLite", pieces.UNSUPPORTED),  # the index of that log
    (b"!BDN", "PST", pieces.UNSUPPORTED),
    (b"\x1f\x8b", "gzip", pieces.ARCHIVE_KIND),
    (b"BZh", "bzip2", pieces.ARCHIVE_KIND),
    (b"\xfd7zXZ\x00", "xz", pieces.ARCHIVE_KIND),
    (b"7z\xbc\xaf\x27\x1c", "7z", pieces.ARCHIVE_KIND),
    (b"Rar!\x1a\x07", "RAR", pieces.ARCHIVE_KIND),
)
TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".xls"})
"""Texts that are tables: companies send texts that are only called .xls."""
CODE_SUFFIXES_TEXT = ".json .jsonl .ndjson .xml .yaml .yml .toml .sql .css .js .py .svg .rdf .kml .ics .vcf .asc .sig"
CODE_SUFFIXES = frozenset(CODE_SUFFIXES_TEXT.split())
"""Text, but neither prose nor a table: stored as prose, their every cell would be read as a sentence."""

HTML_START = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
ANY_TAG = re.compile(r"<(?:p|div|h[1-6]|a|span|table|br|title|meta|article|section|ul|ol|li)\b[^<>]*>", re.IGNORECASE)
MAILBOX_START = re.compile(rb"\A(?:\s*\n)?From [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n[!-9;-~]+:")
ANY_MAILBOX_START = re.compile(rb"\A(?:\s*\n)?From [^\r\n]*\r?\n")
HEADER_LINE = re.compile(rb"\A(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
STRONG_HEADERS = re.compile(
    rb"^(?:received|message-id|mime-version|return-path|delivered-to)\s*:", re.IGNORECASE | re.MULTILINE
)
FROM_HEADER = re.compile(rb"^from\s*:", re.IGNORECASE | re.MULTILINE)


def format_of(content: bytes, name: str) -> Format:
    """The format to read these bytes as. Raises `RefusedError` where there is none."""
    suffix = PurePosixPath(name).suffix.lower()
    if content.startswith(ZIP_MARKS):
        return _format_of_zip(content, suffix)
    if b"%PDF-" in content[:1_024]:
        return Format.PDF
    if content.startswith(b"PAR1") or _is_old_workbook(content):
        return Format.TABLE
    for mark, kind, template in REFUSED_MARKS:
        if content.startswith(mark):
            _refuse_old_office(content, kind, template)
    if content[257:262] == b"ustar":
        raise pieces.RefusedError(pieces.ARCHIVE_KIND, kind="tar")
    return _format_of_text(content, suffix)


def _format_of_zip(content: bytes, suffix: str) -> Format:
    """A zip archive, or the office document that it holds."""
    with archive.open_archive(content, "DOCX" if suffix == ".docx" else "ZIP") as package:
        names = {info.filename for info in package.infolist()}
        stored_type = _stored_type(package) if "mimetype" in names else ""
    if stored_type.startswith("application/vnd.oasis.opendocument.text"):
        return Format.ODT
    if stored_type.startswith("application/"):
        raise pieces.RefusedError(pieces.UNSUPPORTED, kind=suffix or stored_type or "Office")
    if "[Content_Types].xml" not in names:
        return Format.ODT if {"content.xml", "META-INF/manifest.xml"} <= names else Format.ZIP
    if any(name.startswith("xl/") for name in names):
        return Format.TABLE
    if any(name.startswith(("ppt/", "visio/")) for name in names):
        raise pieces.RefusedError(pieces.UNSUPPORTED, kind=suffix or stored_type or "Office")
    return Format.DOCX


def _stored_type(package: zipfile.ZipFile) -> str:
    """The media type that OpenDocument and EPUB state in a member of their own."""
    try:
        with package.open("mimetype") as member:
            return member.read(200).decode("ascii", "replace").strip()
    except (*archive.BROKEN_MEMBER, NotImplementedError, RuntimeError):
        return ""


def _is_old_workbook(content: bytes) -> bool:
    """Whether these are the bytes of an .xls: its directory names the stream of a workbook, which is not locked."""
    if not content.startswith(b"\xd0\xcf\x11\xe0") or "EncryptedPackage".encode("utf-16-le") in content:
        return False
    return any(f"{name}\0".encode("utf-16-le") in content for name in ("Workbook", "Book"))


def _refuse_old_office(content: bytes, kind: str, template: str) -> None:
    if kind.startswith("OLE2") and "EncryptedPackage".encode("utf-16-le") in content:
        raise pieces.RefusedError(pieces.ENCRYPTED)
    raise pieces.RefusedError(template, kind=kind)


def _format_of_text(content: bytes, suffix: str) -> Format:
    if MAILBOX_START.match(content) or (suffix == ".mbox" and ANY_MAILBOX_START.match(content)):
        return Format.MAILBOX
    if _is_mail(content, suffix):
        return Format.MAIL
    head = decoding.decode(content[:HEAD_BYTES])
    if suffix == ".xls" and ANY_TAG.search(head) and not _is_binary(content, head):
        return Format.TABLE
    if HTML_START.match(head) or (suffix in (".html", ".htm", ".xhtml") and ANY_TAG.search(head)):
        return Format.HTML
    if _is_binary(content, head):
        raise pieces.RefusedError(pieces.BINARY)
    if suffix in TABLE_SUFFIXES:
        return Format.TABLE
    if suffix in CODE_SUFFIXES:
        raise pieces.RefusedError(pieces.UNSUPPORTED, kind=suffix)
    return Format.MARKDOWN if suffix in (".md", ".markdown") else Format.TEXT


def _is_mail(content: bytes, suffix: str) -> bool:
    headers = HEADER_LINE.match(content[: 16 * HEAD_BYTES])
    if suffix == ".eml":
        return headers is not None or STRONG_HEADERS.search(content[:HEAD_BYTES]) is not None
    if headers is None:
        return False
    return bool(STRONG_HEADERS.search(headers[0]) and FROM_HEADER.search(headers[0]))


def _is_binary(content: bytes, head: str) -> bool:
    """More than a twentieth control characters; a short text may hold a few, unless it begins as a program does."""
    middle = decoding.decode(content[len(content) // 2 // 4 * 4 :][:HEAD_BYTES]) if len(content) > HEAD_BYTES else ""
    for sample in (head, middle):
        controls = sum(character < " " and character not in "\t\n\r\f\v\x1b" for character in sample)
        if controls * 20 > len(sample) + 160 or (content.startswith(b"MZ") and controls):
            return True
    return False
