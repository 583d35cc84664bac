""" "X huyó tras ser condenado", "al ser detenida, X dijo": who underwent it is the subject of the main verb, or nobody is."""

from itertools import product

import pytest

from tests.extraction.said import facts

NAME, OTHER = "Pedro Luna", "Marta Solano"
OPENERS = ("tras ser", "luego de ser", "después de ser", "tras haber sido")
MAINS = ("huyó", "quedó libre", "volvió a Lima", "fue trasladado a Lima", "habló con la prensa", "se fue con {}")
ACTS = {
    "detenido": "detained",
    "imputado por trata de personas": "charged",
    "acusado del delito de trata": "charged",
    "condenado a ocho años de prisión": "sentenced",
}
SILENT = (
    "{} huyó {} {} {other}",
    "La policía liberó a {} {} {}",
    "El abogado de {} habló {} {}",
    "{} no huyó {} {}",
    "Si {} huye {} {}, será buscado",
    "{} será llevado a Lima {} {}",
    "{} podría salir libre {} {}",
)


def undergone(text):
    return {(o, p, standing, negated) for _, p, o, standing, negated in facts("es", text) if p in ACTS.values()}


@pytest.mark.parametrize(("main", "opener", "act"), [*product(MAINS, OPENERS, ACTS)])
def test_the_subject_of_the_main_verb_underwent_it(main, opener, act):
    found = undergone(f"{NAME} {main.format(OTHER)} {opener} {act}.")
    assert {o for o, *_ in found} == {NAME}
    assert ACTS[act] in {p for _, p, *_ in found}


@pytest.mark.parametrize(("opener", "act"), [*product(("Tras ser", "Al ser", "Luego de ser"), ACTS)])
def test_an_opening_is_said_of_the_subject_behind_its_comma(opener, act):
    assert {o for o, *_ in undergone(f"{opener} {act}, {NAME} habló con {OTHER}.")} == {NAME}


@pytest.mark.parametrize(
    ("frame", "opener", "act"),
    [*product(SILENT, OPENERS[:3], ("detenido", "condenado a ocho años de prisión"))],
)
def test_where_it_may_be_another_or_did_not_happen_nothing_is_said(frame, opener, act):
    text = frame.replace("{other}", OTHER).replace("{}", "§").replace("§", "{}")
    slots = [NAME] if frame.startswith(("{}", "La", "El", "Si")) else []
    said = undergone(text.format(*slots, opener, act) + ".")
    assert {found for found in said if found[1] in {"detained", "sentenced", "convicted"}} == set()


@pytest.mark.parametrize(("opener", "act"), [*product(OPENERS, ACTS)])
def test_who_tells_of_it_did_not_undergo_it(opener, act):
    assert OTHER not in {o for o, *_ in undergone(f"{OTHER} dijo que su hijo huyó {opener} {act}.")}


@pytest.mark.parametrize("opener", OPENERS[:3])
def test_a_hedge_on_the_main_verb_keeps_it_soft(opener):
    found = undergone(f"{NAME} habría huido {opener} detenido.")
    assert {standing for *_, standing, _ in found} <= {"suspected"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Las autoridades desarticularon la red tras allanar la vivienda.", ("autoridades", "searched", "vivienda")),
        ("La policía halló la droga tras detener a Pedro Luna.", ("policía", "detained", "Pedro Luna")),
    ],
)
def test_police_did_what_stands_behind_after(text, expected):
    assert expected in {found[:3] for found in facts("es", text)}


@pytest.mark.parametrize(
    "text", ["La banda huyó tras capturar a un policía.", "Pedro Luna huyó tras detener a Rosa Paz."]
)
def test_nobody_else_detains(text):
    assert "detained" not in {found[1] for found in facts("es", text)}
