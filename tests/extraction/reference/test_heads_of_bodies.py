"""Whom a relative clause behind "the leaders of the ring" tells of; a tie has two ends; a count is told once."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The leaders of the ring, who were arrested in May, denied it."),
        ("en", "The head of the gang, who was arrested in May, denied it."),
        ("es", "Los jefes de la banda, quienes estaban detenidos, hablaron."),
        ("es", "Los cabecillas de la red, que están presos, hablaron."),
    ],
)
def test_its_people_are_held_and_not_the_ring(language, text):
    held = [line for line in said(language, text) if "| detained |" in line]

    assert held
    assert not [line for line in held if any(f"| {body} " in line for body in ("ring", "gang", "banda", "red"))]


@pytest.mark.parametrize("how", ["", "en su mayoría ", "sobre todo ", "principalmente "])
def test_a_band_is_made_of_somebody(how):
    lines = said("es", f"La banda, integrada {how}por médicos y parteras, vendía niños.")

    assert {"médicos | belongs_to | banda | reported", "parteras | belongs_to | banda | reported"} <= lines
    assert not [line for line in lines if line.startswith("- | belongs_to")]


@pytest.mark.parametrize("text", ["Twelve people were members of the group.", "Five nurses are members of the ring."])
def test_members_who_are_counted_are_told_once(text):
    assert len([line for line in said("en", text) if "| belongs_to |" in line]) == 1
