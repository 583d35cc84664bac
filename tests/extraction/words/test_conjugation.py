"""Forms come from paradigms; irregular and changing verbs come out as people write them."""

import pytest

from ovillo.extraction.lexicon import load
from ovillo.extraction.words.conjugation import Tense, conjugate, parse_entry


@pytest.mark.parametrize(
    ("language", "entry", "forms"),
    [
        ("en", "arrest", "arrest arrests arrested arresting"),
        ("en", "traffic", "traffic traffics"),
        ("en", "stop*", "stop stops stopped stopping"),
        ("en", "carry", "carry carries carried carrying"),
        ("en", "charge", "charge charges charged charging"),
        ("en", "sell", "sell sells sold selling"),
        ("en", "oversee", "oversaw overseen"),
        ("es", "detener=tener", "detuvo detuvieron detenido detenidas detiene detuviera detendrá deteniendo"),
        ("es", "perseguir:e>i", "persigue persiguió persiguieron persiguiendo persiga perseguido"),
        ("es", "pagar", "paga pagó pagué pague pagado pagaría pagaban"),
        ("es", "negar", "niega negó niegue negado"),
        ("es", "absolver=volver", "absolvió absuelto absueltas"),
        ("es", "producir", "produjo produjeron produciendo"),
        ("es", "incluir", "incluye incluyó incluyeron incluyendo"),
        ("es", "intervenir=venir", "interviene intervino intervenido"),
    ],
)
def test_the_forms_of_a_verb_are_found(language, entry, forms):
    found = conjugate([entry], load(language, "verbs"))

    assert set(forms.split()) <= set(found)
    assert all(reading.lemma == parse_entry(entry).lemma for form in forms.split() for reading in found[form])


def test_a_form_tells_its_tense_and_number():
    found = conjugate(["vender"], load("es", "verbs"))

    assert [(r.tense, r.is_plural) for r in found["venderían"]] == [(Tense.CONDITIONAL, True)]
    assert [(r.tense, r.person) for r in found["vendía"]] == [(Tense.PAST, 3)]


def test_a_regular_form_never_stands_beside_an_irregular_one():
    found = conjugate(["sell", "be"], load("en", "verbs"))

    assert "selled" not in found
    assert "bes" not in found
