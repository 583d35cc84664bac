"""A surname, "viuda de" and the surname of the husband are one name, also without a given name."""

import pytest

from tests.extraction.said import statements


@pytest.mark.parametrize("mark", ["Vda. de", "Vda de", "VDA. DE", "viuda de"])
@pytest.mark.parametrize("name", ["Ovillejo", "Zoé Ovillejo", "Ovillejo Lana"])
@pytest.mark.parametrize("before", ["La obstetra", "La señora", "La policía detuvo a Ana Rojo. El lunes la obstetra"])
def test_a_name_with_that_of_the_husband_is_whole(before, name, mark):
    read = statements("es", f"{before} {name} {mark} Rábano fue condenada.")

    assert [each.object.name for each in read if each.predicate == "convicted"] == [f"{name} {mark} Rábano"]
    assert not [each for each in read if each.predicate in {"works_for", "partner_of"}]


def test_it_is_whole_in_english_and_as_a_short_form():
    alone = statements("en", "Ovillejo Vda. de Rábano was released on Monday.")
    short = statements("en", "Zoé Ovillejo Vda. de Rábano was arrested. Ovillejo Vda. de Rábano was released later.")

    assert [each.object.name for each in alone if each.predicate == "released"] == ["Ovillejo Vda. de Rábano"]
    assert {each.object.name for each in short} == {"Zoé Ovillejo Vda. de Rábano"}


def test_surnames_first_are_another_woman_than_the_widow_of_the_same_man():
    read = statements("es", "OVILLEJO VDA. DE RÁBANO, Rosa fue puesta en libertad. Rosa LANA Vda. de Rábano declaró.")

    assert [each.object.name for each in read if each.predicate == "released"] == ["OVILLEJO VDA. DE RÁBANO, Rosa"]


def test_the_widow_of_somebody_is_told_by_her_husband():
    read = statements("es", "La viuda de Luis Ovillejo fue detenida en Sillar.")

    assert {(each.predicate, each.object.name) for each in read} == {
        ("detained", "viuda"),
        ("partner_of", "Luis Ovillejo"),
    }
