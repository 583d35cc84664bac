"""Who stands behind the verb of a relative clause without "a" does it; "adonde" stands for a place; "su" in what is told."""

import pytest

from tests.extraction.said import facts


def told(text):
    return {(s, p, o) for s, p, o, _, negated in facts("es", text) if not negated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La banda que dirigía la acusada fue desarticulada.", ("acusada", "leads", "banda")),
        ("Los bebés que vendían los imputados eran robados.", ("imputados", "sells", "bebés")),
        ("Las jóvenes que reclutaba el acusado fueron rescatadas.", ("acusado", "recruits", "jóvenes")),
    ],
)
def test_who_stands_behind_without_a_does_it(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "La mujer que entregó la niña fue detenida.",
        "El hombre que vendió la bebé fue detenido.",
        "Los bebés que vendió la red fueron hallados.",
        "La enfermera que vendía los niños fue detenida.",
    ],
)
def test_no_child_and_no_ring_is_taken_for_the_other(text):
    assert not any(s in ("niña", "bebé", "niños") for s, *_ in told(text))
    assert not any(p == "sells" and o == "red" for _, p, o in told(text))


@pytest.mark.parametrize("where", ["adonde", "donde", "a donde"])
def test_where_somebody_was_taken_nobody_named_before_was(where):
    text = f"Fueron absueltos Irma Tambo y Beto Rojo, dueños de un bar en La Rioja {where} fue llevada la víctima."

    assert not any(p == "transports" and o in ("Irma Tambo", "Beto Rojo") for _, p, o in told(text))


@pytest.mark.parametrize("guard", ["guardias de seguridad", "vecinos", "vigilantes"])
def test_whoever_holds_a_thief_for_the_police_harbours_nobody(guard):
    assert not any(p == "harbours" for _, p, _ in told(f"Una mujer fue retenida por {guard} y entregada a la Policía."))


@pytest.mark.parametrize("saying", ["relató", "dijo", "declaró", "aseguró"])
@pytest.mark.parametrize("did", ["entregó a su hija a una mujer", "vendió a su hija"])
def test_a_child_in_what_is_told_may_be_that_of_either(saying, did):
    assert not any(p == "relative_of" for _, p, _ in told(f"Emérita Quilla {saying} que Karina Tambo {did}."))


@pytest.mark.parametrize("saying", ["denunció", "reclamó"])
def test_whose_child_was_taken_is_not_told_where_both_may_be_meant(saying):
    assert not any(p == "relative_of" for _, p, _ in told(f"Beto Rojo {saying} que Nora Pinto se llevó a su hijo."))
