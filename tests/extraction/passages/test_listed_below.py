"""Whom the lines below "The following persons were arrested:" name; nobody where the list is of others."""

import itertools
from datetime import date

import pytest

from tests.extraction.said import said, statements

_OPENINGS = {
    "The following persons were arrested:": {"- | detained | {} | reported"},
    "Police arrested the following persons in Lindon:": {"Police | detained | {} | reported"},
    "Police arrested two persons:": {"Police | detained | {} | reported"},
    "Those arrested are:": {"- | detained | {} | reported"},
    "The arrested:": {"- | detained | {} | reported"},
    "Arrested and charged with trafficking in persons:": {
        "- | detained | {} | reported",
        "- | charged | {} | charged",
    },
    "The following were convicted of fraud on Friday:": {"- | convicted | {} | convicted"},
    "The following suspects were charged with fraud:": {"- | charged | {} | charged"},
    "Two suspects were acquitted of fraud:": {"- | acquitted | {} | acquitted"},
}
_LISTS = [
    "1. {} (43), midwife.\n2. {}, 51, notary.",
    "- {}, 43, of Lindon\n- {}, 51",
    "a) {} (43)\nb) {} (51)",
    "{}, 43, midwife\n{}, 51, notary",
    "1. {}, who ran the clinic.\n2. {}, her husband's notary.",
]
_OTHERS = [
    "Police have not arrested the following persons:",
    "The following persons will be charged:",
    "If police arrest the following persons:",
    "Police hope to arrest the following persons:",
    "Police arrested three persons:",
    "Police arrested two men and spoke to the following witnesses:",
    "Col. Ivo Prance, who arrested the suspects, thanked the following officers:",
    "Police arrested four suspects who had sold babies to two people:",
    "Police arrested two men near the homes of two witnesses:",
    "Three suspects were arrested with the help of:",
    "After the arrest of the suspects, the minister praised the following officers:",
    "The team that arrested the suspects was made up of:",
    "Police said the following witnesses saw the arrest:",
    "The suspects were arrested, according to the following witnesses:",
]
_NAMES = ("Ana Quilla Rojo", "Beto Marsh")
_ACTS = ("detained", "charged", "convicted", "acquitted", "indicted", "sentenced")


def _of_names(found):
    return {line for line in found if any(f" {act} | {name}" in line for act in _ACTS for name in _NAMES)}


@pytest.mark.parametrize(("opening", "lines"), list(itertools.product(_OPENINGS, _LISTS)))
def test_each_line_names_one_of_them(opening, lines):
    found = said("en", f"{opening}\n\n{lines.format(*_NAMES)}")

    assert _of_names(found) == {line.format(name) for line in _OPENINGS[opening] for name in _NAMES}


@pytest.mark.parametrize(("opening", "lines"), list(itertools.product(_OTHERS, _LISTS)))
def test_a_list_of_others_says_nothing_of_them(opening, lines):
    assert _of_names(said("en", f"{opening}\n\n{lines.format(*_NAMES)}")) == set()


@pytest.mark.parametrize("opening", _OPENINGS)
def test_a_sentence_below_the_list_is_none_of_its_lines(opening):
    text = (
        f"{opening}\n\n1. Ana Quilla Rojo (43)\n\n2. Beto Marsh (51)\n\nCarla Pell said that the operation went well."
    )

    assert not any("Carla Pell" in line for line in said("en", text))


def test_a_spanish_list_of_lines():
    text = "La policía detuvo a las siguientes personas:\n\n1. Ana Quilla Rojo (43)\n\n2. Beto Marsh (51)"

    assert said("es", text) >= {f"policía | detained | {name} | reported" for name in _NAMES}


@pytest.mark.parametrize(
    "opening", ["Last week's action day was coordinated from Marl. Results:", "Arrests of last week:"]
)
def test_marked_lines_have_the_time_of_their_opening(opening):
    found = statements("en", f"{opening}\n\n- 11 persons arrested\n\n- 16 locations searched")

    days = {s.predicate: (s.when.start, s.when.end) for s in found if s.when}
    assert days == dict.fromkeys(("detained", "searched"), (date(2031, 5, 5), date(2031, 5, 11)))


@pytest.mark.parametrize(
    "text",
    [
        "Last week's action day was coordinated from Marl. Results:\n\nPolice arrested Dario Pell.",
        "Last week prosecutors said:\n\n- 11 persons arrested",
        "Last week's charges are these:\n\n- Dario Pell was arrested",
        "Last week Dario Pell spoke. On May 3 he left. Results so far this year:\n\n- 11 persons arrested on May 4",
    ],
)
def test_lines_without_a_mark_or_with_a_time_of_their_own_have_none_of_it(text):
    found = statements("en", text)

    assert not any(s.when and s.when.start == date(2031, 5, 5) for s in found)
