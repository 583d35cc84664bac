"""Who does what in sentences of a police report with ages, settings, lists before "14 others" and names of bands."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize("between", [" (53)", ", de 53 años,", ", alias «Loba»,"])
@pytest.mark.parametrize("joined", [" y Ida Ficticia", ", y la obstetra Ida Ficticia"])
def test_who_begins_a_clause_of_their_own_is_not_recruited(joined, between):
    found = said("es", f"Nela Inventada captaba a mujeres embarazadas{joined}{between} vendía a los recién nacidos.")

    assert found == {
        "Nela Inventada | recruits | mujeres embarazadas | reported",
        "Ida Ficticia | sells | recién nacidos | reported",
    }


@pytest.mark.parametrize("between", ["(53)", ", 53,", ", 53 years old,"])
def test_the_same_in_english(between):
    found = said("en", f"Nela Fiction recruited pregnant women and nurse Ida Fiction {between} sold the babies.")

    assert found == {
        "Nela Fiction | recruits | pregnant women | reported",
        "Ida Fiction | sells | babies | reported",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La policía detuvo a Nela Inventada y Ida Ficticia, de 53 años, informó la Fiscalía."),
        ("es", "La policía detuvo a Nela Inventada y Ida Ficticia (53), acusadas por sus vecinos."),
        ("en", "Police arrested Nela Inventada and Ida Ficticia, 53, said the prosecutor."),
    ],
)
def test_what_tells_it_or_accuses_them_is_no_clause_of_their_own(language, text):
    detained = {line.split(" | ")[2] for line in said(language, text) if " | detained | " in line}

    assert detained == {"Nela Inventada", "Ida Ficticia"}


@pytest.mark.parametrize("setting", ["on Friday", "later", "in Villa Uno on Friday", "in Villa Uno later"])
def test_a_verb_behind_its_setting_is_no_adjective(setting):
    found = said("en", f"A court {setting} convicted nurse Ida Fiction, 54, of selling babies and sentenced her.")

    assert "court | convicted | Ida Fiction | convicted" in found
    assert "Ida Fiction | sells | babies | convicted" in found
    assert not [line for line in found if line.startswith(("babies", "-"))]


def test_a_convicted_trafficker_is_one_whom_police_arrest():
    found = said("en", "Police on Monday arrested convicted trafficker Ida Fiction.")

    assert found == {"Police | detained | Ida Fiction | reported"}


@pytest.mark.parametrize("tail", ["y a otras 14 personas", "y a 14 personas más", "y a Beto Ficticio", "y otros 14"])
def test_whom_a_list_names_before_others_undergoes_it_too(tail):
    found = said("es", f"La policía detuvo a Nela Inventada, Ida Ficticia, Lía Inventada {tail}.")

    named = {line.split(" | ")[2] for line in found}
    assert {"Nela Inventada", "Ida Ficticia", "Lía Inventada"} <= named


@pytest.mark.parametrize("band", ["the criminal organisation Los Hilos", "the gang Los Hilos", "Los Hilos, a ring"])
def test_a_band_with_a_spanish_article_is_called_by_its_name_in_english(band):
    found = said("en", f"Police arrested 15 members of {band}. The gang sold 26 babies.")

    assert "Los Hilos | sells | babies 26 | reported" in found


HELD = "The suspects visited {place} where {whom} was {how}reported missing and held {state}{end}."


@pytest.mark.parametrize("place", ["a brothel", "an illegal brothel", "the house"])
@pytest.mark.parametrize("whom", ["a victim", "one of the victims", "Walter Quilla"])
@pytest.mark.parametrize("how", ["", "allegedly "])
@pytest.mark.parametrize("state", ["hostage", "captive", "prisoner"])
@pytest.mark.parametrize("end", ["", " for sexual exploitation", " in a room"])
def test_who_visits_a_place_holds_nobody_who_is_held_there(
    place: str, whom: str, how: str, state: str, end: str
) -> None:
    text = HELD.format(place=place, whom=whom, how=how, state=state, end=end)

    assert not any(line.startswith("suspects |") for line in said("en", text))
