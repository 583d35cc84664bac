"""Whom an act befalls beside those whom its verb names, and numbers that stand without a noun."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Twill, along with Ted Loom, was charged with fraud.", "- | charged | Ted Loom | charged"),
        ("en", "Police arrested Ana Twill together with Ted Loom.", "Police | detained | Ted Loom | reported"),
        (
            "en",
            "Ana Twill was arrested alongside two crime figures, Ted Loom and Bob Weft.",
            "- | detained | Bob Weft | reported",
        ),
        (
            "es",
            "Son procesadas Ana Hebra y Luz Lazo, quienes dirigían la asociación, así como el notario Julio Ovillo.",
            "- | indicted | Julio Ovillo | charged",
        ),
        ("es", "La policía detuvo a Ana Hebra, así como a Julio Lazo.", "policía | detained | Julio Lazo | reported"),
        ("en", "Another 54 have been charged with complicity.", "- | charged | 54 | charged"),
        ("es", "Otros 54 fueron imputados por complicidad.", "- | charged | 54 | charged"),
    ],
)
def test_whoever_is_beside_them_undergoes_it_too(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "Ana Twill was not arrested along with Ted Loom.", "Ted Loom"),
        ("en", "Police, along with Ted Loom, arrested Ana Twill.", "detained | Ted Loom"),
        ("en", "Ana Twill was arrested along with her baby.", "baby"),
        ("es", "Ana Hebra fue detenida junto a dos menores.", "menores"),
    ],
)
def test_no_one_who_helps_and_no_child_is_held_with_them(language: str, text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said(language, text))


WITH = [
    ("en", "Ida Fiction was {} with {}.", ("arrested", "detained"), {"three nurses": "nurses 3", "two accomplices": "accomplices 2",
        "two other people": "people 2", "three nurses – Ana Quilla, Beto Rojo and Caro Paz": "Ana Quilla"}),
    ("es", "Ida Ficticia fue {} con {}.", ("detenida", "arrestada"), {"tres enfermeras": "enfermeras 3", "dos cómplices": "cómplices 2",
        "otras dos personas": "personas 2", "tres enfermeras: Ana Quilla, Beto Rojo y Caro Paz": "Ana Quilla"}),
]  # fmt: skip
HELD = [
    (language, frame.format(verb, who), held)
    for language, frame, verbs, others in WITH
    for verb in verbs
    for who, held in others.items()
]
SPARED = [
    ("en", "two babies"), ("en", "two lawyers"), ("en", "two girls"), ("en", "the nurses"), ("en", "two knives"),
    ("en", "the help of two officers"), ("en", "her mother"), ("es", "dos menores"), ("es", "dos abogados"),
    ("es", "la ayuda de dos agentes"), ("es", "las víctimas"), ("es", "dos niñas"), ("es", "su madre"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "held"), HELD)
def test_those_of_a_trade_with_whom_somebody_is_held_are_held(language: str, text: str, held: str) -> None:
    assert f"- | detained | {held} | reported" in said(language, text)


@pytest.mark.parametrize(("language", "who"), SPARED)
def test_whoever_else_is_by_is_not_held(language: str, who: str) -> None:
    frame = "Ida Fiction was arrested with {}." if language == "en" else "Ida Ficticia fue detenida con {}."
    found = {line for line in said(language, frame.format(who)) if " | detained | " in line}
    assert len(found) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ida Fiction was not arrested with three nurses."),
        ("en", "Ida Fiction will be arrested with three nurses."),
        ("es", "Ida Ficticia no fue detenida con tres enfermeras."),
    ],
)
def test_nobody_is_held_with_who_is_not(language: str, text: str) -> None:
    assert not [line for line in said(language, text) if "nurses" in line or "enfermeras" in line]


@pytest.mark.parametrize(
    ("text", "jailed"),
    [
        ("Beto Rojo was jailed on Tuesday alongside multiple senior sporting executives.", {"Beto Rojo", "executives"}),
        ("Beto Rojo was jailed for ten years on Tuesday alongside Ana Quilla.", {"Beto Rojo"}),
        ("Beto Rojo was not jailed alongside Ana Quilla.", set()),
        ("Beto Rojo was jailed, not together with Ana Quilla.", {"Beto Rojo"}),
        ("Beto Rojo was jailed, but not alongside Ana Quilla.", {"Beto Rojo"}),
    ],
)
def test_those_jailed_beside_somebody_are_told_where_no_term_is(text, jailed):
    found = {line.split(" | ")[2] for line in said("en", text) if line.startswith(("- | sentenced", "- | detained"))}

    assert {name.removesuffix(" 10") for name in found} == jailed


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La policía detuvo a Ana Ficticia, además de rescatar a Beto Inventado."),
        ("es", "La policía detuvo a Ana Ficticia, además de identificar a Beto Inventado."),
        ("en", "Police arrested Ana Ficticia, as well as rescuing Beto Inventado."),
    ],
)
def test_whom_another_verb_behind_as_well_as_acts_upon_is_no_companion(language, text):
    held = {line.split(" | ")[2] for line in said(language, text) if "detained" in line}

    assert held == {"Ana Ficticia"}


def test_who_is_asked_of_is_not_ordered_by_the_next_verb():
    text = "El Juzgado solicitó a Interpol que constate su domicilio y se le ordenó presentarse cada mes."

    assert not any("ordered" in line for line in said("es", text))
    found = said("es", "Ana Ficticia vendió bebés y se le condenó a nueve años.")
    assert "- | sentenced | Ana Ficticia 9 | convicted" in found
