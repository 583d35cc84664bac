import tracemalloc
import unicodedata

import pytest

from ovillo.extraction.text.blocks import cut_blocks
from ovillo.extraction.text.tokens import cut_sentences, cut_tokens


def sentences(text: str, language: str) -> list[str]:
    return [text[s.start : s.end] for s in cut_sentences(text, cut_blocks(text, language), language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S/4.000", ["S/", "4.000"]),
        ("US$1,200", ["US$", "1,200"]),
        ("a 5-month-old ex-chief", ["a", "5-month-old", "ex-chief"]),
        ("Skein's thread", ["Skein", "'s", "thread"]),
        ("don't", ["don't"]),
    ],
)
def test_tokens_are_cut_as_the_contract_says(text, expected):
    assert [token.text for token in cut_tokens(text, "en")] == expected


def test_abbreviations_and_initials_do_not_end_a_sentence():
    text = "Gen. Hilario T. Madeja met Dr. Lana Hebra at 9 a.m. on Monday. He left."

    assert sentences(text, "en") == [text[:-9], "He left."]


def test_a_street_ends_no_sentence_and_a_generation_behind_a_name_may():
    street = "Ana Hebra vive en el Jr. Los Hilos Falsos 12."
    name = "La policía detuvo a Teo Hebra Jr. La fiscalía lo acusó."

    assert sentences(street, "es") == [street]
    assert len(sentences(name, "es")) == 2


def test_a_quotation_is_not_cut():
    text = '"I knit. I never cut," said Ana Hebra. She left.'

    assert sentences(text, "en") == ['"I knit. I never cut," said Ana Hebra.', "She left."]


def test_a_dateline_stays_with_its_sentence():
    text = "VILLA OVILLO (Agencia Hilo).- La policía detuvo a dos. Nadie más cayó."

    assert len(sentences(text, "es")) == 2


def test_decomposed_accents_keep_their_offsets_and_compare_composed():
    text = unicodedata.normalize("NFD", "Él detuvo a Peña.")

    tokens = cut_tokens(text, "es")

    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert tokens[3].lower == "peña"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("La policía allanó Hilo Sur S.A. Luis Vega trabaja allí.", 2),
        ("La policía allanó Hilo Sur S.A. Norte y dos casas.", 1),
        ("La policía allanó la casa del Sr. Luis Vega ayer.", 1),
    ],
)
def test_behind_a_legal_form_a_given_name_and_a_surname_begin_a_sentence(text: str, count: int):
    assert len(sentences(text, "es")) == count


@pytest.mark.parametrize(
    ("language", "mark"), [("en", "Rs."), ("en", "Ksh."), ("en", "Ush."), ("es", "Gs."), ("es", "Bs.")]
)
def test_the_mark_of_a_currency_ends_no_sentence_before_its_sum(language: str, mark: str) -> None:
    assert len(sentences(f"Ana Quilla paid {mark} 5,000. Beto Rojo left.", language)) == 2


@pytest.mark.parametrize("word", ["a", "a1", "a\u0301", "a-a", "9-a"])
def test_a_line_without_a_space_takes_no_memory_by_the_letter(word: str) -> None:
    text = word * (300_000 // len(word) if word != "9-a" else 3_000)
    tracemalloc.start()

    found = cut_tokens(text, "es")
    peak = tracemalloc.get_traced_memory()[1]

    tracemalloc.stop()
    assert found
    assert peak < 30 * len(text) + 3_000_000
