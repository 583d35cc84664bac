"""For whom somebody works, and what kin several names are."""

import pytest

from tests.extraction.said import statements


def tied(language, text, *predicates):
    """(who, to whom) of each tie of these predicates."""
    found = statements(language, text)
    return {(s.subject.name, s.object.name) for s in found if s.predicate in predicates}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On Monday seven Ovillo Police Department (OPD) officers were arrested.", {("officers", "Ovillo Police Department")}),
        ("en", "The two women worked as guards at the brothel.", {("women", "brothel")}),
        ("es", "Los acusados eran policías de la Comisaría de Ovillo.", {("acusados", "Comisaría de Ovillo")}),
        ("en", "It was told by the BBC's Ana Tilo.", {("Ana Tilo", "BBC")}),
        ("en", "Officers of the Ovillo Police Department watched the street.", set()),
        ("en", "A lawyer of the Tilo Agency was arrested.", set()),
        ("en", "The women never worked as guards at the brothel.", set()),
        ("en", "Were the accused officers of the Ovillo Police Department?", set()),
        ("es", "Si los acusados eran policías de la Comisaría de Ovillo, lo dirá el juez.", set()),
    ],
)  # fmt: skip
def test_whoever_is_acted_upon_works_for_the_body_that_the_words_give(language, text, expected):
    assert {(a, b.removeprefix("The ")) for a, b in tied(language, text, "works_for")} == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police arrested brothers Marc Brea and Luke Brea.", {("Marc Brea", "Luke Brea")}),
        ("en", "Marc Brea ran it with his wife, Ana Tilo, and his sons Luke Brea and Tom Brea.",
         {("Ana Tilo", "Marc Brea"), ("Luke Brea", "Marc Brea"), ("Tom Brea", "Marc Brea")}),
        ("es", "Fueron detenidos los hermanos Marco Brea y Lucas Brea.", {("Marco Brea", "Lucas Brea")}),
        ("es", "Cayeron los esposos Ana Tilo y Marco Brea.", {("Ana Tilo", "Marco Brea")}),
        ("es", "La policía detuvo a una mujer que vendió a su hija.", {("mujer", "hija")}),
        ("en", "Police arrested the brothers of Ana Tilo and Marc Brea.", set()),
        ("en", "A neighbour said that her sister was well.", set()),
    ],
)  # fmt: skip
def test_a_plural_noun_of_kin_ties_the_names_beside_it(language, text, expected):
    assert tied(language, text, "relative_of", "partner_of") == expected


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        (
            "The Ovillo Agency was raided. Its director, Ana Tilo, was absent.",
            "works_for",
            {("Ana Tilo", "Ovillo Agency")},
        ),
        ("Ana Tilo, Ovillo Agency senior officer, said it.", "works_for", {("Ana Tilo", "Ovillo Agency")}),
        ("The gang sold babies. Its leader, 41-year-old Ana Tilo, was held.", "leads", {("Ana Tilo", "gang")}),
        ("The gang's head, 41-year-old Algerian national Marc Brea, was held.", "leads", {("Marc Brea", "gang")}),
        ("The clinic in Ovillo is shut. Its owner, Ana Tilo, was held.", "owns", {("Ana Tilo", "clinic")}),
        ("The gang paid the clinic. Its owner, Ana Tilo, was held.", "owns", set()),
        ("U.S. Attorney Ana Tilo of the District of Columbia said it.", "works_for", set()),
    ],
)
def test_of_somebody_named_the_words_before_the_noun_give_the_body(text, predicate, expected):
    assert tied("en", text, predicate) == expected
