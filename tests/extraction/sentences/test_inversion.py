"""The participle before its subject, and the participle of a noun that no group holds."""

import pytest

from tests.extraction.said import facts

CHARGED = {(None, "charged", name, "charged", False) for name in ("Max Tale", "Rob Reed", "Nora Tale")}


@pytest.mark.parametrize(
    "text",
    [
        "Charged in the operation were 27-year-old Max Tale, 38-year-old Rob Reed, and Nora Tale.",
        "Charged are Max Tale, 27, of Toledo; Rob Reed, 38, of Boise; and Nora Tale, 40, of Salem.",
        "Also charged on Monday were Max Tale, Rob Reed and Nora Tale.",
    ],
)
def test_who_stands_behind_the_auxiliary_undergoes_the_act(text):
    assert facts("en", text) >= CHARGED


@pytest.mark.parametrize(
    "text",
    [
        "Not charged was Max Tale.",
        "Charged with trafficking, Max Tale was released.",
        "Police charged Max Tale was odd.",
    ],
)
def test_no_inversion_where_it_is_negated_or_goes_on(text):
    assert (None, "charged", "Max Tale", "charged", False) not in facts("en", text)


@pytest.mark.parametrize(
    "text",
    [
        "The six-year sentence imposed on Max Tale was upheld.",
        "The minister praised the six-year sentence handed to Max Tale.",
        "A six-year prison term was handed to Max Tale.",
        "A sentence of six years was imposed on Max Tale.",
    ],
)
def test_a_sentence_that_is_told_of_as_a_thing(text):
    assert any(f[1] == "sentenced" and f[2] == "Max Tale" for f in facts("en", text))


@pytest.mark.parametrize(
    "text",
    [
        "The six-year sentence imposed on Max Tale was quashed.",
        "The charges filed against Max Tale were dropped.",
        "A six-year sentence could be imposed on Max Tale.",
        "The reform imposed on Max Tale was upheld.",
    ],
)
def test_nothing_of_what_was_undone_or_never_was(text):
    assert not {f for f in facts("en", text) if f[3] in ("convicted", "charged") and not f[4]}


def test_charges_of_an_offence_that_a_gerund_names():
    assert ("Prosecutors", "charged", "Max Tale", "charged", False) in facts(
        "en", "Prosecutors filed charges of human trafficking against Max Tale."
    )
    assert (None, "charged", "Max Tale", "charged", False) in facts(
        "en", "An indictment was unsealed today charging Max Tale, 35, with sex trafficking."
    )
