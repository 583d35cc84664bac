"""A list goes on behind where one of its members is from, by combination; a new sentence's subject is in no list."""

import itertools

import pytest

from tests.extraction.said import statements

NAMES = {"Ana Quilla", "Beto Rojo", "Sara Mora"}
LISTS = {
    "es": ["{a}Ana Quilla y Beto Rojo, de Lima, y {a}Sara Mora, de Cusco,", "{a}Ana Quilla, de Lima, {a}Beto Rojo y {a}Sara Mora, de Cusco,",
        "{a}Ana Quilla y Beto Rojo, de la zona de Lima, y {a}Sara Mora, de San Carlos,"],
}  # fmt: skip
FRAMES = {"es": [("{} fueron detenidos.", ""), ("Los policías {} fueron detenidos.", "")]}
ALL = [
    (language, frame.format(names.format(a=a)))
    for language in LISTS
    for (frame, a), names in itertools.product(FRAMES[language], LISTS[language][::2])
]


def _held(language: str, text: str) -> set[str]:
    return {s.object.name for s in statements(language, text) if s.predicate == "detained" and s.object}


@pytest.mark.parametrize(("language", "text"), ALL)
def test_all_of_the_list_are_held(language: str, text: str) -> None:
    assert _held(language, text) == NAMES


@pytest.mark.parametrize(
    ("language", "text", "free"),
    [
        ("es", "La policía detuvo a Ana Quilla, de Lima, y Sara Mora, de Cusco, fue liberada.", "Sara Mora"),
        ("es", "La policía detuvo a Ana Quilla, de Lima, y Sara Mora, de Cusco, huyó.", "Sara Mora"),
        ("es", "Fue detenida Ana Quilla, de Lima, y Sara Mora, de Cusco, huyó.", "Sara Mora"),
        ("en", "Police arrested Ana Quilla, of Lima, and Sara Mora, of Cusco, fled.", "Sara Mora"),
    ],
)
def test_who_does_something_else_is_not_held(language: str, text: str, free: str) -> None:
    assert free not in _held(language, text)
