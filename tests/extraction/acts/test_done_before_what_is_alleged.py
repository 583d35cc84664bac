"""What is done before or besides an act of which somebody is accused is no firmer than the accusation."""

from itertools import product

import pytest

from tests.extraction.said import statements

CONDUCT = {"deceives", "recruits", "bribes", "transports", "threatens", "harbours", "sells", "forges", "receives"}
HEDGES = {
    "en": (
        "was arrested for allegedly selling babies",
        "is accused of selling babies",
        "was charged with taking bribes",
        "allegedly sold babies",
        "denied selling babies",
    ),
    "es": (
        "fue detenida por presuntamente vender bebés",
        "está acusada de vender bebés",
        "fue imputada por cobrar sobornos",
        "habría vendido bebés",
        "negó vender bebés",
    ),
}
BEFORE = {"en": ("after", "before", "by"), "es": ("tras", "después de", "luego de")}
ACTS = {
    "en": ("deceiving mothers", "recruiting two women", "telling mothers that their children had died"),
    "es": ("engañar a las madres", "captar a dos mujeres", "amenazar a los testigos"),
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_act_beside_an_alleged_one_is_a_fact(language: str) -> None:
    firm = [
        (sentence, each.predicate, each.standing.value)
        for row in product(HEDGES[language], BEFORE[language], ACTS[language])
        for sentence in [f"Ana Ficticia {' '.join(row)}."]
        for each in statements(language, sentence)
        if each.predicate in CONDUCT and each.standing.value == "reported" and not each.negated
    ]

    assert firm == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Ana Ficticia fue detenida tras captar a dos mujeres."),
        ("en", "Ana Ficticia was arrested after recruiting two women."),
    ],
)
def test_what_is_plainly_told_before_an_arrest_stays_a_fact(language: str, sentence: str) -> None:
    assert [s.standing.value for s in statements(language, sentence) if s.predicate == "recruits"] == ["reported"]


def test_an_arrest_behind_an_accusation_is_not_alleged() -> None:
    told = statements("es", "Ana Ficticia está acusada de vender bebés tras ser detenida en Qenqo.")

    assert ("sells", "accused") in {(s.predicate, s.standing.value) for s in told}
    assert {s.standing.value for s in told if s.predicate == "detained"} <= {"reported"}
