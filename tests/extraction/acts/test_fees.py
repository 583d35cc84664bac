"""What a sum was asked for has a price; nobody is told to have paid it, nor anything where it was denied or is to come."""

from itertools import product

import pytest

from tests.extraction.said import statements

SUBJECTS = ("Ana Quilla", "Los coyotes", "La banda", "Ana Quilla, hermana de Beto Rojo,")
FORMS = {
    "{v} 500 euros por las visas falsas": "visas falsas",
    "{v} 500 euros a cada migrante por los viajes": "viajes",
    "{v} 500 euros por hacer denuncias falsas": "denuncias falsas",
    "{v} 500 euros a las personas por llevarlas a Villa Jacaranda": "personas",
}
UNSAID = ("no {v}", "nunca {v}")
AROUND = ("Si {0}, será juzgada.", "¿Es verdad que {0}?", "Es falso que {0}.", "La policía investiga si {0}.")


def told(text):
    return {(s.predicate, s.subject and s.subject.name, s.standing.value, s.negated) for s in statements("es", text)}


def verb(subject, *, forms=("cobraba", "cobraban")):
    return forms[subject.startswith("Los")]


@pytest.mark.parametrize(("subject", "form"), list(product(SUBJECTS, FORMS)))
def test_what_is_charged_for_has_the_price(subject, form):
    found = told(f"{subject} {form.format(v=verb(subject))}.")

    assert ("price", FORMS[form], "reported", False) in found
    assert not any(predicate in {"pays", "buys"} for predicate, *_ in found)


@pytest.mark.parametrize(("subject", "form", "unsaid"), list(product(SUBJECTS, FORMS, UNSAID)))
def test_what_was_not_charged_has_no_price(subject, form, unsaid):
    found = told(f"{subject} {form.format(v=unsaid.format(v=verb(subject)))}.")

    assert not any(predicate == "price" and not negated for predicate, _, _, negated in found)


@pytest.mark.parametrize(("form", "around"), list(product(FORMS, AROUND)))
def test_what_is_asked_or_supposed_has_no_price(form, around):
    found = told(around.format(f"Ana Quilla {form.format(v='cobraba')}"))

    assert not any(predicate == "price" for predicate, *_ in found)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_to_come_or_in_doubt_is_no_firmer(form):
    assert not any(p == "price" for p, *_ in told(f"Ana Quilla {form.format(v='cobrará')}."))
    assert not any(
        p == "price" and standing == "reported"
        for p, _, standing, _ in told(f"Ana Quilla {form.format(v='habría cobrado')}.")
    )


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Ana Quilla tenía en venta a su hijo, por quien pedía 10.000 quetzales.", "hijo"),
        ("Beto Rojo retuvo una carga por la que pidió USD 400.000.", "carga"),
        ("Por la audiencia de homicidio se estaban pagando 50 mil dólares.", "audiencia de homicidio"),
        ("En 20.000 dólares, vendían bebés en Villa Jacaranda.", "bebés"),
    ],
)
def test_a_sum_before_or_behind_the_verb(text, thing):
    assert ("price", thing, "reported", False) in told(text)


@pytest.mark.parametrize(
    "text", ["Los coyotes cobraban 500 euros por semana.", "Ana Quilla cobraba 500 euros por adelantado."]
)
def test_a_week_has_no_price(text):
    assert not any(predicate == "price" for predicate, *_ in told(text))
