"""Whom "las víctimas" and "los uniformados" mean."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize("noun", ["mujeres", "niñas", "migrantes"])
def test_the_only_several(noun):
    found = said("es", f"La policía rescató a cuatro {noun}. Las víctimas fueron captadas con engaños.")
    assert f"- | recruits | {noun} | reported" in found


@pytest.mark.parametrize(
    "text",
    [
        "Dos mujeres fueron detenidas. Las víctimas eran explotadas en un bar.",
        "La policía rescató a cuatro mujeres y a dos niños. Las víctimas eran explotadas en un bar.",
        "La policía rescató a cuatro mujeres. Las dos víctimas eran explotadas en un bar.",
        "La policía rescató a cuatro mujeres. Las víctimas de otra red eran explotadas en un bar.",
    ],
)
def test_others(text):
    assert any(line.startswith("- | exploits | víctimas") for line in said("es", text))


def test_the_accused_by_another_noun_of_their_trade():
    found = said("es", "Cuatro policías fueron detenidos. Los uniformados fueron imputados por la fiscalía.")
    assert "fiscalía | charged | policías 4 | charged" in found
    found = said("es", "Cuatro policías fueron detenidos. Los uniformados allanaron la casa de Ana Quilla.")
    assert not any(line.startswith("policías | searched") for line in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Ocho colombianas fueron rescatadas. Las mujeres eran explotadas por una red.", "red | exploits | colombianas | reported"),
        ("es", "Tres mujeres fueron detenidas y nueve niñas fueron rescatadas. Las víctimas fueron captadas con engaños.", "- | recruits | niñas | reported"),
        ("es", "La policía rescató a doce mujeres embarazadas. Las víctimas eran explotadas.", "- | exploits | mujeres embarazadas | reported"),
        ("en", "Police rescued 12 pregnant women. The victims were recruited in villages.", "- | recruits | pregnant women | reported"),
        ("en", "Eight Peruvian women were rescued. The victims were lured by Tom Lazo.", "Tom Lazo | recruits | Peruvian women | reported"),
    ],
)  # fmt: skip
def test_the_only_several_by_another_noun(language, text, expected):
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "noun"),
    [
        ("es", "Dos brasileños fueron hallados junto a una mujer paraguaya. Las víctimas eran explotadas.", "brasileños"),
        ("es", "Ocho colombianas fueron rescatadas y dos mujeres detenidas. Las mujeres explotaban a niños.", "colombianas"),
        ("en", "Tom Lazo paid women to leave. In the scheme, pregnant women were hired. The women were exploited.", "pregnant women"),
        ("en", "Twenty women were rescued in March. Ten girls were rescued in April. The victims were exploited.", "women"),
    ],
)  # fmt: skip
def test_others_may_be_meant(language, text, noun):
    found = said(language, text)
    assert not any(line.startswith((f"- | exploits | {noun}", f"{noun} | exploits")) for line in found)
