"""What the next sentence calls false, by the word of a court, of whoever said it or of the paper, is told of nobody."""

import itertools

import pytest

from ovillo.domain.statements import KIND_OF, PredicateKind
from tests.extraction.said import whole

BLAMING = frozenset({PredicateKind.CONDUCT, PredicateKind.PROCEDURE, PredicateKind.TIE})
SAID = {
    "en": (
        "Dora Invento told the court that Ana Ficticia sold two babies.",
        "Dora Invento accused Ana Ficticia of selling babies.",
        "Dora Invento described Ana Ficticia as the leader of the ring.",
    ),
    "es": (
        "Dora Invento declaró que Ana Ficticia vendió bebés.",
        "Dora Invento acusó a Ana Ficticia de vender bebés.",
        "Dora Invento señaló a Ana Ficticia como jefa de la red.",
    ),
}
UNDONE = {
    "en": (
        "A court later found the claim to be false",
        "The judges found the allegation false",
        "An inquiry later ruled that this was untrue",
        "The ministry concluded that her story was invented",
        "The judges rejected the allegation as baseless",
        "Police found her account to be a fabrication",
        "The court found no truth in the claim",
        "The allegation was found to be baseless",
        "Her claim was found to be untrue by a court",
        "That turned out not to be true",
        "Both claims are false, the prosecutor's office said",
        "The allegation, a court found, was false",
        "Her testimony was later thrown out as false",
        "The allegation was later withdrawn",
        "Invento was later jailed for perjury",
        "Invento had been bribed to say so",
        "Prosecutors found that she had lied",
    ),
    "es": (
        "Ambas afirmaciones son falsas, aclaró la Fiscalía",
        "El tribunal determinó que la acusación era falsa",
        "Un juez declaró falsa la acusación",
        "La Fiscalía calificó de falsa la versión",
        "Su testimonio resultó ser falso",
        "La policía desmintió la versión",
        "Sus dichos fueron falsos, determinó la jueza",
        "El tribunal concluyó que era mentira",
        "Invento fue condenada por falso testimonio",
        "Después admitió que lo había inventado",
        "Le habían pagado para decirlo",
    ),
}
UNTRUE = [(language, f"{a} {b}.") for language in SAID for a, b in itertools.product(SAID[language], UNDONE[language])]


def blamed(language: str, text: str) -> set[str]:
    """What is told of Ana Ficticia."""
    found = [s for s in whole(language, text) if KIND_OF.get(s.predicate) in BLAMING and s.predicate != "holds_office"]
    return {s.predicate for s in found if "Ana Ficticia" in {e.name for e in (s.subject, s.object) if e is not None}}


@pytest.mark.parametrize(("language", "text"), UNTRUE)
def test_what_is_then_called_false_is_told_of_nobody(language: str, text: str) -> None:
    assert blamed(language, text) == set()


def test_both_claims_are_taken_back() -> None:
    text = (
        "Dora Invento said that Ana Ficticia sold babies. Bo Invento said that she led the ring. Both claims are false."
    )

    assert blamed("en", text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Ficticia said the claim was false."),
        ("en", "Her lawyer called the claim false."),
        ("en", "The court found her account credible."),
        ("en", "The court found the passports to be false."),
        ("en", "A court did not find the claim to be false."),
        ("en", "Bo Invento was jailed for perjury."),
        ("es", "Ana Ficticia dijo que la acusación es falsa."),
        ("es", "El abogado calificó de falsa la acusación."),
        ("es", "La partida de nacimiento era falsa."),
        ("es", "Bo Invento fue condenado por perjurio."),
    ],
)
def test_what_only_one_side_denies_stays(language: str, text: str) -> None:
    assert "sells" in blamed(language, f"{SAID[language][0]} {text}")
