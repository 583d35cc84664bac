"""Nouns that are somebody's other name."""

import pytest

from tests.extraction.said import said, statements


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


@pytest.mark.parametrize(
    ("aside", "alias"),
    [
        ("mejor conocida como la Rubia", "la Rubia"),
        ("alias la Tía", "la Tía"),
        ("apodada la Rubia", "la Rubia"),
        ("conocida en redes sociales como La Tía", "La Tía"),
        ("conocida como la directora de una ONG", None),
        ("conocida como vendedora", None),
    ],
)
def test_an_alias_may_begin_with_a_small_article(aside: str, alias: str | None) -> None:
    rows = statements("es", f"Ana Hebra, {aside}, fue detenida.")

    assert {s.value.text for s in rows if s.predicate == "alias" and s.value} == ({alias} if alias else set())
    assert any(s.predicate == "detained" and s.object and s.object.name == "Ana Hebra" for s in rows)
