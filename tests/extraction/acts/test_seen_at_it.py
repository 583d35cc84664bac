""" "Fue filmado recibiendo dinero", "fue detenido tras recibir un sobre": whoever was seen at it, or held after it, did it."""

from itertools import product

import pytest

from tests.extraction.said import facts

WHO, OTHER = "Aurelio Tambo", "Nora Pinto"
SEEN = ("fue filmado", "fue sorprendido", "fue grabado", "fue captado", "fue visto", "ha sido descubierto")
DEEDS = {
    "recibiendo 500 soles": "receives",
    "cobrando una coima de 500 soles": "receives",
    "vendiendo a una bebé": "sells",
    "falsificando una partida de nacimiento": "forges",
}
FIRM = {"reported"}


def told(text, language="es"):
    return {(s, p, o, standing, negated) for s, p, o, standing, negated in facts(language, text)}


@pytest.mark.parametrize(("seen", "deed"), [*product(SEEN, DEEDS)])
def test_whoever_was_seen_at_it_did_it(seen, deed):
    found = told(f"{WHO} {seen} {deed}.")

    assert any((s, p, standing) == (WHO, DEEDS[deed], "reported") for s, p, _, standing, _ in found)
    assert not any(s == "cámaras" for s, *_ in told(f"{WHO} {seen} por las cámaras {deed}."))


@pytest.mark.parametrize(("seen", "deed"), [*product(SEEN, DEEDS)])
@pytest.mark.parametrize(
    "around",
    [
        "{who} no {seen} {deed}.",
        "{who} negó que {seen} {deed}.",
        "Se desconoce si {who} {seen} {deed}.",
        "Si {who} {seen} {deed}, será acusado.",
        "Nadie vio que {who} {seen} {deed}.",
        "{other} dijo que es falso que {who} {seen} {deed}.",
    ],
)
def test_what_is_denied_or_asked_is_not_stated(around, seen, deed):
    found = told(around.format(who=WHO, other=OTHER, seen=seen, deed=deed))

    assert not any(p in DEEDS.values() and standing in FIRM and not negated for _, p, _, standing, negated in found)


@pytest.mark.parametrize(("seen", "deed"), [*product(SEEN, DEEDS)])
def test_nobody_else_did_it(seen, deed):
    for text in (
        f"{OTHER} denunció que {WHO} {seen} {deed}.",
        f"{WHO}, hermano de {OTHER}, {seen} {deed}.",
        f"{WHO} {seen} por {OTHER} {deed}.",
    ):
        assert not any(s == OTHER and p in DEEDS.values() for s, p, *_ in told(text))


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("{} fue detenido el jueves, luego de recibir un sobre con 1.500 dólares.", "sobre"),
        ("{} fue arrestado tras recibir un soborno.", "soborno"),
        ("{} fue capturado después de recibir una coima de 300 soles.", "coima"),
    ],
)
def test_whoever_is_held_after_taking_money_took_it(text, taken):
    assert (WHO, "receives", taken, "reported", False) in told(text.format(WHO))


@pytest.mark.parametrize(
    "text",
    [
        "{} fue detenido tras recibir amenazas.",
        "{} fue detenido tras recibir llamadas de la banda.",
        "{} fue detenido luego de que {other} recibiera un sobre con 500 soles.",
        "La Policía detuvo a {} tras recibir una denuncia.",
    ],
)
def test_what_anybody_may_get_is_no_taking(text):
    assert not any((s, p) == (WHO, "receives") for s, p, *_ in told(text.format(WHO, other=OTHER)))


@pytest.mark.parametrize("verb", ["recibían", "cobraban", "aceptaban"])
@pytest.mark.parametrize("people", ["Los inspectores", "Los agentes", "Dos funcionarios"])
def test_those_who_take_bribes_are_the_people_and_not_their_ministry(people, verb):
    found = told(f"{people} del Ministerio de Transporte que {verb} coimas de camioneros fueron detenidos.")

    assert not any("Ministerio de Transporte" in (s, o) for s, p, o, *_ in found if p in ("receives", "bribes"))
    assert any(p == "receives" and o == "coimas" for _, p, o, *_ in found)
    assert any(p == "bribes" and s == "camioneros" for s, p, *_ in found)
