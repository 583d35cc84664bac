"""Who stands in an aside about somebody is not told of with them: "X, son of A and B, was arrested"."""

import itertools

import pytest

from tests.extraction.said import facts

ACTS = {
    "en": ("was arrested on Monday", "was convicted of selling babies", "sold babies", "is accused of bribing a judge"),
    "es": (
        "fue detenido el lunes",
        "fue condenado por vender bebés",
        "vendió bebés",
        "está acusado de sobornar a un juez",
    ),
}
ASIDES = {
    "en": ("son of {}", "a friend of {}", "the lawyer for {}", "a neighbour of {}", "who worked for {}"),
    "es": ("hijo de {}", "amigo de {}", "el abogado de {}", "vecino de {}", "que trabajaba para {}"),
}
LISTS = {
    "en": (
        "Rosa Trial and Carl Sample",
        "Rosa Trial, Carl Sample and Ann Mock",
        "nurse Rosa Trial and doctor Carl Sample",
        "singer and activist Rosa Trial",
        "cake decorator and columnist Rosa Trial",
    ),
    "es": (
        "Rosa Ficticia y Carlos Prueba",
        "Rosa Ficticia, Carlos Prueba y Ana Muestra",
        "la enfermera Rosa Ficticia y el médico Carlos Prueba",
        "la cantante y activista Rosa Ficticia",
        "la tuitera y columnista Rosa Ficticia",
    ),
}
ACTED = {"detained", "convicted", "sells", "charged", "bribes"}


def _told_of(language, text):
    found = facts(language, text)
    return {
        s if p in ("sells", "bribes") else o for s, p, o, _, _ in found if p in ACTED and not (p == "bribes" and not s)
    }


@pytest.mark.parametrize(
    ("language", "aside", "act"),
    [(language, *pair) for language in ASIDES for pair in itertools.product(ASIDES[language], ACTS[language])],
)
def test_nobody_of_an_aside_does_or_undergoes_what_its_owner_does(language, aside, act):
    for names in LISTS[language]:
        told = _told_of(language, f"Max Tale, {aside.format(names)}, {act}.") - {None}

        assert told == {"Max Tale"}, names


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "Max Tale, a doctor from Aba, and Ann Mock were arrested.", {"Max Tale", "Ann Mock"}),
        ("en", "Max Tale, brother of Rosa Trial, and Ann Mock were arrested.", {"Max Tale", "Ann Mock"}),
        ("en", "Max Tale, a nurse, and Ann Mock, a midwife, were arrested.", {"Max Tale", "Ann Mock"}),
        ("en", "Max Tale, director of the Sol clinic, and Ann Mock sold babies.", {"Max Tale", "Ann Mock"}),
        (
            "es",
            "Max Tale, hermano de Rosa Ficticia, Carlos Prueba y Ana Muestra fueron detenidos.",
            {"Max Tale", "Carlos Prueba", "Ana Muestra"},
        ),
        (
            "es",
            "La policía detuvo a Max Tale, hermano de Rosa Ficticia, Carlos Prueba y Ana Muestra.",
            {"Max Tale", "Carlos Prueba", "Ana Muestra"},
        ),
        (
            "es",
            "Max Tale, director de la clínica Sol, Carlos Prueba y Ana Muestra, vendían bebés.",
            {"Max Tale", "Carlos Prueba", "Ana Muestra"},
        ),
    ],
)
def test_a_list_past_an_aside_is_one(language, text, people):
    assert _told_of(language, text) == people


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Singer and activist Ann Mock was arrested on Monday."),
        ("en", "Police arrested nurse and midwife Ann Mock."),
        ("en", "The lawyer and lobbyist Ann Mock was arrested."),
        ("es", "La policía detuvo a la enfermera y partera Ana Muestra."),
        ("es", "El médico y empresario Juan Prueba fue detenido el lunes."),
    ],
)
def test_two_trades_before_a_name_are_one_persons(language, text):
    told = [o for _, p, o, _, _ in facts(language, text) if p == "detained"]

    assert len(told) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested nurse Rosa Trial and midwife Ann Mock."),
        ("en", "The driver and nurse Ann Mock were arrested."),
        ("en", "Police arrested a nurse and midwife Ann Mock."),
        ("es", "La policía detuvo a la enfermera y a la partera Ana Muestra."),
        ("es", "El médico y la empresaria Ana Muestra fueron detenidos."),
    ],
)
def test_two_people_of_whom_one_is_named_are_two(language, text):
    told = [o for _, p, o, _, _ in facts(language, text) if p == "detained"]

    assert len(told) == 2
