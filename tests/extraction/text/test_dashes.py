"""What stands between two dashes beside a noun is read as between commas."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_name_between_dashes_is_whose_act_it_is(dash: str) -> None:
    told = said("en", f"The driver {dash} 25-year-old Mauro Ficto, from Lima {dash} was arrested on Monday.")

    assert "- | detained | Mauro Ficto | reported" in told


def test_a_list_between_dashes_is_of_those_who_are_counted() -> None:
    told = said("es", "Tres de ellos - Ana Rojo, Beto Verde y Caro Azul - fueron condenados a cinco años.")

    assert {line for line in told if "sentenced" in line} == {
        f"- | sentenced | {name} 5 | convicted" for name in ("Ana Rojo", "Beto Verde", "Caro Azul")
    }


def test_other_words_between_dashes_stay_an_aside() -> None:
    told = said("en", "The driver - Mauro Ficto had never met him - was arrested on Monday.")

    assert not any("Mauro Ficto" in line for line in told if "detained" in line)
