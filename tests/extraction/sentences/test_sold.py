"""Who is sold and to whom where the price stands first: nobody to whom a child is sold is sold."""

import pytest

from tests.extraction.said import facts

FIRM = "reported"


def told(text):
    return {(s, p, o) for s, p, o, standing, negated in facts("es", text) if standing == FIRM and not negated}


@pytest.mark.parametrize("verb", ["vendió", "revendió", "habría vendido"])
@pytest.mark.parametrize("buyer", ["hombre", "empresario", "ganadero"])
@pytest.mark.parametrize("child", ["recién nacido", "bebé", "niño"])
def test_behind_a_price_the_child_is_sold_and_not_whom_it_is_sold_to(verb, buyer, child):
    texts = (
        f"La enfermera {verb} por 10 mil pesos a un {buyer} al {child}.",
        f"La enfermera {verb} por 10 mil pesos al {child} a un {buyer}.",
        f"La Policía recuperó a un {child} cuya madre {verb} por 10 mil pesos a un {buyer}.",
    )
    for text in texts:
        found = {(p, o) for _, p, o, *_ in facts("es", text)}
        assert ("sells", child) in found
        assert ("sells", buyer) not in found
        assert (buyer, "buys", child) in {(s, p, o) for s, p, o, *_ in facts("es", text)}


@pytest.mark.parametrize("who", ["personas", "parejas", "mujeres"])
@pytest.mark.parametrize("relative", ["a las que", "a quienes"])
def test_those_to_whom_babies_were_sold_are_not_sold(who, relative):
    found = told(f"Las {who} {relative} vendían a los bebés son extranjeras.")

    assert (None, "sells", who) not in found
    assert (None, "sells", "bebés") in found


@pytest.mark.parametrize(
    "text",
    [
        "La banda vendió por 500 dólares a una mujer.",
        "La mujer vendió por 500 dólares a una joven.",
        "La mujer vendió por 500 dólares a su hija.",
    ],
)
def test_a_victim_behind_a_price_is_sold(text):
    assert any(p == "sells" and o in ("mujer", "joven", "hija") for _, p, o in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "La enfermera no vendió por 10 mil pesos a un hombre al recién nacido.",
        "Si la enfermera vendió por 10 mil pesos a un hombre al recién nacido, será acusada.",
        "La enfermera negó que vendiera por 10 mil pesos a un hombre al recién nacido.",
        "No hay pruebas de que la enfermera vendió por 10 mil pesos a un hombre al recién nacido.",
    ],
)
def test_what_is_denied_is_no_sale(text):
    assert not any(p in ("sells", "buys") for _, p, _ in told(text))
