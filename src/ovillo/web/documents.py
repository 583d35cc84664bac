"""The documents of the case: all of them, what words stand where, and each with what was read from it.

A document's text is a window of at most `LONGEST_SHOWN` characters, so that a line of ten million is read in parts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup, escape

from ovillo.domain.documents import Document
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.findings import Finding
from ovillo.domain.messages import mark
from ovillo.domain.statements import Statement
from ovillo.interfaces.record import Hit
from ovillo.rendering.claims import BESIDE, Narrator
from ovillo.rendering.entries import Beside
from ovillo.rendering.inert import reveal
from ovillo.rendering.marking import Span, mark_quotes, show
from ovillo.rendering.outline import REVIEWS, quotes_of
from ovillo.rendering.readings import Reading, read_out
from ovillo.web.originals import beside
from ovillo.web.pages import catalogue_of, render, render_kept
from ovillo.web.parts import part_of
from ovillo.web.places import LONGEST_SHOWN, Window, find_document, place_in, window_at
from ovillo.web.statement_form import form_fields, require_work
from ovillo.web.told import narrator_of
from ovillo.web.workbench import workbench_of
from ovillo.wiring.page_pictures import PDF
from ovillo.workflows.answers import Answers
from ovillo.workflows.drafts import NO_PLACE
from ovillo.workflows.search import Match, search

router = APIRouter(include_in_schema=False)
MOST_MATCHES = 100
PAGE = 200
_BACK = re.compile(r'<a class="back" href="#r(\d+)"')
_PAGE = re.compile(r'<span class="page" (data-page="(\d+)")></span>')
_PAGE_OF = mark("Page {number} of the original")
DIFFER = mark("accounts differ:")
_BESIDE = mark("What was read here: {number}")


@dataclass(frozen=True, slots=True)
class Said:
    """What one place of the text says: the number of its mark, and every statement made from it."""

    number: int
    lines: tuple["Line", ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One statement, and what the case has beside it."""

    reading: Reading
    notes: tuple[str, ...] = ()
    """Of the finding that it supports: how many say so, who takes it from whom, what differs."""
    beside: tuple[Beside, ...] = ()
    """What contradicts or corrects it, and what must be read with it."""


@router.get("/documents")
def documents(request: Request, q: str = "", page: int = 1) -> Response:
    """Every document, or where words stand."""
    bench, catalogue = workbench_of(request), catalogue_of(request)
    answers = bench.answers.now()
    problem, matches = "", tuple[Match, ...]()
    if q.strip():
        try:
            matches = search(bench.opened.record, q, limit=MOST_MATCHES)
        except OvilloError as error:
            problem = reveal(catalogue.error(error))
    part = part_of(page, answers.brief.sources, size=PAGE)
    return render(
        request,
        "documents.html.jinja",
        lines=part.of(answers.brief.sources),
        part=part,
        q=q,
        problem=problem,
        matches=[(each.document, each.hit, _lit(each.hit)) for each in matches],
    )


@router.get("/documents/{document}")
def document(request: Request, document: str, at: str = "", start: int = 0, show: str = "", page: int = 1) -> Response:
    """One document: its text with what was read from it, and the original beside it.

    Args:
        request: whose.
        document: its id, or the first digits of it.
        at: a place of the text, as "120-188", to light.
        start: an offset; the window of a long text in which it stands is shown.
        show: original or text; else the original of a PDF is shown, and that of others is not.
        page: with which a scan begins that has no text.
    """
    bench, catalogue = workbench_of(request), catalogue_of(request)
    answers = bench.answers.now()
    found = find_document(answers, document)
    place = place_in(found, at)
    window = window_at(found, place[0] if place else start)

    is_asked = show == "original" or (show != "text" and found.media_type == PDF)

    def fields() -> Mapping[str, object]:
        narrator = narrator_of(answers, catalogue)
        original = beside(bench, found, window, place, page=page)
        is_beside = is_asked and original.kind != "text"
        said = _said(answers, found.id, window, narrator)
        return {
            "document": found,
            "line": next(each for each in answers.brief.sources if each.document.id == found.id),
            "source": narrator.source(found.id),
            "text": _marked(
                found,
                window,
                said,
                place,
                label=catalogue.say(_BESIDE),
                page_label=catalogue.say(_PAGE_OF) if is_beside and original.kind == "pages" else "",
            ),
            "said": said,
            "quotes": quotes_of(narrator),
            "window": window,
            "original": original,
            "is_beside": is_beside,
            "way": "original" if is_beside else "text",
            "words_at": f"at={place[0]}-{place[1]}&" if place else f"start={window.start}&" if window.start else "",
            "entities": answers.entities,
            "reviews": REVIEWS,
        }

    return render_kept(
        request, "document.html.jinja", (found.id, window, place, is_asked, page), fields, scripts=("document.js",)
    )


@router.get("/documents/{document}/state")
def state(request: Request, document: str, window: int = 0, start: int = 0, end: int = 0) -> Response:
    """The form for a statement by hand about words of the text.

    Args:
        request: whose.
        document: its id.
        window: where the window begins, in characters of the text.
        start: of the words, in characters that the window shows.
        end: likewise.
    """
    require_work(request)
    answers = workbench_of(request).answers.now()
    found = find_document(answers, document)
    first, last = (_in_text(found.text, max(window, 0), shown) for shown in (start, end))
    place = _whole_words(found.text, first, last)
    words = found.text[place[0] : place[1]]
    if not words.strip():
        raise UsageError(problem=NO_PLACE)
    return render(
        request,
        "state.html.jinja",
        form=form_fields(answers, found.id, words=words),
        place=place,
        words=words,
    )


def _in_text(text: str, first: int, shown: int) -> int:
    """Where the text has what is shown so many characters after `first`: a line end of two is shown as one."""
    place = first
    for _ in range(min(max(shown, 0), LONGEST_SHOWN)):
        place += 2 if text[place : place + 2] == "\r\n" else 1
    return min(place, len(text))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The place with the words that it begins and ends within: a quote that cuts one says what no source does."""
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _said(answers: Answers, document: str, window: Window, narrator: Narrator) -> tuple[Said, ...]:
    """What stands in the window, in the order of the text."""
    places: dict[tuple[int, int], list[Statement]] = {}
    for each in answers.statements_of.get(document, ()):
        if window.start <= each.start < window.end:
            places.setdefault((each.start, each.end), []).append(each)
    ordered = sorted(places.items())
    return tuple(
        Said(number, tuple(_line(answers.finding_of.get(each.id), each, narrator) for each in here))
        for number, (_, here) in enumerate(ordered, start=1)
    )


def _line(finding: Finding | None, statement: Statement, narrator: Narrator) -> Line:
    """The statement with what the brief shows beside it; alone where nothing supports or opposes it."""
    reading = read_out(statement, narrator)
    if finding is None:
        return Line(reading)
    entry = narrator.entry(finding)
    is_corrected = bool(finding.superseded)
    others = [claim for claim in entry.claims if claim.cited != {narrator.quotes.number(statement)}]
    label = DIFFER if entry.is_contradictory else BESIDE
    said = [Beside(narrator.catalogue.say(label), each) for each in others if entry.is_contradictory or is_corrected]
    voiced = replace(reading, voice=narrator.voice_in(finding, statement)(statement))
    return Line(voiced, entry.notes, (*said, *entry.beside))


def _marked(
    document: Document,
    window: Window,
    said: Sequence[Said],
    place: tuple[int, int] | None,
    *,
    label: str,
    page_label: str,
) -> Markup:
    """The text of the window as HTML, with a mark around each quote and a light on the place asked for."""
    shift = window.start
    spans = [
        Span(each.lines[0].reading.statement.start - shift, each.lines[0].reading.statement.end - shift, each.number)
        for each in said
    ]
    lit = 0
    if place is not None:
        asked = Span(place[0] - shift, place[1] - shift, len(spans) + 1)
        lit = next((each.number for each in spans if (each.start, each.end) == (asked.start, asked.end)), asked.number)
        spans.extend([asked] if lit == asked.number else [])
    pages = tuple(each - shift for each in document.page_starts)
    html = "".join(mark_quotes(document.text[window.start : window.end], spans, pages))
    if lit:
        html = html.replace(f'<mark id="q{lit}">', f'<span id="at"></span><mark id="q{lit}" class="lit">', 1)
        html = html.replace(f'<mark class="more q{lit}">', f'<mark class="more q{lit} lit">')
        if lit > len(said):
            html = html.replace(f'<a class="back" href="#r{lit}" data-n="{lit}"></a>', "", 1)
    if page_label:
        html = _PAGE.sub(lambda found: _page_link(found[1], found[2], page_label), html)
    named = _BACK.sub(lambda found: f'{found[0]} aria-label="{escape(label.format(number=found[1]))}"', html)
    return Markup(named)  # noqa: S704 - mark_quotes escaped the text


def _page_link(number: str, page: str, label: str) -> str:
    """The mark of a page in the text, which leads to the page of the original."""
    return f'<a class="page" href="#page-{page}" {number} aria-label="{escape(label.format(number=page))}"></a>'


def _lit(hit: Hit) -> Markup:
    """The text around a match, with the words that matched marked."""
    parts, last = [], 0
    for start, end in hit.matches:
        parts.append(f"{show(hit.snippet[last:start])}<mark>{show(hit.snippet[start:end])}</mark>")
        last = end
    return Markup("".join([*parts, show(hit.snippet[last:])]))  # noqa: S704 - show escaped the text
