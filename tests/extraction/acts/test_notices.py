"""Police notes and press short forms: labels, lists, counts, headlines, names beside "the detained"."""

import pytest

from tests.extraction.said import facts, said, whole

ACTS = {"detained", "searched", "seized", "rescued", "released", "investigated", "intercepted"}


def acts(language, text):
    return {(p, o, n) for _, p, o, _, n in facts(language, text) if p in ACTS}


def headline_acts(language, headline):
    filler = {
        "en": "The town is quiet today and the market opened late because of the rain, a neighbour said yesterday.",
        "es": "El pueblo está tranquilo hoy y el mercado abrió tarde por la lluvia, dijo un vecino ayer por la tarde.",
    }[language]
    text = f"{headline}\n\n{filler}\n\n{filler}\n"
    found = whole(language, text)
    return {(s.predicate, s.object.name if s.object else str(s.value.number)) for s in found if s.predicate in ACTS}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Items seized: USD 2,150; four phones; and a list of names.", {"2150", "phones", "list of names"}),
        ("en", "Police seized cash and two birth registers, according to a statement.", {"cash", "birth registers"}),
        ("es", "Se incautó la suma de S/ 84 300 y dos libros.", {"84300", "libros"}),
        ("en", "Police seized 14 boxes of files, two computers and $86,000 in cash.", {"boxes", "computers", "86000"}),
        ("en", "Two guns, 57 kilos of cocaine and a truck were seized.", {"guns", "cocaine", "truck"}),
        (
            "es",
            "Se incautó: la suma de S/ 4,200.00; tres sellos; una libreta con nombres.",
            {"4200", "sellos", "libreta"},
        ),
        ("es", "Se incautaron dos pistolas, 30 cartuchos y un zumbador.", {"pistolas", "cartuchos", "zumbador"}),
        ("es", "A Ana Quilla le incautaron dos celulares.", {"celulares"}),
        ("es", "En el allanamiento se hallaron dos armas y S/ 3.000.", {"armas", "3000"}),
    ],
)
def test_a_seizure_lists_goods_of_any_noun(language, text, expected):
    assert {o for p, o, n in acts(language, text) if p == "seized" and not n} == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Los detenidos fueron identificados como Ana Quilla, de 33 años, y Beto Rojo."),
        ("es", "Los detenidos responden a los nombres de Ana Quilla y Beto Rojo."),
        ("es", "Detenidos: Ana Quilla, 44 años, encargada; y Beto Rojo, 39 años, cocinero."),
        ("es", "Las comadronas detenidas, Ana Quilla y Beto Rojo, negaron todo."),
        ("es", "La policía capturó a Ana Quilla, de 40 años, alias Tía, y a Beto Rojo."),
        ("en", "The arrested suspects were identified as Ana Quilla and Beto Rojo."),
        ("en", "Arrested: Ana Quilla, 44, a nurse; Beto Rojo, 39."),
        ("en", "The detained, Ana Quilla and Beto Rojo, denied everything."),
    ],
)
def test_each_of_the_named_is_detained(language, text):
    found = {o for p, o, n in acts(language, text) if p == "detained" and not n}

    assert found == {"Ana Quilla", "Beto Rojo"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The operation netted 13 arrests.", ("detained", "13", False)),
        ("en", "Police carried out 18 raids in three cities.", ("searched", "18", False)),
        ("en", "Fourteen people were arrested, including three nurses.", ("detained", "nurses", False)),
        ("en", "Police arrested Ana Quilla and two others.", ("detained", "2", False)),
        ("en", "Police freed more than 180 children.", ("rescued", "children", False)),
        ("en", "The court granted bail to Ana Quilla.", ("released", "Ana Quilla", False)),
        ("en", "Ana Quilla remains at large.", ("detained", "Ana Quilla", True)),
        ("en", "In a raid on the Santa Odila clinic, police found $4,000.", ("searched", "Santa Odila clinic", False)),
        ("es", "El operativo dejó 13 detenidos.", ("detained", "13", False)),
        ("es", "El lunes fue detenido, según El Faro, Beto Rojo, alias Tío.", ("detained", "Beto Rojo", False)),
        (
            "es",
            "Dos policías fueron detenidos el viernes por la tarde, entre ellos Beto Rojo.",
            ("detained", "Beto Rojo", False),
        ),
        ("en", "Ana Quilla was caught in Villa Jacaranda.", ("detained", "Ana Quilla", False)),
        ("es", "Se realizaron 12 allanamientos.", ("searched", "12", False)),
        ("es", "Trece personas fueron detenidas, entre ellas dos policías.", ("detained", "policías", False)),
        ("es", "Lograron detener a Ana Quilla.", ("detained", "Ana Quilla", False)),
        ("es", "La Policía logró la captura de Ana Quilla.", ("detained", "Ana Quilla", False)),
        ("es", "Ana Quilla sigue prófuga.", ("detained", "Ana Quilla", True)),
        ("es", "El juez rechazó detener a Ana Quilla.", ("detained", "Ana Quilla", True)),
        ("es", "La policía logró liberar a doce mujeres.", ("rescued", "mujeres", False)),
    ],
)
def test_short_forms_state_the_act(language, text, expected):
    assert expected in acts(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police hope to make 14 arrests."),
        ("en", "A warrant was issued for the arrest of Ana Quilla."),
        ("en", "Ana Quilla picked up two girls at the station."),
        ("en", "Police found a body in the house."),
        ("es", "El fiscal pidió 13 detenciones."),
        ("es", "La policía busca lograr la captura de Ana Quilla."),
        ("es", "Se hallaron dos cuerpos en la vivienda."),
        ("es", "Es un caso que investiga la Fiscalía de Villa Jacaranda."),
    ],
)
def test_what_is_wished_or_of_another_kind_says_nothing(language, text):
    assert not acts(language, text)


@pytest.mark.parametrize(
    ("language", "headline", "expected"),
    [
        ("en", "Four held; lawyer on the run", ("detained", "4")),
        ("en", "Nurse held after clinic raid", ("detained", "Nurse")),
        ("es", "Detenidos dos policías", ("detained", "policías")),
        ("es", "Dos detenidos por vender bebés", ("detained", "2")),
    ],
)
def test_headlines_leave_out_auxiliaries(language, headline, expected):
    assert expected in headline_acts(language, headline)


def test_a_body_behind_its_verb_does_not_undergo_it():
    assert not acts("es", "Es un hecho que allanó la Fiscalía de Villa Jacaranda.")
    assert ("investigated", "case", False) in acts("en", "The case was investigated by Detective Ana Quilla.")


def test_an_act_told_with_its_doer_is_told_once():
    found = facts("en", "Police arrested Ana Quilla. Ana Quilla was arrested in the market.")

    assert {f for f in found if f[1] == "detained"} == {("Police", "detained", "Ana Quilla", "reported", False)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police say 300 arrests are expected."),
        ("en", "Ana Quilla found $4,000 in the street."),
        ("en", "Ana Quilla inspected the house."),
        ("en", "The boy recovered in hospital."),
        ("en", "Police made no arrests."),
        ("en", "The clinic was not searched until daylight."),
        ("es", "El operativo no dejó detenidos."),
        ("es", "Se encontraron dos vehículos abandonados."),
        ("es", "Los familiares de los detenidos, Ana Quilla y Beto Rojo, protestaron."),
        ("es", "Los detenidos son clientes de Ana Quilla."),
    ],
)
def test_what_only_looks_like_an_act_says_nothing(language, text):
    assert not acts(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Ana Quilla has not been arrested until now."), ("es", "Ana Quilla no ha sido detenida hasta el momento.")],
)
def test_until_now_is_not_yet(language, text):
    assert acts(language, text) == {("detained", "Ana Quilla", True)}


def test_what_befell_several_befell_each_of_whom_a_later_sentence_says_who_they_are():
    found = said("en", "Police arrested two men on Monday. The men were identified as Marc Brea and Luke Brea.")

    assert {line for line in found if "| detained |" in line} == {
        "Police | detained | Marc Brea | reported",
        "Police | detained | Luke Brea | reported",
    }


def test_others_than_are_counted_are_not_those_who_are_identified():
    found = said("en", "Police arrested three men. The men were identified as Marc Brea and Luke Brea.")

    assert "Police | detained | Marc Brea | reported" not in found
