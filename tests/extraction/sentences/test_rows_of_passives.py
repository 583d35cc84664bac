"""Passives in a row behind one auxiliary, and what a denial of one of them reaches."""

import pytest

from tests.extraction.said import said

ANA = "Ana Quilla"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Quilla was identified, arrested and charged.", {"detained", "charged"}),
        ("Ana Quilla was arraigned, tried and sentenced to four years.", {"charged", "sentenced"}),
        ("Ana Quilla was arrested, tried, and convicted on four counts.", {"detained", "convicted"}),
        ("Ana Quilla was arrested, charged, and is awaiting trial.", {"detained", "charged"}),
        ("Ana Quilla was detained, questioned and released on bail.", {"detained", "released"}),
        ("Ana Quilla was arrested, confessed and was charged.", {"detained", "charged"}),
        ("Ana Quilla was arrested, pleaded guilty and was jailed for two years.", {"detained", "charged", "sentenced"}),
    ],
)
def test_each_verb_of_the_row_is_told_of_who_stands_before_it(text, told):
    lines = said("en", text)

    assert {line.split(" | ")[1] for line in lines} == told
    assert all(ANA in line and not line.startswith("not ") for line in lines)


def test_victims_undergo_all_that_the_row_says():
    lines = said("en", "Women were recruited, transported and exploited by the gang.")

    assert lines == {
        "- | recruits | Women | reported",
        "- | transports | Women | reported",
        "gang | exploits | Women | reported",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla could be arrested, charged and jailed.",
        "It is unclear whether Ana Quilla was arrested, charged and jailed.",
        "The girls were told they would be arrested, charged and jailed.",
        "Ana Quilla was questioned, not arrested, and released a statement.",
        "If Ana Quilla is arrested, tried and convicted, the family will appeal.",
    ],
)
def test_a_row_under_doubt_or_a_plan_says_nothing(text):
    assert said("en", text) == set()


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("en", "Ana Quilla was not arrested, charged or convicted.", {"detained", "charged", "convicted"}),
        ("en", "Ana Quilla was never tried, convicted or sentenced.", {"convicted", "sentenced"}),
        ("en", "Ana Quilla was not arrested, nor was she charged.", {"detained", "charged"}),
        ("en", "Ana Quilla was neither arrested nor was she charged.", {"detained", "charged"}),
        ("en", "Ana Quilla has not been arrested, nor has she been charged.", {"detained", "charged"}),
        ("en", "At no time has Ana Quilla been charged.", {"charged"}),
        ("en", "Not once has Ana Quilla been arrested.", {"detained"}),
        ("en", "Never has Ana Quilla been charged with selling babies.", {"charged"}),
        ("en", "Nowhere has Ana Quilla been convicted.", {"convicted"}),
        ("es", "Ana Quilla no fue detenida ni condenada.", {"detained", "convicted"}),
    ],
)
def test_a_denial_reaches_over_the_row(language, text, denied):
    lines = said(language, text)

    assert {line.split(" | ")[1] for line in lines} <= denied
    assert lines
    assert all(line.startswith("not ") for line in lines)


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("en", "Ana Quilla was not charged and was released.", "- | released | Ana Quilla | reported"),
        ("en", "Ana Quilla was never indicted and was freed in May.", "- | released | Ana Quilla | reported"),
        ("en", "Ana Quilla has not been convicted and has been released.", "- | released | Ana Quilla | reported"),
        ("en", "Ana Quilla was arrested, but not charged, and released.", "- | released | Ana Quilla | reported"),
        ("en", "Not only has Ana Quilla been arrested but she was charged.", "- | detained | Ana Quilla | reported"),
        ("en", "No sooner had Ana Quilla been arrested than she confessed.", "- | detained | Ana Quilla | reported"),
        ("es", "Ana Quilla no fue acusada y fue puesta en libertad.", "- | released | Ana Quilla | reported"),
    ],
)
def test_a_verb_with_its_own_auxiliary_is_not_denied_with_the_one_before(language, text, line):
    lines = said(language, text)

    assert line in lines
    assert f"not {line}" not in lines


@pytest.mark.parametrize("text", ["Hardly ever has Ana Quilla been arrested.", "Has Ana Quilla been charged?", "Had Ana Quilla been arrested, she would have talked."])  # fmt: skip
def test_an_auxiliary_before_its_subject_may_tell_nothing(text):
    assert said("en", text) == set()


def test_goods_that_somebody_has_seized_are_not_denied():
    assert "- | seized | assets | reported" in said("en", "Ana Quilla also had her assets confiscated.")
