import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.sought import has_words, plain

CASES = [
    ("Zulema Farfán Ocaña", ["farfan", "ocana"]),
    ("ZULEMA FARFAN OCANA", ["Farfán"]),
    ("Farfa\u0301n", ["farfán"]),
    ("Fa\u200brf\u202eán", ["farfan"]),
    ("Straße \uff11\uff12", ["strasse 12"]),
    ("Ana  Mota", ["ana mota"]),
    ("llamó al 900 000-017", ["900000017"]),
    ("900000017", ["900 000 017"]),
]


@pytest.mark.parametrize(("told", "words"), CASES)
def test_case_accents_and_what_cannot_be_seen_are_no_matter(told: str, words: list[str]) -> None:
    assert has_words([told], words)


def test_numbers_of_two_texts_are_not_read_as_one() -> None:
    assert not has_words(["900000", "017000"], ["900000017"])
    assert not has_words(["12 34"], ["1234"])


def test_every_word_must_stand_there() -> None:
    assert not has_words(["Zulema Farfán"], ["zulema", "tambo"])
    assert has_words(["Zulema Farfán"], ["", " "])


@given(st.text())
def test_a_text_is_found_by_itself_and_by_its_capitals(text: str) -> None:
    assert has_words([text], [text])
    assert plain(plain(text)) == plain(text)
