"""A letter that a program lost is told from the other name of the pair, suggested and never joined by rule."""

import pytest

from ovillo.resolution.names import compare_names

MARKS = ("?", "\ufffd", "¤")
LOST = (
    ("Ramón Quispe Zarpa", "ó"),
    ("Núria Olla Zarpa", "ú"),
    ("Ana Peñazul Olla", "ñ"),
    ("José Olla Zarpa", "é"),
    ("Íñigo Olla Zarpa", "ñ"),
)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("name", "letter"), LOST)
def test_a_lost_letter_is_suggested_and_never_joined(name: str, letter: str, mark: str) -> None:
    found = compare_names(name.replace(letter, mark), name)
    assert found.verdict == "suggest"
    assert "Letters lost in one are read as in the other." in found.reasons


def test_a_letter_of_two_bytes_may_have_left_two_marks() -> None:
    assert compare_names("Ram??n Quispe Zarpa", "Ramón Quispe Zarpa").verdict == "suggest"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ram?n Quispe Zarpa", "Ramiro Quispe Zarpa"),
        ("Ram?n Quispe Zarpa", "Ramón Quispe Olluco"),
        ("Juan Pe?a Zarpa", "Juan Pera Zarpa"),
        ("Juan ? Zarpa", "Juan Olla Zarpa Olluco Tarwi Mendo"),
    ],
)
def test_what_stands_there_may_not_be_another_name(left: str, right: str) -> None:
    assert compare_names(left, right).verdict == "different" or "Letters lost" not in str(
        compare_names(left, right).reasons
    )


@pytest.mark.parametrize("schema", ["", "Person"])
def test_people_stay_people_where_the_schema_is_not_told(schema: str) -> None:
    assert compare_names("Médico Juan Olla Zarpa", "Médico Juan Olla Tarwi", schema).verdict == "different"
    assert compare_names("Juan Norte Zarpa", "Juan Sur Zarpa", schema).verdict == "different"


def test_two_names_that_say_their_sort_are_compared_as_organisations() -> None:
    assert compare_names("Clínica Santa Zarpa S.A.C.", "Clinica Sta. Zarpa SAC", "").verdict == "same"
    assert compare_names("Hospital Zarpa Norte", "Hospital Zarpa Sur", "").verdict == "different"
