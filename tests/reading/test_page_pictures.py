"""Pages as pictures: what is drawn, what is lit, and what a hostile file may not do."""

import struct
import zlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.made_files import LIMITS, made_pdf, piece_of

from ovillo.reading import page_pictures
from ovillo.reading.decoding import letters_of
from ovillo.reading.page_pictures import draw_page

LINES = ["La fiscal pidió prisión preven-", "tiva para Inés Imaginaria.", "La fiscal calló."]
Pixels = list[bytes]


def pixels(png: bytes) -> tuple[int, Pixels]:
    """The width, and each row's bytes; another reading of PNG than the writing under test."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    place, body, width = 8, b"", 0
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        kind, data = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        assert struct.unpack(">I", png[place + 8 + length : place + 12 + length]) == (zlib.crc32(kind + data),)
        if kind == b"IHDR":
            width, _, depth, colour = struct.unpack(">IIBB", data[:10])
            assert (depth, colour) == (8, 2)
        body += data if kind == b"IDAT" else b""
        place += 12 + length
    raw, step = zlib.decompress(body), 1 + 3 * width
    rows = [raw[start : start + step] for start in range(0, len(raw), step)]
    assert {row[0] for row in rows} == {0}
    return width, [row[1:] for row in rows]


def lit_rows(png: bytes) -> list[int]:
    """Rows with a pixel that a highlighter touched: yellow, which no ink of the page is."""
    _, rows = pixels(png)
    return [
        number
        for number, row in enumerate(rows)
        if any(red > 200 > blue for red, blue in zip(row[0::3], row[2::3], strict=True))
    ]


def drawn(words: str = "", before: int = 0, page: int = 1) -> page_pictures.PagePicture:
    found = draw_page(made_pdf([LINES, ["Segunda"]]), "", page, words, before)
    assert found
    return found


def test_a_page_is_drawn_with_ink_on_it() -> None:
    picture = drawn()

    width, rows = pixels(picture.png)
    assert picture.pages == 2
    assert (width, len(rows)) == (round(595 * page_pictures.SCALE), -(-842 * 16 // 10))
    assert any(value < 100 for row in rows for value in row)
    assert not picture.is_lit
    assert lit_rows(picture.png) == []


def test_words_that_a_line_end_breaks_are_lit_on_both_lines() -> None:
    picture = drawn("prisión preventiva para Inés")

    rows = lit_rows(picture.png)
    assert picture.is_lit
    assert sum(later - row > 1 for row, later in pairwise(rows)) == 1


def test_the_second_of_two_equal_words_is_lit_where_it_stands() -> None:
    first, second = lit_rows(drawn("La fiscal").png), lit_rows(drawn("La fiscal", 1).png)

    assert max(first) < min(second)


def test_words_that_are_not_there_light_nothing() -> None:
    assert not drawn("nadie dijo esto").is_lit
    assert not drawn("Segunda").is_lit
    assert drawn("Segunda", page=2).is_lit


@pytest.mark.parametrize("page", [0, -1, 3, 10**6])
def test_there_is_no_picture_of_a_page_that_is_not_there(page: int) -> None:
    assert draw_page(made_pdf([LINES, ["Segunda"]]), "", page, "", 0) is None


def test_a_page_that_claims_to_be_a_field_is_drawn_small() -> None:
    content = made_pdf([LINES]).replace(b"[0 0 595 842]", b"[0 0 99999 99999]")

    picture = draw_page(content, "", 1, "", 0)

    assert picture
    width, rows = pixels(picture.png)
    assert width * len(rows) <= page_pictures.MOST_PIXELS * 1.01


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_damaged_file_gives_a_picture_or_none(data: st.DataObject) -> None:
    content = bytearray(made_pdf([LINES]))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    picture = draw_page(bytes(content), "", 1, "La fiscal", 0)

    assert picture is None or pixels(picture.png)


def test_every_line_of_the_text_is_found_on_its_page() -> None:
    document = piece_of(made_pdf([LINES, ["Segunda página.", "Otra línea."]]), "a.pdf", LIMITS).document
    assert document

    starts = (*document.page_starts, len(document.text))
    for page in (1, 2):
        text = document.text[starts[page - 1] : starts[page]]
        for sentence in text.split("."):
            found = draw_page(made_pdf([LINES, ["Segunda página.", "Otra línea."]]), "", page, sentence, 0)
            assert found
            assert found.is_lit == bool(letters_of(sentence))
