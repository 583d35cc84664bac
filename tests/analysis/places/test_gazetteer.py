"""Which place a name means: what is certain, and nothing more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.analysis.places import Gazetteer, Unit, WhyNot, gazetteer, home_of

KNOWN = gazetteer()


def code(name: str, home: str = "") -> str:
    unit = KNOWN.place(name, home=home).unit
    return unit.code if unit else ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Perú", "PER"),
        ("PERU", "PER"),
        ("Países Bajos", "NLD"),
        ("Apurímac", "03"),
        ("región Apurimac", "03"),
        ("Arequipa", "04"),
        ("provincia de Abancay", "0301"),
        ("distrito de Wanchaq", "080108"),
        ("Wanchaq, Cusco, Perú", "080108"),
        ("Villa Inventada, Perú", "PER"),
        ("Entre Ríos", "ARG-1309"),
    ],
)
def test_a_name_that_leaves_no_doubt_is_placed(name: str, expected: str) -> None:
    assert code(name) == expected


def test_one_name_for_a_unit_and_a_smaller_one_within_it_means_the_larger() -> None:
    assert code("Arequipa") == "04"
    assert code("provincia de Arequipa") == "04"
    assert code("distrito de Arequipa") == "040101"


def test_what_several_bear_is_placed_only_by_the_rest_of_the_words_or_the_country_that_is_meant() -> None:
    assert KNOWN.place("Amazonas").why_not is WhyNot.SEVERAL
    assert code("Amazonas, Perú") == "01"
    assert code("Amazonas", home="PER") == "01"
    assert KNOWN.country(KNOWN.units[code("Amazonas", home="BRA")]) == "BRA"


@pytest.mark.parametrize("name", ["Villa Jacaranda", "home", "", "  ", ",", "provincia de", "of the"])
def test_what_no_unit_bears_is_not_placed(name: str) -> None:
    assert KNOWN.place(name).unit is None


def test_the_country_of_a_case_is_that_of_most_names_that_leave_no_doubt() -> None:
    assert home_of(["Apurímac", "Wanchaq", "Entre Ríos", "Amazonas", "nowhere"], KNOWN) == "PER"
    assert home_of(["nowhere"], KNOWN) == ""


def test_units_lie_within_units_and_codes_are_told_once() -> None:
    for unit in KNOWN.units.values():
        chain = KNOWN.chain(unit)
        assert chain[-1].level == "country"
        assert len(chain) <= 4
    first = [unit for unit in KNOWN.units.values() if unit.within == "PER"]
    assert len(first) == len({unit.names[0] for unit in first})
    assert {unit.code[:2] for unit in KNOWN.units.values() if unit.code.isdecimal()} == {unit.code for unit in first}


@given(st.text(max_size=60), st.sampled_from(["", "PER", "XXX"]))
def test_any_words_are_placed_or_not_and_the_same_every_time(name: str, home: str) -> None:
    found = KNOWN.place(name, home=home)

    assert (found.unit is None) is (found.why_not is not None)
    assert KNOWN.place(name, home=home) == found


def test_every_unit_is_found_by_its_name_and_all_that_it_is_part_of() -> None:
    for unit in list(KNOWN.units.values())[::37]:
        told = ", ".join(each.names[0] for each in KNOWN.chain(unit))
        found = KNOWN.place(told)
        assert found.unit is None or unit in KNOWN.chain(found.unit) or found.unit in KNOWN.chain(unit), told


def test_a_small_list_of_units_works_alike() -> None:
    small = Gazetteer([Unit("A", "", None, None, ("Alfa",)), Unit("01", "A", 1.0, 2.0, ("Beta",))])

    assert small.place("beta").unit == small.units["01"]
