"""A document's text as HTML in which every cited quote is marked and leads back to the line that cites it.

Rules:
1. Removing the tags gives the text itself, acting characters apart, which are shown by their code point.
2. Quotes nest where they lie within one another. Where they cross, the inner one is closed and taken up again.
3. The work grows with the text and the number of quotes, not with how they overlap: beyond `DEEPEST` levels a quote
   gets an anchor at its first character and no mark of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from ovillo.rendering.inert import reveal

DEEPEST = 32
_TAKEN_UP = re.compile(r'<mark class="more q(\d+)">')


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]` is the quote of this number."""

    start: int
    end: int
    number: int


def mark_quotes(text: str, spans: Sequence[Span], page_starts: Sequence[int] = ()) -> Iterator[str]:
    """Pieces of HTML: the escaped text with a `<mark id="q7">` around quote 7, and the page where one begins.

    Spans that end beyond the text are cut at its end.
    """
    length = len(text)
    waiting = sorted(spans, key=lambda span: (span.start, -span.end, span.number))
    pages = [(start, page) for page, start in enumerate(page_starts, start=1) if 0 < start < length]
    opened: list[Span] = []
    position = next_span = next_page = 0
    while next_span < len(waiting) or opened or next_page < len(pages):
        opens = min(waiting[next_span].start, length) if next_span < len(waiting) else length
        closes = min((min(each.end, length) for each in opened), default=length)
        turns = pages[next_page][0] if next_page < len(pages) else length
        at = max(position, min(opens, closes, turns))
        yield show(text[position:at])
        position = at
        if opened and closes <= at:
            yield from _close(opened, at, length)
        elif next_page < len(pages) and turns <= at:
            yield f'<span class="page" data-page="{pages[next_page][1]}"></span>'
            next_page += 1
        else:
            yield from _open(opened, waiting[next_span], at)
            next_span += 1
    yield show(text[position:])


def taken_up_again(marked: str) -> list[int]:
    """Numbers of the quotes that this result of `mark_quotes` shows in more than one mark, because quotes cross."""
    return list(dict.fromkeys(int(number) for number in _TAKEN_UP.findall(marked)))


def show(text: str) -> str:
    """The text as HTML: escaped, with code points in a box where a character would act."""
    return reveal(escape(text), '<span class="cp">[{}]</span>')


def _open(opened: list[Span], span: Span, at: int) -> Iterator[str]:
    number = span.number
    back = f'<a class="back" href="#r{number}" data-n="{number}"></a>'
    if span.end <= at or len(opened) >= DEEPEST:
        yield f'<span id="q{number}"></span>{back}'
        return
    yield f'<mark id="q{number}">{back}'
    opened.append(span)


def _close(opened: list[Span], at: int, length: int) -> Iterator[str]:
    """Closes what ends here, and takes up again what lay inside it and goes on."""
    outermost = next(index for index, each in enumerate(opened) if min(each.end, length) <= at)
    ended = opened[outermost:]
    del opened[outermost:]
    yield "</mark>" * len(ended)
    for each in ended:
        if min(each.end, length) > at:
            yield f'<mark class="more q{each.number}">'
            opened.append(each)
