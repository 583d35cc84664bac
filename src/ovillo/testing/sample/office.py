"""Word and OpenDocument texts, written by hand so that their bytes depend on no library's version."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from ovillo.testing.sample.packing import pack

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODT_TYPE = "application/vnd.oasis.opendocument.text"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def write_docx(paragraphs: Sequence[str], language: str) -> bytes:
    """A Word document whose first paragraph is its title; it states title and language."""
    title, *rest = map(escape, paragraphs)
    body = f"<w:p><w:r><w:rPr><w:b/></w:rPr>{_run_text(title)}</w:r></w:p>"
    body += "".join(f"<w:p><w:r>{_run_text(paragraph)}</w:r></w:p>" for paragraph in rest)
    core = (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="{DUBLIN_CORE}">'
        f"<dc:title>{title}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
    )
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        "docProps/core.xml": core,
    }
    return pack({name: (DECLARATION + part).encode("utf-8") for name, part in parts.items()})


def _run_text(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def _content_types() -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relationships() -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    )


def write_odt(paragraphs: Sequence[str], language: str) -> bytes:
    """An OpenDocument text whose first paragraph is its heading; it states title and language."""
    title, *rest = map(escape, paragraphs)
    body = f'<text:h text:outline-level="1">{title}</text:h>'
    body += "".join(f"<text:p>{paragraph}</text:p>" for paragraph in rest)
    names = f'xmlns:office="{OASIS}:office:1.0" office:version="1.2"'
    content = (
        f'<office:document-content {names} xmlns:text="{OASIS}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    meta = (
        f'<office:document-meta {names} xmlns:dc="{DUBLIN_CORE}"><office:meta>'
        f"<dc:title>{title}</dc:title><dc:language>{language}</dc:language></office:meta></office:document-meta>"
    )
    manifest = _odt_manifest()
    parts = {"content.xml": content, "meta.xml": meta, "META-INF/manifest.xml": manifest}
    packed = {name: (DECLARATION + part).encode("utf-8") for name, part in parts.items()}
    return pack({"mimetype": ODT_TYPE.encode("ascii"), **packed})


def _odt_manifest() -> str:
    entries = (("/", ODT_TYPE), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    rows = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in entries
    )
    return f'<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0" manifest:version="1.2">{rows}</manifest:manifest>'
