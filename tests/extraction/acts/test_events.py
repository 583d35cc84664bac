"""Events that a noun names, with the verb that says they took place."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Searches were carried out at 12 homes.", {"- | searched | homes 12 | reported"}),
        ("Raids were conducted on several premises by police.", {"police | searched | premises | reported"}),
        ("Police carried out raids at seven locations.", {"Police | searched | locations 7 | reported"}),
        ("Police swooped on a house.", {"Police | searched | house | reported"}),
        ("Prosecutors secured convictions against 14 traffickers.", {"- | convicted | traffickers 14 | convicted"}),
        ("The probe led to prison terms for Ana Quilla.", {"- | sentenced | Ana Quilla | convicted"}),
        ("The agency secured the conviction and sentencing of Ana Quilla.",
         {"- | convicted | Ana Quilla | convicted", "- | sentenced | Ana Quilla | convicted"}),
        ("Prosecutors want prison terms for Ana Quilla.", set()),
        ("The law provides jail terms for traffickers.", set()),
        ("Searches were not carried out at the clinic.", set()),
    ],
)  # fmt: skip
def test_what_a_noun_names_and_a_verb_says_took_place_is_told(text, expected):
    assert said("en", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judge imposed sentences of five and seven years respectively.", {"Ana Quilla 5", "Beto Rojo 7"}),
        ("They were jailed for five years and eight months and seven years.", {"Ana Quilla 5.67", "Beto Rojo 7"}),
        ("They received between five and seven years.",
         {"Ana Quilla 5", "Ana Quilla 7", "Beto Rojo 5", "Beto Rojo 7"}),
    ],
)  # fmt: skip
def test_as_many_terms_as_people_are_one_for_each(text, expected):
    found = said("en", f"Ana Quilla and Beto Rojo were convicted. {text}")

    assert {line.split(" | ")[2] for line in found if "| sentenced |" in line} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Quilla was denied bail.", {"not - | released | Ana Quilla | reported"}),
        ("The court refused bail to the nurses.", {"not court | released | nurses | reported"}),
        ("Ana Quilla was ordered to pay $900 in restitution.", {"- | ordered | Ana Quilla 900 | reported"}),
    ],
)
def test_bail_that_is_refused_and_what_is_to_be_paid_are_told(text, expected):
    assert said("en", text) == expected
