"""Who is "arrested with" others is held too; nobody who only stood by, was rescued or is at large."""

import pytest

from tests.extraction.said import said, statements

_WITH = {
    "with Ana Quilla on Monday.": ["Ana Quilla"],
    "with Ana Quilla.": ["Ana Quilla"],
    "with Ana Quilla and Beto Rojo.": ["Ana Quilla", "Beto Rojo"],
    "with three nurses – Ana Quilla, Beto Rojo and Carla Pell.": ["Ana Quilla", "Beto Rojo", "Carla Pell"],
    "with two nurses last week.": ["nurses 2"],
}
_BESIDE = [
    "with Ana Quilla still at large.",
    "with Ana Quilla's gun.",
    "with Ana Quilla, his lawyer, looking on.",
    "with Ana Quilla watching.",
    "with the help of Ana Quilla.",
    "with two officers at his side.",
    "with two police officers.",
    "with three babies.",
    "with three victims.",
    "with 14 passports.",
    "with two women he was smuggling.",
]


@pytest.mark.parametrize("verb", ["arrested", "detained"])
@pytest.mark.parametrize("rest", _WITH)
def test_those_right_behind_are_held_too(verb, rest):
    found = said("en", f"Dario Pell was {verb} {rest}")

    assert found == {f"- | detained | {name} | reported" for name in ["Dario Pell", *_WITH[rest]]}


@pytest.mark.parametrize("verb", ["arrested", "detained"])
@pytest.mark.parametrize("rest", _BESIDE)
def test_those_beside_are_not(verb, rest):
    found = statements("en", f"Dario Pell was {verb} {rest}")

    assert {s.object.name for s in found if s.predicate == "detained"} == {"Dario Pell"}


@pytest.mark.parametrize("rest", _WITH)
@pytest.mark.parametrize("verb", ["was not arrested", "will be arrested", "had lunch", "was questioned", "was charged"])
def test_another_act_or_none_holds_nobody(verb, rest):
    found = statements("en", f"Dario Pell {verb} {rest}")

    assert not any(s.predicate == "detained" and not s.negated for s in found)


@pytest.mark.parametrize("names", ["Ana Quilla, a resident of Marl, and Beto Rojo, a resident of Lindon", "A"])
def test_whom_police_identify_as_those_whom_they_arrested(names):
    text = f"Police arrested two people on Friday and identified them as {names}."
    found = statements("en", text)

    named = {"Ana Quilla", "Beto Rojo"} if "Ana" in names else {"people"}
    assert {s.object.name for s in found if s.predicate == "detained"} == named


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested three people and identified them as Ana Quilla and Beto Rojo.",
        "Police arrested two men and two women and identified them as Ana Quilla and Beto Rojo.",
        "Police arrested two men and identified two of them as Ana Quilla and Beto Rojo.",
        "The gang sold two girls to two men and police identified them as Ana Quilla and Beto Rojo.",
    ],
)
def test_names_of_other_numbers_or_of_one_of_two_groups_are_nobody_s(text):
    assert not any("Quilla" in line for line in said("en", text))


def test_words_put_in_by_an_editor_turn_nobody_round():
    text = "The ring exploited [mostly foreign] women and sold babies."

    assert said("en", text) == {"ring | exploits | women | reported", "ring | sells | babies | reported"}


@pytest.mark.parametrize("home", ["no fixed abode", "Lindon"])
def test_an_age_before_a_home_without_a_comma(home):
    found = statements("en", f"Mateusz Natkowski, 39 of {home}, was found guilty.")

    assert [(s.subject.name, s.value.number) for s in found if s.predicate == "age"] == [("Mateusz Natkowski", 39)]


def test_a_number_of_people_is_no_age():
    found = statements("en", "Dario Pell led guards, 39 of whom were jailed.")

    assert not any(s.predicate == "age" for s in found)


def test_where_somebody_is_a_resident_of_is_a_home():
    text = "Ana Quilla, a resident of Marl, was arrested."

    assert "Ana Quilla | located_in | Marl | reported" in said("en", text)
