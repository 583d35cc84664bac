"""A past form that a noun group swallowed or that stands before the main verb: "have arrested members", "found guilty"."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Police have arrested members of a trafficking ring.", "Police | detained | members | reported"),
        ("Police have now arrested women who sold babies.", "Police | detained | women | reported"),
        ("The court has convicted officers of bribery.", "court | convicted | officers | convicted"),
        ("Police had rescued trafficked children.", "Police | rescued | trafficked children | reported"),
        ("Police have not arrested members of the ring.", "not Police | detained | members | reported"),
        ("The gang has kidnapped children and sold them.", "gang | sells | children | reported"),
    ],
)
def test_behind_have_a_past_form_is_the_verb(text, line):
    assert line in said("en", text)


@pytest.mark.parametrize("text", ["The men had forged passports.", "They have stolen cars in the yard.", "Police have yet to arrest members of the ring."])  # fmt: skip
def test_what_somebody_has_is_not_what_they_did(text):
    assert said("en", text) == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A nurse found guilty of selling babies has been sentenced to four years in prison.", {"nurse | sells | babies | convicted", "- | convicted | nurse | convicted", "- | sentenced | nurse 4 | convicted"}),
        ("Police said a man arrested in May had been charged with selling babies.", {"- | detained | man | reported", "- | charged | man | charged", "man | sells | babies | charged"}),
        ("Police said that six nurses arrested in May for stealing babies were charged.", {"- | detained | nurses 6 | reported", "- | charged | nurses 6 | charged"}),
        ("Police said babies sold in Lagos were rescued.", {"- | sells | babies | reported", "- | rescued | babies | reported"}),
        ("The judge said a lawyer accused of bribing a clerk was not charged.", {"lawyer | bribes | clerk | accused", "not - | charged | lawyer | charged"}),
    ],
)  # fmt: skip
def test_a_participle_before_the_main_verb_is_said_of_its_noun(text, told):
    assert said("en", text) == told


@pytest.mark.parametrize(
    "text",
    [
        "It is unclear whether a man arrested in May has been charged.",
        "If a man convicted of selling babies is released, the family will sue.",
        "Police said the officers raided on Monday and were attacked.",
        "The report said the network trafficked in Lagos is run by nobody.",
    ],
)
def test_what_is_no_participle_says_nothing(text):
    assert said("en", text) == set()


def test_an_active_verb_keeps_its_object():
    lines = said("en", "She said the man arrested her brother and was later jailed.")

    assert lines == {"man | detained | brother | reported", "- | detained | man | reported"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A court has sentenced three leading members of a ring to death.", "court | sentenced | leading members 3 | convicted"),
        ("Two serving police officers were arrested.", "- | detained | serving police officers 2 | reported"),
        ("He Quilla is charged with leading a gang that sold babies.", None),
    ],
)  # fmt: skip
def test_leading_is_an_adjective_behind_a_number(text, line):
    lines = said("en", text)

    assert line in lines if line else not any("sentenced" in told for told in lines)
