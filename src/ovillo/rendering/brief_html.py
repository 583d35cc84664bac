"""The brief as one page of HTML that asks the network for nothing and runs no script.

Each number leads to its quote, marked in the document's text at the end of the page; the quote leads back.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ovillo.domain.briefs import Brief
from ovillo.domain.documents import Document
from ovillo.domain.messages import mark
from ovillo.rendering.brief_text import DISCLAIMER, HYPOTHESES, SETTLES
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import FIRST_STRONG_ISOLATE, LONGEST_QUOTE, POP_ISOLATE, inline
from ovillo.rendering.marking import Span, mark_quotes, taken_up_again
from ovillo.rendering.outline import Outline, outline

TEMPLATES = Path(__file__).parent / "templates"
MOST_RULES = 500
"""Crossing quotes that get a style rule of their own, so that all their parts light up together."""
LONGEST_UNREAD = 50_000
"""Characters shown of a document that was not read."""
CUT = mark("Only the first {count} characters are shown: the document was not read. The whole is in the case.")
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}")


def render_html(brief: Brief, catalogue: Catalogue) -> str:
    """The page, complete in itself; fit to be encoded as UTF-8."""
    made = outline(brief, catalogue)
    texts = _marked_texts(made)
    crossed = [number for text in texts.values() for number in taken_up_again(text)][:MOST_RULES]
    template = _environment().get_template("brief.html.jinja")
    return template.render(
        made=made,
        language=catalogue.language,
        catalogue=catalogue,
        say=catalogue.say,
        say_many=catalogue.say_many,
        quote=lambda number: made.quotes[number - 1],
        is_first=_first_uses(),
        texts=texts,
        language_of=_language_of,
        is_cut=is_cut,
        shown_characters=LONGEST_UNREAD,
        excerpt=lambda quote: inline(quote.words, longest=LONGEST_QUOTE),
        loose=[quote for quote in made.quotes if quote.document not in texts],
        crossed=crossed,
        disclaimer=DISCLAIMER,
        cut_note=CUT,
        hypotheses_title=HYPOTHESES,
        settles=SETTLES,
    )


def isolate_names(text: str) -> Markup:
    """The line as HTML, with our isolates as `<bdi>`."""
    escaped = str(escape(text))
    return Markup(escaped.replace(FIRST_STRONG_ISOLATE, "<bdi>").replace(POP_ISOLATE, "</bdi>"))  # noqa: S704 - escaped above


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["names"] = isolate_names
    return environment


def _marked_texts(made: Outline) -> dict[str, Markup]:
    """The text of every source by document id, with its quotes marked."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for quote in made.quotes:
        spans[quote.document].append(Span(quote.start, quote.end, quote.number))
    documents = [source.document for source in made.sources]
    return {
        each.id: Markup("".join(mark_quotes(_shown(each), spans[each.id], _page_starts(each))))  # noqa: S704 - escaped piece by piece
        for each in documents
    }


def is_cut(document: Document) -> bool:
    """Whether only the beginning is shown: of a long document that was not read, and so is quoted nowhere."""
    return document.unread is not None and len(document.text) > LONGEST_UNREAD


def _shown(document: Document) -> str:
    return document.text[:LONGEST_UNREAD] if is_cut(document) else document.text


def _page_starts(document: Document) -> tuple[int, ...]:
    return tuple(start for start in document.page_starts if not is_cut(document) or start < LONGEST_UNREAD)


def _first_uses() -> Callable[[int], bool]:
    """Tells whether a number is asked about for the first time: that use is where its quote leads back to."""
    seen: set[int] = set()

    def is_first(number: int) -> bool:
        is_new = number not in seen
        seen.add(number)
        return is_new

    return is_first


def _language_of(document: Document) -> str:
    code = document.details.language or ""
    return code if _LANGUAGE_CODE.fullmatch(code) else ""
