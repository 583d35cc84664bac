"""Whom an object pronoun never means: whoever does it in its own clause, or somebody of the sentence before it."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    "text",
    [
        "Dora Mock recruited Isa Lazo. Mock sold her to Ovi Tiza.",
        "Dora Mock recruited Isa Lazo and sold her to Ovi Tiza.",
        "Dora Mock recruited Isa Lazo. She sold her to Ovi Tiza.",
        "Dora Mock recruited Isa Lazo, then sold her to Ovi Tiza.",
        "Dora Mock, who recruited Isa Lazo, sold her to Ovi Tiza.",
        "Police arrested Dora Mock. Isa Lazo says Mock recruited her.",
    ],
)
def test_nobody_is_recruited_or_sold_by_themselves(text):
    acts = [line.split(" | ") for line in said("en", text)]

    assert not [act for act in acts if act[1] in {"recruits", "sells", "buys"} and act[2].startswith("Dora Mock")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "El alcalde Ovi Mock habló el lunes. Beto Lazo fue arrestado; un juez lo condenó por vender bebés.",
            "Ovi Mock",
        ),
        ("La víctima, Flor Mock, fue rescatada. Rita Lazo huyó, pero la policía la capturó en Puno.", "Flor Mock"),
        (
            "La jueza Flor Mock dictó la orden. Rita Lazo vive en Puno; la policía la detuvo por vender bebés.",
            "Flor Mock",
        ),
        (
            "La víctima, Flor Mock, fue rescatada. Rita Lazo está presa; la fiscalía la acusa de vender bebés.",
            "Flor Mock",
        ),
    ],
)
def test_lo_and_la_are_not_somebody_before_whom_their_own_sentence_names_another(text, wrong):
    against = [line.split(" | ") for line in said("es", text)]

    assert not [act for act in against if act[1] in {"detained", "convicted"} and act[2] == wrong]
    assert not [act for act in against if act[1] == "sells" and act[0] == wrong]


def test_whoever_the_sentence_before_tells_of_is_still_meant_where_none_else_is_named():
    assert "juez | convicted | Beto Lazo | convicted" in said("es", "Beto Lazo fue arrestado. Un juez lo condenó.")
    told = said("en", "Police arrested Rita Lazo. A judge sentenced her to ten years.")
    assert any(" | sentenced | Rita Lazo" in line for line in told)
