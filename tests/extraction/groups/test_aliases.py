"""Nouns that are somebody's other name."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Ana Hebra, alias "La Tía", fue detenida. "La Tía" vendía bebés.', "Ana Hebra | sells | bebés | reported"),
        ("Ana Hebra, alias La Tía, fue detenida. La Tía vendía bebés.", "Ana Hebra | sells | bebés | reported"),
        ("Ana Hebra, alias La Tía, fue detenida. La tía vendía bebés.", "tía | sells | bebés | reported"),
    ],
)
def test_a_noun_with_a_capital_is_whoever_bears_it(text: str, expected: str) -> None:
    assert expected in said("es", text)


def test_who_tells_is_not_she_who_was_arrested():
    english = said("en", "The director, Eva Sol, said the suspect, Ana Hebra, sold babies. She was arrested.")
    spanish = said("es", "La directora Eva Sol dijo que la sospechosa, Ana Hebra, vendió bebés. Ella fue detenida.")

    assert "- | detained | Ana Hebra | reported" in english & spanish


def test_she_of_two_is_nobody_where_one_tells_of_the_other():
    found = said("en", "Eva Sol said Ana Hebra sold babies. She recruited girls.")

    assert not any("recruits" in line for line in found)
