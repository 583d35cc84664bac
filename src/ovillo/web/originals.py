"""The original beside the text: pages of a PDF as pictures, the source of a web page or a mail as text, bytes to save.

1. A browser is given pixels or escaped text, never a file that it would open: no viewer, no frame, nothing that acts.
2. What is given has a policy of its own that allows nothing, for whoever opens its address by itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote as in_address

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response
from markupsafe import Markup

from ovillo.domain.documents import Document, Unread
from ovillo.domain.errors import CaseDamagedError
from ovillo.reading.decoding import decode, letters_of
from ovillo.rendering.marking import show
from ovillo.rendering.source_light import find_in_source
from ovillo.web.places import Window, find_document, place_in
from ovillo.web.workbench import Workbench, workbench_of
from ovillo.wiring.page_pictures import PDF, Asked
from ovillo.workflows.access import AccessDeniedError

router = APIRouter()
AS_SOURCE = frozenset({"text/html", "message/rfc822"})
"""Kinds whose text is not what their file says: the file is shown beside it."""
AS_TEXT = frozenset({"text/plain", "text/markdown"})
"""Kinds whose text is the file, unchanged."""
AS_OFFICE = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
    }
)
"""Kinds whose text is what their file holds, without its look."""
PAGES_AT_ONCE = 60
LONGEST_SOURCE = 120_000
_MOST_BYTES = 4 * LONGEST_SOURCE
_INERT = "sandbox; default-src 'none'; style-src 'none'"


@dataclass(frozen=True, slots=True)
class PageLine:
    """One page, and whether the words that somebody asked for stand on it."""

    number: int
    address: str
    is_lit: bool


@dataclass(frozen=True, slots=True)
class Original:
    """What a page shows of an original."""

    kind: str
    """pages, source, text (the text is the original), table, office (its paragraphs are the text), none (of a kind that
    is not shown), refused or missing."""
    pages: Sequence[PageLine] = ()
    of: int = 0
    """Pages in all."""
    before: int | None = None
    """The first page of those before, where a scan has more than are shown at once."""
    after: int | None = None
    source: Markup | str = ""
    is_cut: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to put beside the text."""
        return self.kind in {"pages", "source"}


@router.get("/documents/{document}/original", include_in_schema=False)
def original(request: Request, document: str) -> Response:
    """The sealed bytes, to be kept and never shown: a browser opens nothing of them here."""
    bench = workbench_of(request)
    found = find_document(bench.answers.now(), document)
    name = found.name.rpartition("/")[2]
    return Response(
        bench.opened.originals.open(found.id),
        media_type="application/octet-stream",
        headers={
            "content-disposition": f"attachment; filename*=UTF-8''{in_address(name, safe='')}",
            "content-security-policy": _INERT,
        },
    )


@router.get("/documents/{document}/pages/{page}", include_in_schema=False)
def page_picture(
    request: Request, document: str, page: Annotated[int, Path(ge=1, le=1_000_000)], at: str = ""
) -> Response:
    """One page of a PDF as a picture, with the words at this place of the text lit where they stand on it."""
    bench = workbench_of(request)
    found = find_document(bench.answers.now(), document)
    png = bench.pictures.draw(bench.opened, found, _asked(found, page, place_in(found, at)))
    return Response(png, media_type="image/png", headers={"content-security-policy": _INERT})


def _asked(document: Document, page: int, place: tuple[int, int] | None) -> Asked:
    """The page with that part of the words that stands on it."""
    if place is None or page > len(document.page_starts):
        return Asked(page)
    start, end = page_span(document, page)
    first, last = max(start, place[0]), min(end, place[1])
    words = letters_of(document.text[first:last])
    if not words:
        return Asked(page)
    earlier = letters_of(document.text[start : last - 1])
    return Asked(page, words, len(re.findall(f"(?={re.escape(words)})", earlier)))


def page_span(document: Document, page: int) -> tuple[int, int]:
    """Where the text of a page begins and ends; pages are counted from 1."""
    starts = (*document.page_starts, len(document.text))
    return starts[page - 1], starts[page]


def beside(
    bench: Workbench, document: Document, window: Window, place: tuple[int, int] | None, *, page: int
) -> Original:
    """What stands beside this window of the text.

    Args:
        bench: as whoever asks may use it.
        document: whose original.
        window: of its text; its pages are shown.
        place: the words that are lit.
        page: with which a scan begins that has no text.
    """
    try:
        content = bench.opened.originals.open(document.id)
    except AccessDeniedError:
        return Original("table" if document.unread is Unread.TABLE else "refused")  # its rows have pseudonyms
    except CaseDamagedError:
        return Original("missing")
    if document.media_type == PDF:
        return _pages(document, window, place, page)
    if document.media_type in AS_SOURCE:
        source = decode(content[:_MOST_BYTES])
        is_cut = len(content) > _MOST_BYTES or len(source) > LONGEST_SOURCE
        return Original("source", source=_lit_source(source[:LONGEST_SOURCE], document, place), is_cut=is_cut)
    if document.unread is Unread.TABLE:
        return Original("table")
    if document.media_type in AS_OFFICE:
        return Original("office")
    return Original("text" if document.media_type in AS_TEXT else "none")


def _lit_source(source: str, document: Document, place: tuple[int, int] | None) -> Markup:
    """The source as escaped text, with the words at this place of the text lit where they stand in it."""
    found = None
    if place is not None:
        words = letters_of(document.text[place[0] : place[1]])
        earlier = letters_of(document.text[: place[1] - 1])
        times = len(re.findall(f"(?={re.escape(words)})", earlier)) if words else 0
        is_mail = document.media_type != "text/html"
        found = find_in_source(source, words, earlier=times, is_mail=is_mail)
    start, end = found or (0, 0)
    lit = f'<mark class="lit" data-lit>{show(source[start:end])}</mark>' if found else ""
    return Markup(f"{show(source[:start])}{lit}{show(source[end:])}")  # noqa: S704 - show escaped it


def _pages(document: Document, window: Window, place: tuple[int, int] | None, page: int) -> Original:
    every = range(1, len(document.page_starts) + 1)
    held = [each for each in every if _is_in(page_span(document, each), window)]
    if not document.text:
        first = (min(max(page, 1), len(every)) - 1) // PAGES_AT_ONCE * PAGES_AT_ONCE
        held = [*every[first : first + PAGES_AT_ONCE]]
    lit = {each for each in held if place and _asked(document, each, place).words}
    at = f"?at={place[0]}-{place[1]}" if place else ""
    lines = tuple(
        PageLine(each, f"/documents/{document.id}/pages/{each}{at if each in lit else ''}", each in lit)
        for each in held
    )
    is_scan = not document.text
    return Original(
        "pages",
        lines,
        len(every),
        before=held[0] - PAGES_AT_ONCE if is_scan and held[0] > 1 else None,
        after=held[-1] + 1 if is_scan and held[-1] < len(every) else None,
    )


def _is_in(span: tuple[int, int], window: Window) -> bool:
    return span[0] < window.end and window.start <= max(span[1] - 1, span[0])
