"""Verbs left out of the second half of a sentence: who is meant, with which term, held to have done what."""

from datetime import date
from hashlib import sha256

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor
from tests.extraction.said import said

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}


def facts_of(language: str, body: str) -> set[tuple[str | None, str, str | None, str]]:
    """(subject, predicate, object, number or standing) of the procedure and conduct of a paragraph."""
    text = f"Notes on an invented case\n\n{body}\n"
    details = SourceDetails(publisher=None, published=date(2031, 5, 16), language=language)
    content = text.encode()
    document = Document(sha256(content).hexdigest(), "x.txt", "text/plain", len(content), text, (0,), details)
    return {
        (
            s.subject.name if s.subject else None,
            s.predicate,
            s.object.name if s.object else None,
            str(s.value.number) if s.value else s.standing.value,
        )
        for s in EXTRACTORS[language].read(document).statements
        if s.predicate not in ("age", "occupation", "holds_office")
    }


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Ana Quilla was sentenced to 15 years in prison and Beto Rojo to six."),
        ("en", "Ana Quilla was sentenced to 15 years; Beto Rojo, six years."),
        ("en", "Ana Quilla, 47, was sentenced to 15 years in prison and Beto Rojo, 61, to six."),
        ("es", "Ana Quilla fue sentenciada a 15 años de cárcel y Beto Rojo a seis."),
        ("es", "Ana Quilla recibió 15 años de prisión; Beto Rojo, seis."),
    ],
)
def test_each_keeps_the_own_term_where_the_verb_is_left_out(language: str, body: str) -> None:
    found = {f for f in facts_of(language, body) if f[1] == "sentenced"}

    assert found == {(None, "sentenced", "Ana Quilla", "15"), (None, "sentenced", "Beto Rojo", "6")}


def test_a_court_keeps_its_act_over_three_parts() -> None:
    found = facts_of(
        "es", "El tribunal sentenció a Ana Quilla a 18 años; a Carla Mora a 17 años y a Delia Paz a 11 años."
    )

    assert found == {
        ("tribunal", "sentenced", "Ana Quilla", "18"),
        ("tribunal", "sentenced", "Carla Mora", "17"),
        ("tribunal", "sentenced", "Delia Paz", "11"),
    }


@pytest.mark.parametrize(
    ("language", "body", "who"),
    [
        ("en", "Prosecutors asked for 22 years' imprisonment for Ana Quilla and 12 for Mr Beto Rojo.", "Prosecutors"),
        ("es", "El fiscal pidió 22 años de cárcel para Ana Quilla y 12 para Beto Rojo.", "fiscal"),
    ],
)
def test_what_is_asked_for_each_is_kept_apart(language: str, body: str, who: str) -> None:
    assert facts_of(language, body) == {(who, "requested", "Ana Quilla", "22"), (who, "requested", "Beto Rojo", "12")}


def test_each_is_charged_with_the_own_act() -> None:
    found = facts_of("en", "Ana Quilla was charged with selling babies and Beto Rojo with threatening Carla Mora.")

    assert {f for f in found if f[1] == "charged"} == {
        (None, "charged", "Ana Quilla", "charged"),
        (None, "charged", "Beto Rojo", "charged"),
    }
    assert ("Beto Rojo", "threatens", "Carla Mora", "charged") in found
    assert not {f for f in found if f[1] == "sells" and f[2] == "Beto Rojo"}


def test_a_clitic_carries_its_charge_past_a_semicolon() -> None:
    body = "A Ana Quilla se la imputa por haber vendido a dos bebés; a Beto Rojo, por trasladar a dos mujeres."

    found = facts_of("es", body)

    assert (None, "charged", "Beto Rojo", "charged") in found
    assert ("Beto Rojo", "transports", "mujeres", "2") in found
    assert not {f for f in found if f[0] == "Ana Quilla" and f[1] == "transports"}


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Ana Quilla was jailed for nine years; Beto Rojo, 18, was released."),
        ("en", "Ana Quilla was jailed for nine years and Beto Rojo, 18, was released."),
        ("en", "Ana Quilla was sentenced to nine years in prison and Beto Rojo was acquitted."),
        ("es", "Ana Quilla fue sentenciada a 15 años y Beto Rojo, de 44 años, fue absuelto."),
        ("es", "Ana Quilla fue sentenciada a 15 años y Beto Rojo, de 44 años, viajó a Cerro Tinto."),
    ],
)
def test_an_age_before_another_verb_is_no_term(language: str, body: str) -> None:
    assert "Beto Rojo" not in {f[2] for f in facts_of(language, body) if f[1] in ("sentenced", "convicted")}


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("en", "Ana Quilla was handed a 12-year sentence.", (None, "sentenced", "Ana Quilla", "12")),
        ("en", "Ana Quilla was fined $5,000.", (None, "sentenced", "Ana Quilla", "5000")),
        ("en", "No charges have been filed against Ana Quilla.", (None, "charged", "Ana Quilla", "charged")),
        ("en", "A judge ordered police to arrest Ana Quilla.", ("judge", "ordered", "Ana Quilla", "reported")),
        ("es", "Ana Quilla fue sentenciada a 98 meses de cárcel.", (None, "sentenced", "Ana Quilla", "98")),
        (
            "es",
            "El juez dictó prisión preventiva por 18 meses para Ana Quilla.",
            ("juez", "ordered", "Ana Quilla", "18"),
        ),
        ("es", "El fiscal solicitó que se condene a Ana Quilla.", ("fiscal", "requested", "Ana Quilla", "reported")),
        ("es", "Ana Quilla fue encausada por su presunta estafa.", (None, "indicted", "Ana Quilla", "charged")),
    ],
)
def test_courts_acts_keep_their_term_and_who_undergoes_them(
    language: str, body: str, expected: tuple[str | None, str, str, str]
) -> None:
    assert {f for f in facts_of(language, body) if f[1] == expected[1]} == {expected}


def test_who_is_asked_for_help_undergoes_no_request() -> None:
    assert not {f for f in facts_of("es", "La fiscalía pidió ayuda a Ana Quilla.") if f[1] == "requested"}


def test_whoever_supervises_a_prosecution_is_not_charged() -> None:
    found = facts_of(
        "en",
        "The case is being prosecuted by Assistant District Attorney Ana Quilla, and Assistant District Attorney Beto "
        "Rojo, under the overall supervision of Assistant District Attorney Carla Mora, Chief of the Special Bureau.",
    )

    assert {f for f in found if f[1] == "charged"} == set()


@pytest.mark.parametrize(
    ("language", "text", "expected", "wrong"),
    [
        (
            "en",
            "Ana Quill got 10 years, Beto Red eight.",
            "- | sentenced | Beto Red 8 | convicted",
            "- | sentenced | Ana Quill 8 | convicted",
        ),
        (
            "es",
            "Ana Quilla recibió 10 años de prisión, Beto Rojo ocho y Carla Rima, de 33 años, seis.",
            "- | sentenced | Carla Rima 6 | convicted",
            "- | sentenced | Carla Rima 33 | convicted",
        ),
    ],
)
def test_a_term_right_after_a_name_is_theirs_and_an_age_is_no_term(language, text, expected, wrong):
    found = said(language, text)

    assert expected in found
    assert wrong not in found
