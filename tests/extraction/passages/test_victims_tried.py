"""Nobody who is told to be harmed is tried in the place of whoever did it, and no sum is somebody's by its nearness."""

import pytest

from tests.extraction.said import said


def test_a_victim_is_not_the_woman_who_was_jailed():
    text = (
        "A couple from Villa Uno was charged with holding a foreign woman as a slave.\n\n"
        "The woman had been invited by the wife.\n\n"
        "The woman was sentenced to 3 years and the man was sentenced to 2 years."
    )

    assert not any("sentenced | foreign woman" in line for line in said("en", text))


def test_whom_accused_officers_detained_are_not_the_accused():
    text = (
        "Two officials of the Villa police have been sentenced to four years for demanding bribes.\n\n"
        "Head constable Ana Quilla and officer Beto Rojo had detained two women, Cara Luz and Dina Mora.\n\n"
        "A judge convicted both accused on Friday."
    )
    lines = said("en", text)

    assert "- | sentenced | officials 4 | convicted" in lines
    assert not any(("Cara" in line or "Dina" in line) and "detained" not in line for line in lines)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Police busted a syndicate which had been operating for years and arrested 13 people.", "Police | detained | people 13 | reported"),
        ("The gang targetted vulnerable couples and sold infants to them.", "gang | sells | infants | reported"),
        ("A resident of Villa Uno, N.C. was sentenced to 15 years.", "- | sentenced | resident 15 | convicted"),
        ("Ana Quilla was the victim's advocate. Beto Rojo manipulated the victim.", "Beto Rojo | deceives | victim | reported"),
        ("A lawyer paid a judge $10,000 a month in a $550 million fraud case.", "lawyer | bribes | judge 10000 | reported"),
    ],
)  # fmt: skip
def test_it_is_told_of_whom_it_is(text, line):
    lines = said("en", text)

    assert line in lines or line.replace("bribes", "pays") in lines
    assert not any("550000000" in told or "syndicate | detained" in told for told in lines)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla tipped off the police.",
        "For 8 years the nurse cared for three children for just $3 a day.",
    ],
)
def test_what_is_no_offence_is_not_told(text):
    assert not any("protects" in line or "price" in line for line in said("en", text))


def test_a_relative_clause_of_officers_goes_on_with_them():
    lines = said("en", "Police praised the unit which had raided the clinic and arrested two nurses.")

    assert not any("Police | detained" in line for line in lines)
