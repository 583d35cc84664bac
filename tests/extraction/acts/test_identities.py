"""Who several people are, by combination: the act, the words that name them, and what is said of each between commas."""

import itertools

import pytest

from tests.extraction.said import said, statements

EN_ACTS = [
    ("Police arrested three suspects and identified them as {}.", "detained"),
    ("Police arrested three suspects, an officer said and identified them as {}.", "detained"),
    ("Police arrested three suspects. They were identified as {}.", "detained"),
    ("Police charged three men with fraud. The men were identified as {}.", "charged"),
    ("Police arrested three suspects – {}.", "detained"),
]
ES_ACTS = [
    ("La policía detuvo a tres hombres y los identificó como {}.", "detained"),
    ("La policía detuvo a tres hombres, a quienes identificó como {}.", "detained"),
    ("La policía detuvo a tres hombres. Los hombres fueron identificados como {}.", "detained"),
    ("La fiscalía imputó a tres hombres. Los hombres fueron identificados como {}.", "charged"),
    ("La policía detuvo a tres hombres. Los detenidos responden a los nombres de {}.", "detained"),
    ("La policía detuvo a tres hombres. Los detenidos corresponden a los nombres de {}.", "detained"),
]
EN_LISTS = [
    "Ana Quilla, Beto Rojo and Caro Paz",
    "Ana Quilla, 34, Beto Rojo, 29, and Caro Paz, 41",
    "Ana Quilla, a nurse, Beto Rojo, a driver, and Caro Paz",
    "Ana Quilla, a resident of Sonipat, Beto Rojo, a resident of Patel Nagar (Delhi), and Caro Paz, a resident of Delhi",
]
ES_LISTS = [
    "Ana Quilla, Beto Rojo y Caro Paz",
    "Ana Quilla (34), Beto Rojo (29) y Caro Paz (41)",
    "Ana Quilla, enfermera, Beto Rojo, chofer, y Caro Paz",
]
ALL = [
    *(("en", act.format(names), predicate) for (act, predicate), names in itertools.product(EN_ACTS, EN_LISTS)),
    *(("es", act.format(names), predicate) for (act, predicate), names in itertools.product(ES_ACTS, ES_LISTS)),
]


@pytest.mark.parametrize(("language", "text", "predicate"), ALL)
def test_each_who_is_named_undergoes_what_befell_all(language: str, text: str, predicate: str) -> None:
    held = {s.object.name for s in statements(language, text) if s.predicate == predicate and s.object}
    assert held == {"Ana Quilla", "Beto Rojo", "Caro Paz"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Police rescued two girls and arrested three men. They identified the girls as Ana Quilla and Caro Paz.",
        ),
        ("en", "Police arrested three suspects and could not identify them as Ana Quilla, Beto Rojo and Caro Paz."),
        ("en", "Police arrested three suspects with two victims and identified them as Ana Quilla and Caro Paz."),
        ("en", "Police will arrest three suspects and identified them as Ana Quilla, Beto Rojo and Caro Paz."),
        ("en", "Police arrested three suspects but not their lawyers, Ana Quilla and Caro Paz."),
        (
            "es",
            "La policía rescató a dos niñas y detuvo a tres hombres. Identificó a las niñas como Ana Quilla y Caro Paz.",
        ),
        ("es", "La policía detuvo a tres hombres y no los identificó como Ana Quilla, Beto Rojo y Caro Paz."),
        ("es", "La policía detendrá a tres hombres y los identificó como Ana Quilla, Beto Rojo y Caro Paz."),
    ],
)
def test_nobody_else_who_is_named_is_held(language: str, text: str) -> None:
    held = {
        s.object.name for s in statements(language, text) if s.predicate == "detained" and s.object and not s.negated
    }
    assert not held & {"Ana Quilla", "Caro Paz", "Beto Rojo"}


def test_who_stands_in_a_clause_of_one_of_them_is_none_of_them() -> None:
    text = (
        "Police arrested three men and identified them as Ana Quilla, who worked with Dino Sol, Beto Rojo and Caro Paz."
    )
    held = {s.object.name for s in statements("en", text) if s.predicate == "detained" and s.object}
    assert "Dino Sol" not in held


def test_homes_are_told_of_each() -> None:
    text = (
        "Police arrested two suspects and identified them as Neeraj, a resident of Sonipat, and Indu Pawar, "
        "a resident of Pashchim Vihar."
    )
    assert {"Neeraj | located_in | Sonipat | reported", "Indu Pawar | located_in | Pashchim Vihar | reported"} <= said(
        "en", text
    )


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Police arrested a grandfather, one Monday Rojo, and five others.", {"Monday Rojo", "5"}),
        ("Police arrested a grandfather, one Beto Rojo.", {"Beto Rojo"}),
        ("A raid led to the arrest of a female suspect identified as Bunmi and four other accomplices.",
         {"Bunmi", "accomplices 4"}),
    ],
)  # fmt: skip
def test_a_name_of_somebody_unknown_is_a_name(text: str, held: set[str]) -> None:
    found = {line.split(" | ")[2] for line in said("en", text) if " | detained | " in line}
    assert found == held


@pytest.mark.parametrize("name", ["Bunmi", "Ana Quilla", "Beto Rojo"])
@pytest.mark.parametrize("noun", ["female suspect", "suspect"])
def test_who_is_brought_in_later_is_not_the_suspect_before(noun: str, name: str) -> None:
    text = (
        "The suspect confessed to the crime. The suspect explained how he moved the baby to Lima. "
        f"A raid led to the arrest of a {noun} identified as {name} and four other accomplices."
    )
    told = {line.split(" | ")[1] for line in said("en", text) if line.startswith(name)}
    assert not told


INTRODUCING = [
    "están identificados como", "fueron identificados como", "quedaron identificados como", "responden a los nombres de",
    "corresponden a los nombres de", "figuran", "se encuentran",
]  # fmt: skip


@pytest.mark.parametrize("names", ES_LISTS)
@pytest.mark.parametrize("words", INTRODUCING)
def test_words_that_bring_in_the_names_of_those_told_before(words: str, names: str) -> None:
    text = f"La policía detuvo a tres hombres. Los detenidos {words} {names}."
    held = {s.object.name for s in statements("es", text) if s.predicate == "detained" and s.object}
    assert held == {"Ana Quilla", "Beto Rojo", "Caro Paz"}


@pytest.mark.parametrize(
    "words", ["quedaron identificadas como", "son identificadas como", "fueron identificadas como"]
)
def test_words_that_bring_in_the_names_of_women(words: str) -> None:
    text = f"La policía detuvo a dos mujeres. Las detenidas {words} Ana Quilla y Caro Paz."
    held = {s.object.name for s in statements("es", text) if s.predicate == "detained" and s.object}
    assert held == {"Ana Quilla", "Caro Paz"}


@pytest.mark.parametrize(
    "words", ["no corresponden a los nombres de", "no quedaron identificados como", "no responden a los nombres de"]
)
def test_words_that_are_negated_bring_in_nobody(words: str) -> None:
    text = f"La policía detuvo a tres hombres. Los detenidos {words} Ana Quilla, Beto Rojo y Caro Paz."
    held = {s.object.name for s in statements("es", text) if s.predicate == "detained" and s.object and not s.negated}
    assert not held & {"Ana Quilla", "Beto Rojo", "Caro Paz"}
