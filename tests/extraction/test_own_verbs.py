"""In "police arrested A and B fled" B begins a clause of their own: nothing before it is said of them."""

import pytest

from tests.extraction.said import statements

APART = {
    "en": (
        "Officers arrested Ana Inventada, and Luis Falso fled.",
        "Officers arrested Ana Inventada and Luis Falso fled to Villa Jacaranda.",
        "Officers arrested Ana Inventada and Luis Falso later disappeared.",
        "Prosecutors charged Ana Inventada and Luis Falso denied everything.",
        "The court convicted Ana Inventada and Luis Falso walked free.",
        "The court convicted Ana Inventada and Luis Falso appealed.",
        "The court convicted Ana Inventada and Luis Falso bellowed that it was unfair.",
        "The nurse recruited Ana Inventada and Luis Falso refused.",
        "Police detained Eva Ejemplo, Ana Inventada and Luis Falso ran away.",
        "Two nurses rescued three babies, and Luis Falso hid.",
        "The judge ordered the arrest of Ana Inventada and Luis Falso fled.",
        "Eva Ejemplo accused Ana Inventada of selling babies and Luis Falso wept.",
    ),
    "es": (
        "La policía detuvo a Ana Inventada y Luis Falso huyó.",
        "La policía detuvo a Ana Inventada, y Luis Falso huyó a Villa Jacaranda.",
        "La policía detuvo a Ana Inventada y Luis Falso se entregó después.",
        "La policía detuvo a Ana Inventada y Luis Falso no fue hallado.",
        "El juez condenó a Ana Inventada y Luis Falso apeló.",
        "La partera captó a Ana Inventada y Luis Falso se negó.",
        "La policía detuvo a Ana Inventada y Luis Falso sigue en su casa.",
        "Dos enfermeras rescataron a tres bebés y Luis Falso escapaba.",
        "El juez ordenó la detención de Ana Inventada y Luis Falso huyó.",
    ),
}
BESIDE = (
    ("en", "Ana Inventada bought a baby from Eva Ejemplo and Luis Falso watched."),
    ("en", "Ana Inventada sold the baby to Eva Ejemplo and Luis Falso drove them home."),
    ("es", "Ana Inventada le compró un bebé a Eva Ejemplo y Luis Falso miraba."),
    ("es", "Ana Inventada vendió el bebé a Eva Ejemplo y Luis Falso los llevó a casa."),
)
TOGETHER = {
    "en": (
        "Police arrested Ana Inventada and Luis Falso accused of selling babies.",
        "Police arrested Ana Inventada and Luis Falso wanted in Villa Jacaranda.",
        "Police arrested Ana Inventada and Luis Falso late on Monday.",
        "Police arrested Ana Inventada and Luis Falso armed with knives.",
        "Police arrested Ana Inventada and Luis Falso last week.",
    ),
    "es": (
        "La policía detuvo a Ana Inventada y a Luis Falso en Villa Jacaranda.",
        "La policía detuvo a Ana Inventada y Luis Falso acusados de vender bebés.",
        "La policía detuvo a Ana Inventada y Luis Falso ayer por la tarde.",
    ),
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in APART for text in APART[language]])
def test_who_has_a_verb_of_their_own_undergoes_nothing_before_it(language: str, text: str) -> None:
    said = statements(language, text)

    assert said
    undergone = {each.predicate for each in said if each.object is not None and each.object.name == "Luis Falso"}
    assert undergone <= {"released"}  # "walked free"


@pytest.mark.parametrize(("language", "text"), BESIDE)
def test_who_stood_by_neither_bought_nor_sold(language: str, text: str) -> None:
    names = {one.name for each in statements(language, text) for one in (each.subject, each.object) if one}

    assert "Ana Inventada" in names
    assert "Luis Falso" not in names


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in TOGETHER for text in TOGETHER[language]]
)
def test_who_has_none_is_one_of_the_list(language: str, text: str) -> None:
    held = {each.object.name for each in statements(language, text) if each.predicate == "detained" and each.object}

    assert held == {"Ana Inventada", "Luis Falso"}
