"""What somebody is charged with intending was not done; who only holds a suspect harbours nobody; false kin are none."""

from itertools import product

import pytest

from tests.extraction.said import said, statements

ACTS = ("imputó a Beto Rojo por", "acusó a Beto Rojo por", "detuvo a Beto Rojo por")
PLANS = ("la supuesta intención de", "la intención de", "el plan de", "un supuesto plan para")


@pytest.mark.parametrize(("act", "plan"), list(product(ACTS, PLANS)))
def test_a_plan_that_a_charge_names_is_no_deed(act, plan):
    found = said("es", f"La Fiscalía {act} {plan} extorsionar a dos empresarios.")

    assert not any("| threatens |" in line or "| sells |" in line for line in found)


@pytest.mark.parametrize(
    ("who", "form"),
    list(
        product(
            ("los vecinos", "unos transeúntes", "los pobladores"),
            ("Beto Rojo fue retenido por {}.", "Ayer {} retuvieron a Beto Rojo."),
        )
    ),
)
def test_who_holds_a_suspect_harbours_nobody(who, form):
    assert not any("harbours" in line for line in said("es", form.format(who)))


def test_a_band_that_holds_women_does():
    assert "banda | harbours | mujeres | reported" in said("es", "La banda retenía a las mujeres en una casa.")


@pytest.mark.parametrize(
    "text", ["La falsa madre de la menor fue condenada.", "La niña fue entregada y su madre biológica la busca."]
)
def test_kin_of_nameless_children_are_not_told(text):
    assert not any("relative_of" in line for line in said("es", text))


@pytest.mark.parametrize(
    ("word", "told"),
    [("policía", "occupation"), ("agente", "occupation"), ("uniformado", None), ("fiscal", "holds_office")],
)
def test_a_trade_of_the_force_is_no_post(word, told):
    found = {s.predicate for s in statements("es", f"El {word} Beto Rojo fue detenido.")} & {
        "occupation",
        "holds_office",
    }

    assert found == ({told} if told else set())


@pytest.mark.parametrize("against", ["contra", "para"])
def test_a_stay_away_order_is_against_whom_it_names(against):
    found = said("es", f"La jueza dictó una orden de alejamiento {against} Beto Rojo.")

    assert "jueza | ordered | Beto Rojo | reported" in found


def test_a_stay_away_order_is_not_against_whom_it_protects():
    found = said("es", "La jueza dictó una orden de alejamiento de Ana Quilla.")

    assert not any("| ordered | Ana Quilla" in line for line in found)
