"""A name that no list holds, behind a place that opens the sentence: "En Lima, X fue detenida"."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("es", "En Lima, Vanora Quil fue detenida.", "- | detained | Vanora Quil | reported"),
        ("es", "También en Austria, Vanora Quil vendió bebés.", "Vanora Quil | sells | bebés | reported"),
        ("es", "En Lima, Vanora Quil huyó con su padre, Drogo Quil.", "Drogo Quil | relative_of | Vanora Quil | reported"),
        ("en", "In Lagos, Vanora Quil sold babies.", "Vanora Quil | sells | babies | reported"),
    ],
)  # fmt: skip
def test_a_full_name_before_a_verb_is_no_further_place(language, text, line):
    assert line in said(language, text)


def test_a_list_of_places_stays_one():
    text = "En Madrid, Aldea Quil y Sevilla fueron detenidas tres mujeres."

    assert said("es", text) == {"- | detained | mujeres 3 | reported"}


def test_kin_named_so_are_not_tied_to_somebody_told_of_before():
    text = "Beto Inventado fue detenido. En Lima, Vanora Quil fue secuestrada por su padre, Drogo Quil."

    ties = {line for line in said("es", text) if "relative_of" in line}

    assert ties == {"Drogo Quil | relative_of | Vanora Quil | reported"}
