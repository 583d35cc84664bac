"""Plurals that a count ties to the people whom the report names."""

import pytest

from tests.extraction.said import said, whole

FOUR = "Police arrested three suspects. Ana Hebra, 30, Rosa Lazo, 31, and Julio Ovillo, 32, were held. "


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", FOUR + "The accused were charged.", "- | charged | {} | charged"),
        (
            "en",
            "Three suspects – Ana Hebra, the owner of the house, Rosa Lazo and Julio Ovillo, were held. The suspects were charged.",
            "- | charged | {} | charged",
        ),
        ("en", FOUR + "Police said the accused had been booked under section 9.", "- | charged | {} | charged"),
        (
            "es",
            "Los tres detenidos, Ana Hebra, Rosa Lazo y Julio Ovillo, declararon. Los detenidos fueron acusados de vender bebés.",
            "{} | sells | bebés | accused",
        ),
    ],
)
def test_the_accused_are_those_whom_the_report_counts_and_names(language: str, text: str, expected: str) -> None:
    assert {expected.format(name) for name in ("Ana Hebra", "Rosa Lazo", "Julio Ovillo")} <= said(language, text)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        (FOUR + "The rest of the suspects sold babies.", "sells"),
        (FOUR + "Some of the accused sold babies.", "sells"),
        (FOUR + "Four suspects were held before. The accused sold babies.", "sells"),
        (FOUR + "Police are investigating how long the accused had been running the ring.", "leads"),
    ],
)
def test_a_part_of_them_or_a_question_names_nobody(text: str, predicate: str) -> None:
    assert not any(f"{name} | {predicate}" in line for line in said("en", text) for name in ("Ana Hebra", "Rosa Lazo"))


def test_persons_of_a_feminine_noun_may_be_men():
    text = (
        "La policía detuvo a Marco Brea, Beto Rojo y Ana Tilo el lunes.\n\n"
        "Un juzgado dictó prisión contra las tres personas, de nacionalidad peruana."
    )

    statements = whole("es", text)

    found = {s.subject.name for s in statements if s.predicate == "nationality"}
    assert found == {"Marco Brea", "Beto Rojo", "Ana Tilo"}
