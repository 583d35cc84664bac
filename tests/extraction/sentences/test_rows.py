"""Acts told in a row of the same people: each verb has the subject of the first, and whom the first acts upon."""

from itertools import product

import pytest

from tests.extraction.said import facts

DOERS = ("La red", "Aurelio Tambo", "La banda criminal")
WHOM = ("a mujeres", "a tres jóvenes", "a las víctimas")


def told(text):
    return {(s, p, o) for s, p, o, _, negated in facts("es", text) if not negated}


@pytest.mark.parametrize(("who", "whom"), [*product(DOERS, WHOM)])
@pytest.mark.parametrize(
    "row",
    [
        "captaba {}, las trasladaba a España y las obligaba a prostituirse",
        "captaba {} en Colombia, las trasladaba a España y las explotaba sexualmente",
        "captó {}, las llevó a España y las obligó a prostituirse",
    ],
)
def test_each_act_of_the_row_is_told(who, whom, row):
    found = {(p, o) for _, p, o in told(f"{who} {row.format(whom)}.")}
    name = whom.split()[-1]

    assert {("recruits", name), ("transports", name), ("exploits", name)} <= found


@pytest.mark.parametrize("whom", WHOM)
def test_infinitives_in_a_row_take_up_the_same(whom):
    text = f"Aurelio Tambo fue condenado por captar {whom}, trasladarlas a España y obligarlas a prostituirse."
    found = {(s, p, o, standing) for s, p, o, standing, _ in facts("es", text)}
    name = whom.split()[-1]

    assert {("Aurelio Tambo", p, name, "convicted") for p in ("recruits", "transports", "exploits")} <= found


@pytest.mark.parametrize(
    "around",
    [
        "{who} negó que captara a mujeres, las trasladara a España y las obligara a prostituirse.",
        "{who} no captaba a mujeres, no las trasladaba a España ni las obligaba a prostituirse.",
        "Si {who} captaba a mujeres, las trasladaba a España y las obligaba a prostituirse, será juzgado.",
        "Se desconoce si {who} captaba a mujeres, las trasladaba a España y las obligaba a prostituirse.",
        "{who} fue absuelto de captar a mujeres, trasladarlas a España y obligarlas a prostituirse.",
    ],
)
def test_what_is_denied_or_asked_is_no_firmer_in_a_row(around):
    found = facts("es", around.format(who="Aurelio Tambo"))
    acts = {"recruits", "transports", "exploits"}

    assert not any(p in acts and standing == "reported" and not negated for _, p, _, standing, negated in found)


@pytest.mark.parametrize(
    "text",
    [
        "La red captaba a mujeres, la Policía las rescató y las trasladó a un albergue.",
        "Nora Pinto denunció a Beto Rojo, lo detuvieron y lo trasladaron a Lima.",
        "La madre vendió a sus hijas, los vecinos las escondieron y las llevaron a la Policía.",
    ],
)
def test_what_others_do_is_not_of_the_first(text):
    found = told(text)

    assert not any(
        s in ("red", "Nora Pinto", "madre") and p in ("transports", "detained", "rescued") for s, p, _ in found
    )


@pytest.mark.parametrize(
    "around",
    [
        "Nada indica que {}.",
        "La defensa negó que {}.",
        "Nunca se demostró que {}.",
        "La Fiscalía deberá probar que {}.",
    ],
)
@pytest.mark.parametrize(
    "act",
    [
        "la red captaba a mujeres y las explotaba",
        "la red captaba a mujeres, las trasladaba a España y las obligaba a prostituirse",
        "la Policía desmanteló una red que explotaba a mujeres",
        "los bebés que vendían los imputados eran robados",
        "los inspectores del ministerio que recibían coimas fueron detenidos",
    ],
)
def test_nothing_inside_what_is_doubted_is_firm(around, act):
    found = facts("es", around.format(act))
    acts = {"recruits", "transports", "exploits", "sells", "receives", "bribes"}

    assert not any(p in acts and st in ("reported", "convicted") and not negated for _, p, _, st, negated in found)
