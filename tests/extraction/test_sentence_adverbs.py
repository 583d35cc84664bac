"""A word of doubt that opens a sentence holds all of it, and is no part of the name behind it."""

import pytest

from tests.extraction.said import facts

ENGLISH = (
    "Perhaps", "Maybe", "Allegedly", "Reportedly", "Possibly", "Apparently", "Probably", "Presumably", "Supposedly",
    "Conceivably", "It is possible that", "It may be that", "Chances are that", "It seems that",
)  # fmt: skip
SPANISH = (
    "Quizá", "Quizás", "Tal vez", "Acaso", "A lo mejor", "Presuntamente", "Supuestamente", "Probablemente",
    "Posiblemente", "Aparentemente", "Al parecer,", "Es posible que", "Es probable que", "Puede ser que", "Parece que",
)  # fmt: skip


@pytest.mark.parametrize("words", ENGLISH)
def test_doubt_that_opens_an_english_sentence_holds_all_of_it(words: str) -> None:
    told = {each for each in facts("en", f"Police came. {words} Ana Ficticia sold babies.") if each[1] == "sells"}

    assert told <= {("Ana Ficticia", "sells", "babies", "suspected", False)}


@pytest.mark.parametrize("words", SPANISH)
def test_doubt_that_opens_a_spanish_sentence_holds_all_of_it(words: str) -> None:
    told = {each for each in facts("es", f"Llegó la policía. {words} Ana Ficticia vendió bebés.") if each[1] == "sells"}

    assert {each[3] for each in told} <= {"suspected"}
    assert {each[0] for each in told} <= {"Ana Ficticia", None}


@pytest.mark.parametrize("name", ["Emily Stone", "Kelly Stone", "Sally Stone", "Molly Stone"])
def test_given_names_that_end_like_adverbs_are_names(name: str) -> None:
    assert (name, "sells", "babies", "reported", False) in facts("en", f"{name} sold babies.")


def test_a_spanish_given_name_that_ends_like_an_adverb_is_a_name() -> None:
    assert ("Clemente Ríos", "sells", "bebés", "reported", False) in facts("es", "Clemente Ríos vendió bebés.")
