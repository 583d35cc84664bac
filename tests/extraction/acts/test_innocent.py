"""Verbs of conduct that tell an innocent act, and the same verbs where they do not."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("en", "Sister Ada Quilla received Norah Lazo at the gate.", "receives"),
        ("en", "Mayor Beto Rojo received the mothers in his office.", "receives"),
        ("es", "El alcalde Beto Rojo recibió a Nora Lazo en su despacho.", "receives"),
        ("es", "La jueza Ada Quilla recibió a las madres.", "receives"),
        ("en", "Norah Lazo threatened to sue Ada Quilla.", "threatens"),
        ("en", "Norah Lazo hid Ada Quilla from the traffickers.", "harbours"),
        ("es", "Nora Lazo escondió a Ada Quilla de los tratantes.", "harbours"),
        ("en", "Beto Rojo transported the children to hospital after the fire.", "transports"),
        ("es", "Beto Rojo trasladó a los niños al hospital tras el incendio.", "transports"),
        ("en", "Beto Rojo and Ada Quilla were brought to Camp Thimble for further investigation.", "transports"),
        ("es", "Beto Rojo y Ada Quilla fueron trasladados a Lima para las investigaciones.", "transports"),
        ("en", "The school recruited Ada Quilla as a teacher.", "recruits"),
        ("es", "La escuela reclutó a Ada Quilla como maestra.", "recruits"),
        ("en", "Beto Rojo offered a bribe to nurse Ada Quilla, who reported him.", "bribes"),
        ("es", "Beto Rojo ofreció un soborno a la enfermera Ada Quilla, que lo denunció.", "bribes"),
    ],
)
def test_an_innocent_act_is_no_conduct(language: str, text: str, predicate: str) -> None:
    assert not any(f"| {predicate} |" in line for line in said(language, text))


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("en", "Beto Rojo received two babies from the ring.", "Beto Rojo | receives | babies 2 | reported"),
        ("en", "Beto Rojo threatened to kill Ada Quilla.", "Beto Rojo | threatens | Ada Quilla | reported"),
        ("en", "Beto Rojo hid the girls from police.", "Beto Rojo | harbours | girls | reported"),
        ("es", "Beto Rojo ofreció sobornos a la jueza Ada Quilla.", "Beto Rojo | bribes | Ada Quilla | reported"),
        ("en", "Ada Quilla helped police to arrest Beto Rojo.", "police | detained | Beto Rojo | reported"),
        ("es", "Ada Quilla ayudó a la policía a detener a Beto Rojo.", "policía | detained | Beto Rojo | reported"),
    ],
)  # fmt: skip
def test_the_same_verbs_tell_conduct_elsewhere(language: str, text: str, line: str) -> None:
    found = said(language, text)

    assert line in found
    assert not any(each.startswith("Ada Quilla | detained") for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "A Elena Ríos le compraron a su hija por 300 soles.",
        "A Elena Ríos le dijeron que su bebé había muerto. La obstetra Clara Paz lo había vendido.",
    ],
)
def test_a_mother_is_not_sold_where_her_child_is(text: str) -> None:
    assert not any("Elena Ríos" in line and ("buys" in line or "sells" in line) for line in said("es", text))
