"""What "… and he" tells is not told of whoever stands before, unless the pronoun means them."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rita Mock sold the baby and he denied it."),
        ("en", "Rita Mock sold the baby and he was arrested."),
        ("en", "Rita Mock sold the baby and it was taken away."),
        ("es", "Rita Mock vendió a la bebé y él la compró."),
        ("es", "Rita Mock vendió a la bebé y él fue detenido."),
    ],
)
def test_another_pronoun_takes_the_act_away(language, text):
    assert {line.split(" | ")[1] for line in said(language, text) if "Rita Mock" in line} == {"sells"}


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "Rita Mock sold the baby and she was arrested.", "- | detained | Rita Mock | reported"),
        ("es", "Rita Mock vendió a la bebé y ella fue detenida.", "- | detained | Rita Mock | reported"),
        ("es", "Rita Mock captaba madres y luego vendía bebés.", "Rita Mock | sells | bebés | reported"),
        ("en", "Ovi Mock was arrested and also charged.", "- | charged | Ovi Mock | charged"),
    ],
)
def test_her_own_does_not(language, text, fact):
    assert fact in said(language, text)


def test_a_subject_is_no_object_of_the_verb_before():
    lines = said("es", "Ovi Lazo acusó a Rita Mock de vender a la bebé y él lo negó.")

    assert not [line for line in lines if "| sells | Ovi Lazo" in line]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ovi Mock nearly sold the baby."),
        ("en", "Ovi Mock almost sold the baby."),
        ("es", "Ovi Mock casi vendió a la bebé."),
    ],
)
def test_what_was_nearly_done_was_not(language, text):
    assert said(language, text) == set()
