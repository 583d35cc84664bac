""" "La red las obligaba", "eran trasladadas a un piso": the only victims whom the words or the sentence before name."""

from itertools import product

import pytest

from tests.extraction.said import facts

BEFORE = (
    "Las víctimas llegaban de noche.",
    "Las mujeres eran captadas en Colombia.",
    "Las jóvenes aceptaban la oferta.",
)
ACTS = {
    "La red las obligaba a prostituirse.": "exploits",
    "Cuando llegaban a España, las acusadas las explotaban sexualmente.": "exploits",
    "La banda las trasladaba a España.": "transports",
    "Una vez en España, eran obligadas a prostituirse.": "exploits",
    "Luego eran trasladadas a un piso.": "transports",
}
WITHIN = {
    "La Policía liberó a 24 mujeres y desmanteló una red que las obligaba a prostituirse.": "mujeres",
    "Las niñas viajaban a Lima y, una vez allí, la banda las explotaba.": "niñas",
    "Los niños eran vendidos; la banda los escondía en una casa.": "niños",
}


def done(text):
    return {(p, o, negated) for _, p, o, _, negated in facts("es", text)}


@pytest.mark.parametrize(("before", "act"), [*product(BEFORE, ACTS)])
def test_the_only_victims_told_before_are_meant(before, act):
    who = before.split()[1]

    assert (ACTS[act], who, False) in done(f"{before} {act}")


@pytest.mark.parametrize("text", WITHIN)
def test_the_only_victims_of_the_sentence_are_meant(text):
    assert any(o == WITHIN[text] and p in ("exploits", "harbours") for p, o, _ in done(text))


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "before",
    [
        "Los acusados fueron detenidos.",
        "Las mujeres y las niñas llegaban de noche.",
        "Los niños llegaban de noche.",
        "La mujer llegaba de noche.",
        "El comisario habló con la prensa.",
    ],
)
def test_nobody_is_meant_where_several_or_others_may_be(before, act):
    found = {(p, o) for p, o, _ in done(f"{before} {act}")}

    assert not any(p == ACTS[act] and o in ("acusados", "niñas", "niños", "mujer") for p, o in found)


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(
    "text",
    [
        "La red no las obligaba a prostituirse.",
        "Se desconoce si la red las obligaba a prostituirse.",
        "Los acusados negaron que la red las obligara a prostituirse.",
        "No eran obligadas a prostituirse.",
    ],
)
def test_what_is_denied_or_asked_is_not_stated(before, text):
    found = facts("es", f"{before} {text}")

    assert not any(p == "exploits" and st == "reported" and not negated for _, p, _, st, negated in found)


def test_police_who_move_victims_do_nothing_of_it():
    assert not any(p == "transports" for p, *_ in done("Las víctimas fueron halladas. La Policía las trasladó a Lima."))
