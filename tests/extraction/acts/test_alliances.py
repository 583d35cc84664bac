"""Which bodies work together."""

import pytest

from tests.extraction.said import facts


def allied(language, text):
    """(who, with whom) of each `collaborates_with`."""
    return {(one, other) for one, predicate, other, _, _ in facts(language, text) if predicate == "collaborates_with"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "An inquiry by the Ovillo Council (OC) in collaboration with the Tilo Office (TO) goes on.",
         {("Ovillo Council", "Tilo Office")}),
        ("en", "The arrests were made by the Ovillo police in cooperation with Europol.", {("Ovillo police", "Europol")}),
        ("es", "La Fiscalía, en coordinación con la Policía Nacional, allanó la clínica.", set()),
        ("es", "La Fundación Tilo, en coordinación con la Policía Nacional, acogió a la niña.",
         {("Fundación Tilo", "Policía Nacional")}),
        ("es", "Ana Tilo, junto con Marco Brea, vendió tres bebés.", {("Marco Brea", "Ana Tilo")}),
        ("en", "Ana Tilo, with the help of Marc Brea, sold babies.", {("Marc Brea", "Ana Tilo")}),
        ("en", "Police did not act in coordination with Europol.", set()),
        ("es", "La operación, denominada Ovillo, se hizo en colaboración con Europol.", set()),
        ("en", "Ana Tilo was arrested together with Marc Brea.", set()),
    ],
)  # fmt: skip
def test_bodies_that_a_phrase_ties_work_together(language, text, expected):
    assert allied(language, text) == expected
