"""Conduct named behind another offence, and orders told by their plural: who did it and to whom."""

from itertools import product

import pytest

from tests.extraction.said import facts

WHO = "Aurelio Tambo"
OFFENCES = ("trata de personas", "lavado", "tráfico ilícito de migrantes", "asociación ilícita", "estafa")
VERBS = {"fue condenado por": "convicted", "fue imputado por": "charged"}
HARMED = ("de cuatro mujeres", "contra cuatro mujeres", "en perjuicio de cuatro mujeres")


@pytest.mark.parametrize(("verb", "offence", "harmed"), [*product(VERBS, OFFENCES, HARMED)])
def test_conduct_behind_another_offence_is_told(verb, offence, harmed):
    found = facts("es", f"{WHO} {verb} {offence} y explotación sexual {harmed}.")

    assert (WHO, "exploits", "mujeres", VERBS[verb], False) in found


@pytest.mark.parametrize(("offence", "harmed"), [*product(OFFENCES, HARMED)])
@pytest.mark.parametrize(
    "around",
    [
        "{who} no fue condenado por {offence} y explotación sexual {harmed}.",
        "{who} negó los cargos de {offence} y explotación sexual {harmed}.",
        "{who} será juzgado por {offence} y explotación sexual {harmed}.",
        "Se desconoce si {who} fue condenado por {offence} y explotación sexual {harmed}.",
        "{who} fue absuelto de {offence} y explotación sexual {harmed}.",
    ],
)
def test_what_is_denied_or_to_come_is_not_stated(around, offence, harmed):
    found = facts("es", around.format(who=WHO, offence=offence, harmed=harmed))

    assert not any(
        p == "exploits" and standing not in ("denied", "acquitted") and not negated
        for _, p, _, standing, negated in found
    )


@pytest.mark.parametrize(
    "text",
    [
        "La Fiscalía presentó cargos por explotación sexual contra {}.",
        "La Fiscalía presentó cargos por trata y explotación sexual contra {}.",
        "El juez dictó prisión preventiva por explotación sexual contra {}.",
    ],
)
def test_whoever_is_charged_is_not_exploited(text):
    assert not any(p == "exploits" and o == WHO for _, p, o, *_ in facts("es", text.format(WHO)))


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("El fiscal ordenó las detenciones de la madre y la abuela.", {"madre", "abuela"}),
        ("Fueron emitidas órdenes de captura contra Aurelio Tambo.", {"Aurelio Tambo"}),
        ("El viernes fueron expedidas órdenes de captura contra cinco detectives.", {"detectives"}),
    ],
)
def test_orders_are_those_of_whom_they_are_against(text, whom):
    assert {o for _, p, o, *_ in facts("es", text) if p == "ordered"} == whom
