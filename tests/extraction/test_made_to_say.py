"""What somebody is bribed or forced to say, or answers for having said, is told of nobody."""

import itertools

import pytest

from ovillo.domain.statements import KIND_OF, PredicateKind
from tests.extraction.said import whole

BLAMING = frozenset({PredicateKind.CONDUCT, PredicateKind.PROCEDURE, PredicateKind.TIE})
ACTS = {
    "en": ("Ana Ficticia sold a baby", "Ana Ficticia led the ring", "Ana Ficticia had been arrested"),
    "es": ("Ana Ficticia vendió un bebé", "Ana Ficticia dirigía la red", "Ana Ficticia había sido detenida"),
}
MADE_TO = [
    *(
        ("en", f"{opener} {says.split('|')[is_gerund]} {{}}.")
        for (is_gerund, opener), says in itertools.product(
            (
                (0, "Bo Invento was bribed to"),
                (0, "A witness had been paid 500 dollars to"),
                (0, "The cook was forced to"),
                (1, "Bo Invento said that he had been tortured into"),
                (0, "He admitted that he had taken money to"),
                (0, "A rival bribed two witnesses to"),
                (0, "Bo Invento had been pressured by the police to falsely"),
            ),
            ("say that|saying that", "tell the jury that|telling the jury that", "sign a paper saying that|signing a paper saying that"),
        )
    ),
    *(
        ("es", f"{opener} {says.split('|')[is_wish]} {{}}.")
        for (is_wish, opener), says in itertools.product(
            (
                (0, "A Bea Invento le pagaron para"),
                (0, "El testigo fue obligado a"),
                (1, "El testigo reconoció que le pagaron para que"),
                (1, "La policía torturó al cocinero para que"),
                (0, "La testigo admitió que recibió dinero para"),
                (0, "Cobró 300 soles por"),
            ),
            ("declarar que|declarara que", "contar al juez que|contara al juez que", "firmar un papel que decía que|firmara un papel que decía que"),
        )
    ),
]  # fmt: skip
ANSWERED = [
    *(
        ("en", f"{opener} {says.split('|')[form]} {{}}.")
        for (form, opener), says in itertools.product(
            (
                (0, "Bo Invento was jailed for perjury for"),
                (0, "Bo Invento was convicted of perjury after"),
                (0, "The blogger was fined for"),
                (0, "A court found that he had lied to it,"),
                (1, "The newspaper was ordered to pay damages for having"),
                (1, "He admitted lying when he"),
                (1, "Bo Invento lied under oath when he"),
            ),
            ("saying that|said that", "telling the court that|told the court that", "testifying that|testified that"),
        )
    ),
    *(
        ("es", f"{opener} {says.split('|')[form]} {{}}.")
        for (form, opener), says in itertools.product(
            (
                (0, "Bo Invento fue condenado por perjurio tras"),
                (0, "La testigo admitió que mintió al"),
                (1, "La testigo reconoció haber mentido cuando"),
                (2, "Bo Invento fue condenado por falso testimonio por haber"),
            ),
            ("decir que|dijo que|dicho que", "contar al tribunal que|contó al tribunal que|contado al tribunal que"),
        )
    ),
]
BLAMED = [
    ("en", "Bo Invento was bribed to accuse Ana Ficticia of selling a baby."),
    ("en", "Police forced the cook to name Ana Ficticia as the leader of the ring."),
    ("es", "Le pagaron para que acusara a Ana Ficticia de vender un bebé."),
    ("es", "El testigo fue obligado a señalar a Ana Ficticia como jefa de la red."),
]
LIES = [(language, text.format(act)) for language, text in (*MADE_TO, *ANSWERED) for act in ACTS[language]] + BLAMED


def blamed(language: str, text: str) -> list[str]:
    """What is told of Ana Ficticia."""
    found = [s for s in whole(language, text) if KIND_OF.get(s.predicate) in BLAMING]
    return [s.predicate for s in found if "Ana Ficticia" in {e.name for e in (s.subject, s.object) if e is not None}]


@pytest.mark.parametrize(("language", "text"), LIES)
def test_a_lie_that_is_told_as_one_is_told_of_nobody(language: str, text: str) -> None:
    assert blamed(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("en", "The nurse admitted that Ana Ficticia sold a baby.", "sells"),
        ("en", "The widow paid Ana Ficticia 500 dollars and later told the court that Ana Ficticia sold a baby.", "sells"),
        ("en", "Bo Invento was jailed for perjury. Ana Ficticia was arrested for selling babies.", "detained"),
        ("en", "Ana Ficticia lied to the police and was arrested after officers said that she had sold a baby.", "detained"),
        ("es", "El testigo fue obligado a reconocer que Ana Ficticia vendió un bebé.", "sells"),
        ("es", "La madre dijo que le pagaron 500 dólares y que Ana Ficticia vendió a su bebé.", "sells"),
        ("es", "La testigo, amenazada, declaró que Ana Ficticia vendió a su bebé.", "sells"),
    ],
)  # fmt: skip
def test_what_is_said_freely_is_told(language: str, text: str, predicate: str) -> None:
    assert predicate in blamed(language, text)
