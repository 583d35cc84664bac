"""Who says it where the verb of saying hangs on another, or only a pronoun and whoever is told stand beside it."""

import itertools

import pytest

from tests.extraction.said import whole

SPEAKING = [
    *(
        ("en", f"{who} {verb}, {saying} Ana Ficticia {act}.", "Bea Invento")
        for who, verb, saying, act in itertools.product(
            ("Prosecutor Bea Invento", "Bea Invento"),
            ("appealed", "resigned on Monday", "dissented", "left the party in May", "was released", "wept"),
            ("saying", "arguing that", "telling reporters that", "claiming that"),
            ("sold two babies", "led the ring"),
        )
    ),
    *(
        ("es", f"{who} {verb} {saying} que Ana Ficticia {act}.", "Bea Invento")
        for who, verb, saying, act in itertools.product(
            ("La fiscal Bea Invento", "Bea Invento"),
            ("apeló", "renunció el lunes", "salió en libertad", "dejó el partido"),
            ("diciendo", "argumentando", "asegurando"),
            ("vendió dos bebés", "dirigía la red"),
        )
    ),
    ("en", "The court dismissed the appeal, saying that Ana Ficticia sold two babies.", "court"),
    ("en", "The ring was broken up, with police saying that Ana Ficticia sold two babies.", "police"),
    ("es", "El tribunal abrió el juicio, señalando que Ana Ficticia vendió dos bebés.", "tribunal"),
    ("es", "Bea Invento señaló a Ana Ficticia como jefa de la red.", "Bea Invento"),
    ("en", "Bea Invento described Ana Ficticia as the head of the ring.", "Bea Invento"),
]
TOLD = [
    "she told the court",
    "she told the judge",
    "she told police",
    "she later told the jury",
]


@pytest.mark.parametrize(("language", "text", "name"), SPEAKING)
def test_whoever_the_other_verb_is_about_says_it(language: str, text: str, name: str) -> None:
    told = [s for s in whole(language, text) if s.subject is not None and s.subject.name == "Ana Ficticia"]

    assert told
    assert {tuple(speaker.name for speaker in s.speakers) for s in told} == {(name,)}


@pytest.mark.parametrize("before", ["", "A cook, Bea Invento, testified on Monday. "])
@pytest.mark.parametrize("told", TOLD)
def test_whoever_is_told_does_not_tell(told: str, before: str) -> None:
    found = whole("en", f"{before}Bo Harker took bribes from Ana Ficticia, {told}.")
    speakers = {speaker.name for s in found for speaker in s.speakers}

    assert speakers == ({"Bea Invento"} if before else set())


def test_nobody_names_themselves() -> None:
    found = whole("en", "Bo Invento was jailed on Friday. He had named Invento as the boss of the ring at his trial.")

    assert all(s.standing.value == "suspected" and not s.speakers for s in found if s.predicate == "leads")
