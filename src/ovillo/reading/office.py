"""Word and OpenDocument texts: paragraphs, headings, tables and notes in reading order.

Read straight from the XML, because tracked insertions, content controls, text boxes and footnotes are words of the
source too (decision 0007). Deleted text that tracking kept is not read.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.etree

from ovillo.domain.sources import SourceDetails
from ovillo.reading import decoding, pieces
from ovillo.reading.archive import Budget, open_archive, unpack
from ovillo.reading.details import field_of, language_code
from ovillo.reading.pieces import Reading, RefusedError

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT_TYPE = "application/vnd.oasis.opendocument.text"
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
DROPPED_TEXT = (
    "del moveFrom Fallback instrText delText rPr pPr sectPr tracked-changes annotation note-citation changed-region "
    "table-of-content-source forms sequence-decls"
)
DROPPED = frozenset(DROPPED_TEXT.split())
PARAGRAPHS = frozenset({"p", "h"})
CELLS = frozenset({"tc", "table-cell"})
ROWS = frozenset({"tr", "table-row"})
ASIDES = frozenset({"txbxContent", "text-box", "note-body"})
"""Text boxes and notes: read as paragraphs of their own, beside the paragraph that holds them."""
MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "noBreakHyphen": "-", "s": " "}
WORD_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
NOTES = ("word/footnotes.xml", "word/endnotes.xml")


@dataclass(slots=True)
class _Sink:
    """An open paragraph, cell, row or aside, and what it holds so far."""

    tag: str
    texts: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)


def read_docx(content: bytes, budget: Budget) -> Reading:
    """The body, then the notes. Raises `RefusedError`."""
    with open_archive(content, "DOCX") as package:
        body = _part(package, _main_part(package), budget)
        if body is None:
            raise RefusedError(pieces.NO_BODY, kind="DOCX")
        parts = [body, *(_part(package, name, budget) for name in NOTES)]
        blocks = [block for part in parts if part is not None for block in _blocks(part, is_word=True)]
        return Reading(DOCX_TYPE, "\n\n".join(blocks), _core_details(_part(package, "docProps/core.xml", budget)))


def read_odt(content: bytes, budget: Budget) -> Reading:
    """The body with its notes in place. Raises `RefusedError`."""
    with open_archive(content, "ODT") as package:
        if any(info.filename == "META-INF/manifest.xml" for info in package.infolist()):
            _refuse_encrypted(package, budget)
        body = _part(package, "content.xml", budget)
        if body is None:
            raise RefusedError(pieces.NO_BODY, kind="ODT")
        blocks = list(_blocks(body, is_word=False))
        return Reading(ODT_TYPE, "\n\n".join(blocks), _core_details(_part(package, "meta.xml", budget)))


def _refuse_encrypted(package: zipfile.ZipFile, budget: Budget) -> None:
    manifest = _part(package, "META-INF/manifest.xml", budget)
    if manifest is not None and any(_tag(element) == "encryption-data" for element in manifest.iter()):
        raise RefusedError(pieces.ENCRYPTED)


def _main_part(package: zipfile.ZipFile) -> str:
    """The part "word/document.xml", or what stands for it: some writers number it."""
    names = sorted(info.filename for info in package.infolist())
    named = [name for name in names if name.startswith("word/document") and name.endswith(".xml")]
    return "word/document.xml" if "word/document.xml" in named else next(iter(named), "word/document.xml")


def _part(package: zipfile.ZipFile, name: str, budget: Budget) -> lxml.etree._Element | None:
    """One XML part's root, or nothing where the package has no such part."""
    try:
        info = package.getinfo(name)
    except KeyError:
        return None
    content = unpack(package, info, budget)
    if any(mark in content.replace(b"\x00", b"").upper() for mark in DECLARATIONS):
        raise RefusedError(pieces.ENTITIES)
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return lxml.etree.fromstring(content, parser)
    except (lxml.etree.XMLSyntaxError, ValueError) as exc:
        kind = pieces.TOO_COMPLEX if "depth" in str(exc).lower() else pieces.DAMAGED
        raise RefusedError(kind, kind="XML") from exc


def _tag(element: lxml.etree._Element) -> str:
    return lxml.etree.QName(element).localname if isinstance(element.tag, str) else ""


def _blocks(root: lxml.etree._Element, *, is_word: bool) -> Iterator[str]:
    """Paragraphs and table rows in order.

    1. A paragraph, cell, row or aside opens a sink; text goes to the innermost open paragraph.
    2. When one closes, it gives what it holds to the sink around it; an aside gives to the whole.
    """
    whole = _Sink("")
    open_sinks = [whole]
    walk = lxml.etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = _tag(element)
        if event == "start":
            if tag in DROPPED:
                walk.skip_subtree()
                continue
            if _is_block(tag):
                open_sinks.append(_Sink(tag))  # 1
            _write(open_sinks[-1], _text_at(element, tag, is_word=is_word))
        else:
            if _is_block(tag) and tag == open_sinks[-1].tag:
                _close(open_sinks.pop(), open_sinks[-1], whole)  # 2
            if not is_word:
                _write(open_sinks[-1], element.tail)
    yield from (decoding.without_surrogates(text) for text in whole.texts)


def _is_block(tag: str) -> bool:
    return tag in PARAGRAPHS or tag in CELLS or tag in ROWS or tag in ASIDES


def _text_at(element: lxml.etree._Element, tag: str, *, is_word: bool) -> str | None:
    if not is_word:
        count = next((value for key, value in element.attrib.items() if str(key).endswith("}c")), "1")
        return " " * min(int(count), 100) if tag == "s" and str(count).isdigit() else MARKS.get(tag, element.text)
    if lxml.etree.QName(element).namespace not in WORD_NAMESPACES:
        return None
    return element.text if tag == "t" else MARKS.get(tag) if tag != "s" else None


def _write(sink: _Sink, text: str | None) -> None:
    if text and sink.tag in PARAGRAPHS:
        sink.texts.append(text)


def _close(closed: _Sink, around: _Sink, whole: _Sink) -> None:
    if closed.tag in CELLS:
        around.cells.append(closed.texts)
        return
    if closed.tag in PARAGRAPHS:
        texts = ["".join(closed.texts).strip()]
    elif closed.tag in ROWS and all(len(cell) <= 1 for cell in closed.cells):
        texts = [" | ".join(text for cell in closed.cells for text in cell)]
    else:
        texts = [*closed.texts, *(text for cell in closed.cells for text in cell)]
    target = whole if closed.tag in ASIDES or around.tag in PARAGRAPHS else around
    target.texts.extend(text for text in texts if text)


def _core_details(core: lxml.etree._Element | None) -> SourceDetails:
    """Title, author and language. A creation date is not a date of publication and is not taken."""
    stated: dict[str, str] = {}
    for element in core.iter() if core is not None else ():
        stated.setdefault(_tag(element), element.text or "")
    return SourceDetails(
        title=field_of(stated.get("title")),
        author=field_of(stated.get("initial-creator")) or field_of(stated.get("creator")),
        language=language_code(stated.get("language")),
    )
