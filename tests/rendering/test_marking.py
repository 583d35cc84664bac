import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.rendering.marking import DEEPEST, Span, mark_quotes, taken_up_again

TEXT = "Ana sold. Beto paid. Cora ran."


def marked(text: str, *spans: Span, pages: tuple[int, ...] = ()) -> str:
    return "".join(mark_quotes(text, spans, pages))


def words_in(page: str, number: int) -> str:
    """What a reader sees lit for this quote: its mark, and the marks that take it up again."""
    depth, found, opened = 0, [], []
    for piece in re.split(r"(<[^>]*>)", page):
        if piece.startswith("<mark"):
            depth += 1
            if f'id="q{number}"' in piece or re.search(rf'class="more q{number}"', piece):
                opened.append(depth)
        elif piece == "</mark>":
            if opened and opened[-1] == depth:
                opened.pop()
            depth -= 1
        elif not piece.startswith("<") and opened:
            found.append(piece)
    return html.unescape("".join(found))


def plain(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def test_a_quote_is_marked_and_leads_back() -> None:
    page = marked(TEXT, Span(0, 9, 1))

    assert page == '<mark id="q1"><a class="back" href="#r1" data-n="1"></a>Ana sold.</mark> Beto paid. Cora ran.'


def test_quotes_within_one_another_nest() -> None:
    page = marked(TEXT, Span(4, 8, 2), Span(0, 9, 1))

    assert words_in(page, 1) == "Ana sold."
    assert words_in(page, 2) == "sold"
    assert taken_up_again(page) == []


def test_quotes_that_cross_are_taken_up_again() -> None:
    page = marked(TEXT, Span(0, 14, 1), Span(10, 20, 2))

    assert words_in(page, 1) == TEXT[:14]
    assert words_in(page, 2) == TEXT[10:20]
    assert taken_up_again(page) == [2]


@given(
    st.text(alphabet=st.sampled_from("ab <>&\"'\n\u202e\x00é"), max_size=30),
    st.lists(st.tuples(st.integers(0, 35), st.integers(0, 35)), max_size=12),
    st.lists(st.integers(0, 35), max_size=3),
)
def test_the_text_and_every_quote_survive_any_overlap(
    text: str, places: list[tuple[int, int]], pages: list[int]
) -> None:
    spans = [Span(min(pair), max(pair), number) for number, pair in enumerate(places, start=1)]

    page = marked(text, *spans, pages=tuple(sorted(pages)))

    shown = "".join(f"[U+{ord(c):04X}]" if c in "\u202e\x00" else c for c in text)
    assert plain(page) == shown
    assert page.count("<mark") == page.count("</mark>")
    for span in spans:
        assert page.count(f'id="q{span.number}"') == 1
        quoted = text[span.start : span.end]
        assert words_in(page, span.number) == "".join(f"[U+{ord(c):04X}]" if c in "\u202e\x00" else c for c in quoted)


def test_markup_in_a_document_is_text() -> None:
    page = marked('<script>alert("x")</script>&amp;', Span(0, 8, 1))

    assert "<script" not in page
    assert plain(page) == '<script>alert("x")</script>&amp;'


def test_a_page_of_the_document_is_named_where_it_begins() -> None:
    page = marked(TEXT, pages=(0, 10))

    assert page == 'Ana sold. <span class="page" data-page="2"></span>Beto paid. Cora ran.'


def test_marks_nest_no_deeper_than_browsers_can() -> None:
    text = "x" * 1000
    spans = [Span(0, 1000 - number, number) for number in range(1, 600)]

    page = marked(text, *spans)

    assert page.count("<mark") == DEEPEST
    assert all(f'id="q{number}"' in page for number in range(1, 600))


@pytest.mark.parametrize("shape", ["side by side", "all crossing", "all nested"])
def test_a_hundred_thousand_quotes_in_ten_million_characters_take_seconds(shape: str) -> None:
    count, text = 100_000, "ab cd " * 1_700_000
    make = {
        "side by side": lambda n: Span(n * 90, n * 90 + 80, n),
        "all crossing": lambda n: Span(n * 10, n * 10 + 5_000_000, n),
        "all nested": lambda n: Span(n * 10, 10_000_000 - n * 10, n),
    }[shape]
    spans = [make(n) for n in range(count)]

    started = time.perf_counter()
    size = sum(len(piece) for piece in mark_quotes(text, spans))

    assert time.perf_counter() - started < 20
    assert size < 60_000_000


def test_a_document_cannot_pretend_that_a_character_was_revealed() -> None:
    assert marked("[U+202E]\u202e") == '[U+202E]<span class="cp">[U+202E]</span>'
