import pytest

from ovillo.resolution import compare_names
from ovillo.resolution.organisation_names import compare_organisations


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Inversiones Ovillejo S.A.C.", "INVERSIONES OVILLEJO SAC", "same"),
        ("Inversiones Ovillejo S.A.C.", "Inversiones Ovillejo", "same"),
        ("Inversiones Ovillejo S.A.C.", "Inversiones Ovillejo S.R.L.", "suggest"),
        ("Clínica Ovillejo del Norte", "Clínica Ovillejo del Sur", "different"),
        ("Clínica Ovillejo 3", "Clínica Ovillejo", "different"),
        ("Hotel Ovillejo", "Bar Ovillejo", "different"),
        ("Ministerio de Hilos Públicos", "MHP", "suggest"),
        ("Policía Nacional", "National Police", "suggest"),
        ("", "Hotel", "different"),
    ],
)
def test_organisations(left: str, right: str, verdict: str) -> None:
    assert compare_names(left, right, "Organization").verdict == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("banda Los Tijerales", "organización Los Tijerales", "suggest"),
        ("the Tijerales gang", "organización criminal Los Tijerales", "suggest"),
        ("banda Los Cuervos", "organización Los Búhos", "different"),
        ("banda criminal", "organización criminal", "different"),
        ("Grupo Rojo S.A.C.", "Red Rojo S.R.L.", "different"),
        ("Clínica Rojo", "Notaría Rojo", "different"),
    ],
)
def test_one_band_is_proposed_whatever_noun_stands_before_its_name(one, other, verdict):
    assert compare_organisations(one, other)[1] == verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vance Holdings (UK) Ltd", "Vance Holdings (US) Ltd"),
        ("Clínica Santa Rosa (VC)", "Clínica Santa Rosa (PA)"),
        ("Vance Holdings (PERU)", "Vance Holdings (CHILE)"),
    ],
)
def test_capitals_in_brackets_that_are_no_acronym_of_the_name_part_two(one: str, other: str) -> None:
    assert compare_names(one, other, "Organization").verdict != "same"
