"""Whoever is blamed and may be a protected person is not told as that person, and is named where they are two."""

from datetime import UTC, datetime

import pytest

from ovillo.casework.protection.doubt import TELLING_PREDICATES, Told
from ovillo.casework.protection.kin import BLAMING_PREDICATES
from ovillo.casework.protection.particulars import HIDDEN
from ovillo.casework.protection.views import Concealment
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.judgements import Judgement, Verdict
from ovillo.domain.protection import Protected, ProtectedAs
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import DocumentReading
from ovillo.extraction.rules import RuleExtractor
from ovillo.workflows.guarded import is_one, may_be_one

EXTRACTOR = RuleExtractor("es")
WHO = "Persona Bkwzpl"
GIRL = "La policía rescató a Zunilda Farsante Tincopa, de 15 años, en la clínica. "
INSIDE = "Sicóloga Cuatro"


def read(letter: str, text: str) -> tuple[Document, DocumentReading]:
    document = Document(letter * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(language="es"))
    return document, EXTRACTOR.read(document)


def judged(verdict: Verdict, one: DocumentEntity, other: DocumentEntity, by: str) -> Judgement:
    return Judgement("j", verdict, one.id, other.id, by, "sees both names", datetime(2031, 6, 9, tzinfo=UTC))


def shown(text: str, verdict: Verdict | None = None, by: str = INSIDE, called: str = "") -> tuple[str, list[str]]:
    """The second document as somebody outside sees it, and the names of its people."""
    girl, about_her = read("a", GIRL)
    document, reading = read("b", text)
    (her,) = (each for each in about_her.entities if "Tincopa" in each.name)
    decided = [judged(verdict, her, each, by) for each in reading.entities if each.name == called and verdict]
    said = [*about_her.statements, *reading.statements]
    concealment = Concealment(
        [Protected(WHO, ProtectedAs.MINOR, "niñez", (her.name,), frozenset({her.id}))],
        [*about_her.entities, *reading.entities],
        [each for each in said if each.predicate in {"alias", "identifier"}],
        is_one=is_one,
        may_be=may_be_one,
        told=lambda: Told(
            [each for each in said if each.predicate in TELLING_PREDICATES],
            lambda: [each for each in said if each.predicate in BLAMING_PREDICATES],
            decided,
            {WHO: frozenset({INSIDE})},
            lambda: [girl, document],
        ),
    )
    assert "Tincopa" not in concealment.document(girl).text
    names = [concealment.entity(each, document).name for each in reading.entities if each.type.value == "person"]
    assert not verdict or decided
    return concealment.document(document).text, names


ACCUSED = "La policía detuvo a Zunilda Farsante en Ica."


def test_who_is_blamed_and_may_be_her_is_not_told_as_her() -> None:
    text, (name,) = shown(ACCUSED)

    assert text == ACCUSED.replace("Zunilda Farsante", HIDDEN)
    assert name.startswith(f"{HIDDEN} ")


def test_who_is_not_blamed_is_told_as_before() -> None:
    text, names = shown("Zunilda Farsante declaró que tiene miedo.")

    assert (text, names) == (f"{WHO} declaró que tiene miedo.", [WHO])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ACCUSED + " Zunilda Farsante, de 43 años, calló.", "Zunilda Farsante"),
        (
            "La policía detuvo a Zunilda Farzante Tincopa. Zunilda Farzante Tincopa captó a Zunilda Farsante Tincopa.",
            "Zunilda Farzante Tincopa",
        ),
    ],
)
def test_what_says_that_they_are_two_names_the_accused(text: str, name: str) -> None:
    told, names = shown(text)

    assert told == text.replace("Zunilda Farsante Tincopa", WHO)
    assert name in names


def test_one_name_of_two_ages_is_hidden_and_told_as_two() -> None:
    text, (name,) = shown("La policía detuvo a Zunilda Farsante Tincopa. Zunilda Farsante Tincopa, de 43 años, calló.")

    assert text == f"La policía detuvo a {HIDDEN}. {HIDDEN}, de 43 años, calló."
    assert name.startswith(f"{HIDDEN} ")


@pytest.mark.parametrize(
    ("verdict", "by", "told"),
    [
        (Verdict.DIFFERENT, INSIDE, "Zunilda Farsante"),
        (Verdict.SAME, INSIDE, WHO),
        (Verdict.DIFFERENT, "Oficial Dos", HIDDEN),
        (Verdict.SAME, "Oficial Dos", HIDDEN),
    ],
)
def test_whoever_knows_the_name_decides_and_nobody_else(verdict: Verdict, by: str, told: str) -> None:
    text, (name,) = shown(ACCUSED, verdict, by, "Zunilda Farsante")

    assert text == ACCUSED.replace("Zunilda Farsante", told)
    assert name.startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "La policía detuvo a Zunilda Tincopa Farsante, dueña del bar.",
        "Zunilda Tincopa Farsante declaró ayer.",
        "La policía detuvo a Zunilda Tincopa Farsante. Zunilda Tincopa Farsante, de 43 años, calló.",
    ],
)
def test_her_surnames_in_the_other_order_are_hidden_and_not_told_as_hers(text: str) -> None:
    told, names = shown(text)

    assert HIDDEN in told
    assert WHO not in told
    assert all(each.startswith(HIDDEN) for each in names)


@pytest.mark.parametrize("text", ["FARSANTE TINCOPA ZUNILDA calló.", "Farsante Tincopa, Zunilda, calló."])
def test_her_surnames_first_are_hers(text: str) -> None:
    told, _ = shown(text)

    assert told.startswith(WHO)


@pytest.mark.parametrize(
    "text",
    [
        "La fiscalía acusó a Zunilda Farsante de trata de personas.",
        "La fiscalía acusó formalmente a Rosa Inventada y a Zunilda Farsante de trata.",
        "Zunilda Farsante fue acusada de trata de personas.",
        "Zunilda Farsante, a quien la fiscalía acusó de trata, calló.",
        "El fiscal presentó la acusación contra Zunilda Farsante.",
        "La acusada Zunilda Farsante calló.",
    ],
)
def test_who_is_accused_by_words_that_no_statement_has_is_not_told_as_her(text: str) -> None:
    told, _ = shown(text)

    assert told == text.replace("Zunilda Farsante", HIDDEN)


def test_who_is_accused_at_another_age_is_named() -> None:
    text = "La fiscalía acusó a Zunilda Farsante de trata. Zunilda Farsante tiene 41 años."

    assert shown(text) == (text, ["Zunilda Farsante"])


@pytest.mark.parametrize(
    "text",
    [
        "Zunilda Farsante acusó a Rosa Inventada de trata.",
        "La fiscalía no acusó a Zunilda Farsante de nada.",
        "Zunilda Farsante no fue acusada.",
        "El delito contra Zunilda Farsante no prescribe.",
    ],
)
def test_who_accuses_or_is_not_accused_is_told_as_before(text: str) -> None:
    told, _ = shown(text)

    assert told == text.replace("Zunilda Farsante", WHO)
