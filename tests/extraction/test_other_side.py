"""Whoever is told beside the accused is not charged with them, does not arrest, and is not acquitted by the police."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("en", "A jury convicted Ambrose Selwick of selling seven newborns to couples overseas.", "couples"),
        ("en", "Leopold Garrowby was convicted of taking bribes from the agent Quentin Marlowe.", "Quentin Marlowe"),
        ("en", "Leopold Garrowby was acquitted of taking bribes from Quentin Marlowe.", "Quentin Marlowe"),
        ("es", "Un tribunal condenó a Eduvigis Polanco por haber cobrado 12.000 dólares a Leoncia Padilla.", "Leoncia"),
        ("es", "La Fiscalía acusó a Amparo Gálvez de recibir sobornos del comerciante Leoncio Padilla.", "Leoncio"),
    ],
)
def test_who_dealt_with_the_accused_is_not_held_with_them(language: str, text: str, other: str) -> None:
    told = [s for s in statements(language, text) if s.subject is not None and s.subject.name.startswith(other)]

    assert not [s for s in told if s.standing.value in ("convicted", "charged", "accused", "acquitted")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police found a girl alive on Friday, days after she was taken from her pram, and arrested Odo Turnip."),
        ("en", "Police freed Lavinia Sotheby after she called a hotline and arrested Odo Turnip."),
        ("es", "La Policía halló a la niña días después de que ella desapareció, y arrestó a Odo Nabo Gris."),
        ("es", "La Policía allanó la villa donde vivían doce mujeres y detuvo a Odo Nabo Gris."),
    ],
)
def test_police_arrest_and_not_the_victim(language: str, text: str) -> None:
    held = [s for s in statements(language, text) if s.predicate == "detained"]

    assert [s.subject.name for s in held if s.subject] in (["Police"], ["Policía"])


def test_the_day_of_a_raid_stands_behind_a_dateline_with_a_short_month() -> None:
    text = "Villa Oca, may. 16. En un operativo realizado ayer, la Policía detuvo a Odo Nabo Gris."
    when = next(s.when for s in statements("es", text) if s.predicate == "detained")

    assert when is not None
    assert str(when.start) == "2031-05-15"


def test_what_a_prosecutor_calls_cleared_is_no_acquittal() -> None:
    assert "not - | investigated | Odo Turnip | investigated" in said(
        "en", "Odo Turnip has been cleared of any wrongdoing, the prosecutor said."
    )
    assert "court | acquitted | Odo Turnip | acquitted" in said(
        "en", "Odo Turnip was cleared by a court, the prosecutor said."
    )
    assert not said("en", "The police have not named Odo Turnip as a suspect.")
    assert not said("en", "The ministry fined Odo Turnip 900 dollars.")


@pytest.mark.parametrize("goods", ["su casa a la", "una finca a la", "el club nocturno a la"])
def test_whoever_buys_a_house_is_not_sold(goods: str) -> None:
    lines = said("es", f"Vilma Torres vendió {goods} enfermera Lucía Mar.")

    assert not [line for line in lines if "| sells | Lucía" in line]


def test_whose_daughter_somebody_is_is_her_father() -> None:
    text = "Odo Nabo Gris fue detenido. Su hija, Micaela Nabo, aseguró que su padre nunca vendió a nadie."

    assert not [line for line in said("es", text) if "padre | relative_of" in line]
