"""What a worker process does with one file: read it, then let an extractor of its language read the text.

It runs in a subprocess that may be killed at any moment, so it touches nothing but its arguments.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ovillo import reading
from ovillo.domain.documents import Document, Unread
from ovillo.domain.errors import ModelUnavailableError
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import DocumentReading
from ovillo.interfaces.extractor import Extractor

RULES = "rules"
"""The kind of extractor that asks no model."""


@dataclass(frozen=True, slots=True)
class RefusedPieces:
    """Why a piece, and all that is in it, must not be added."""

    refusal: str
    """A template."""
    fields: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """How to read one file: what options say of every piece, and what a manifest says of some."""

    options: SourceDetails = field(default_factory=SourceDetails)
    manifest: tuple[tuple[str, SourceDetails], ...] = ()
    """(name of the piece, details); a row for an archive counts for all that is in it."""
    limits: reading.Limits = field(default_factory=reading.Limits)
    ocr_languages: tuple[str, ...] = ()
    extractor: str = RULES
    """Which kind of extractor reads the text: rules, endpoint, gliner2."""
    refused: tuple[tuple[str, RefusedPieces], ...] = ()
    """(name of a piece that must not be added, why)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One document that a file gave, or the reason why it gave none."""

    name: str
    content: bytes
    document: Document | None
    reading: DocumentReading | None
    refusal: str | None = None
    refusal_fields: tuple[tuple[str, object], ...] = ()


def read_document(
    content: bytes, name: str, task: Task, extractors: Sequence[Extractor], *, unread: Unread | None = None
) -> tuple[Piece, ...]:
    """Every piece of one file, in the order of the file; with a reason why no extractor reads it, as text only."""
    ocr = reading.tesseract(task.ocr_languages) if task.ocr_languages else None
    pieces = reading.read(content, name=name, limits=task.limits, ocr=ocr)
    return tuple(_extracted(piece, task, extractors, unread) for piece in pieces)


def _extracted(piece: reading.Piece, task: Task, extractors: Sequence[Extractor], unread: Unread | None) -> Piece:
    if piece.document is None:
        return Piece(piece.name, piece.content, None, None, piece.refusal, tuple(sorted(piece.refusal_fields.items())))
    if refused := next((why for name, why in task.refused if f"{piece.name}/".startswith(f"{name}/")), None):
        return Piece(piece.name, piece.content, None, None, refused.refusal, refused.fields)
    stated = details_for(piece.name, task.options, dict(task.manifest))
    document = replace(piece.document, details=stated.over(piece.document.details))
    extractor = next((each for each in extractors if document.details.language in each.languages), None)
    if document.unread is None:
        none = Unread.NO_EXTRACTOR if document.details.language else Unread.UNKNOWN_LANGUAGE
        document = replace(document, unread=unread if extractor else none)
    try:
        taken = extractor.read(document) if extractor and document.unread is None else None
    except ModelUnavailableError as error:
        return Piece(piece.name, piece.content, None, None, error.template, tuple(sorted(error.fields.items())))
    return Piece(piece.name, piece.content, document, taken)


def details_for(name: str, options: SourceDetails, manifest: Mapping[str, SourceDetails]) -> SourceDetails:
    """Options over the manifest's row for the piece, over its row for the archive that holds it."""
    details = options
    while name:
        details = details.over(manifest.get(name, SourceDetails()))
        name = name.rpartition("/")[0]
    return details
