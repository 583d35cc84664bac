"""Arrests, searches, seizures and rescues as notes and reports tell them, with insertions, lists and postposed subjects."""

import pytest

from tests.extraction.said import said

CASES = [
    ("es", "Cerca de 40 personas, entre ellos dos jueces, fueron detenidas el martes.", {"40", "jueces"}),
    ("es", "Entre los detenidos hay dueños de locales que recibían a los extranjeros.", {"dueños"}),
    ("es", "La red estaba compuesta por un hombre y cinco mujeres, que han sido arrestados.", {"hombre", "mujeres"}),
    ("en", "A total of 12 people, including a lawyer and a midwife, were arrested this week.", {"12", "lawyer", "midwife"}),
    ("en", "Those arrested include three sergeants and two detectives.", {"sergeants", "detectives"}),
    ("en", "Three suspects – Ana Quilla, the owner of the house, Beto Rojo and Rita Verde – were arrested.",
     {"Ana Quilla", "Beto Rojo", "Rita Verde"}),
    ("en", "Ana Quilla, according to her lawyer, was arrested.", {"Ana Quilla"}),
    ("es", "Ana Quilla, según su abogado, fue detenida.", {"Ana Quilla"}),
]  # fmt: skip


def undergoers(predicate, language, text):
    """Object and number of each such statement."""
    return [line.split(" | ")[2] for line in said(language, text) if f"| {predicate} |" in line]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_who_was_detained_is_seen_past_what_stands_between(language, text, expected):
    found = undergoers("detained", language, text)

    assert all(any(word in line for line in found) for word in expected)
    assert not any("extranjeros" in line for line in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Two mobile phones and $1,250 were recovered from them.", {"mobile phones", "1250"}),
        ("es", "Las autoridades se incautaron de armas de fuego y vehículos.", {"armas de fuego", "vehículos"}),
    ],
)
def test_what_was_seized_is_a_list_of_things_and_sums(language, text, expected):
    found = undergoers("seized", language, text)

    assert all(any(word in line for line in found) for word in expected)
