"""`extract`: the statements of files, without a case."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ovillo.domain.documents import Document
from ovillo.domain.messages import mark
from ovillo.rendering.exports import statement_line
from ovillo.workflows.ingest import FIRST_REFUSALS, MORE, FileResult

UNREAD = {
    "no_text_layer": mark("It was not read: no text layer. Scan it with text recognition, or add it with --ocr."),
    "no_extractor": mark("It was not read: there is no extractor for its language."),
    "unknown_language": mark(
        "It was not read: its language is not certain. Name it with a file name such as x_2031-05-14_es.txt."
    ),
    "empty": mark("It was not read: it holds no text."),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file or a piece of it gave no statements."""

    name: str
    template: str
    fields: tuple[tuple[str, object], ...] = ()
    is_error: bool = True
    """False for a document that was read as text but has no extractor."""


def extract_statements(results: Iterable[FileResult]) -> Iterator[Mapping[str, Any] | Refusal]:  # Any: a JSON value
    """The lines of DESIGN section 3, in the order of the files and of their text."""
    for result in results:
        if result.refusal:
            yield Refusal(result.name, result.refusal, result.refusal_fields)
        counts: Counter[str] = Counter()
        for piece in result.pieces:
            if piece.document is None:
                reason = piece.refusal or ""
                counts[reason] += 1
                if counts[reason] <= FIRST_REFUSALS:
                    yield Refusal(piece.name, reason, piece.refusal_fields)
            elif piece.reading is None:
                yield from _unread(piece.document)
            else:
                for statement in piece.reading.statements:
                    yield statement_line(statement, piece.document, joined={})
        further = [count - FIRST_REFUSALS for count in counts.values() if count > FIRST_REFUSALS]
        yield from (Refusal(result.name, MORE, (("count", count),)) for count in further)


def _unread(document: Document) -> Iterator[Refusal]:
    if document.unread is not None:
        yield Refusal(document.name, UNREAD[document.unread.value], is_error=False)
