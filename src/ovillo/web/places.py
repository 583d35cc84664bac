"""Which server, which document and which place of its text an address means, and which part of it a page shows."""

from dataclasses import dataclass

from fastapi import Request

from ovillo.domain.documents import Document
from ovillo.domain.errors import DocumentNotFoundError
from ovillo.wiring.passkeys import Site
from ovillo.workflows.answers import Answers

LONGEST_SHOWN = 120_000
STEP = 100_000
"""Windows overlap, so that no sentence is seen in halves only."""
_SHORTEST_ID = 8


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a text that a page shows."""

    start: int
    end: int
    before: int | None
    """Where the window before begins."""
    after: int | None


def site_of(request: Request) -> Site:
    """How the browser calls this server; the guard let no other name through."""
    return Site(request.url.scheme, request.headers.get("host", ""))


def find_document(answers: Answers, document: str) -> Document:
    """The document of this id or of its first digits. Raises `DocumentNotFoundError`."""
    if found := answers.documents.get(document):
        return found
    named = [each for id_, each in answers.documents.items() if id_.startswith(document)]
    if len(document) < _SHORTEST_ID or len(named) != 1:
        raise DocumentNotFoundError(document=document[:64])
    return named[0]


def place_in(document: Document, at: str) -> tuple[int, int] | None:
    """The place "120-188" of the text; nothing where it is none."""
    start, _, end = at.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(at) < 30):
        return None
    place = int(start), int(end)
    return place if place[0] < place[1] <= len(document.text) else None


def window_at(document: Document, at: int) -> Window:
    """The window in which this offset stands, the whole text where it is short."""
    length = len(document.text)
    if length <= LONGEST_SHOWN:
        return Window(0, length, None, None)
    start = min(max(at, 0) // STEP * STEP, (length - 1) // STEP * STEP)
    end = min(start + LONGEST_SHOWN, length)
    return Window(start, end, start - STEP if start else None, start + STEP if end < length else None)
