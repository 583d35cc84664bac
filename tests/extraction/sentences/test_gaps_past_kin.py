"""Terms of several in one sentence, where commas name whose relative the second is."""

import pytest

from tests.extraction.said import statements


def _terms(language, text):
    found = (s for s in statements(language, text) if s.predicate == "sentenced")
    return {(s.object.name, f"{s.value.number:g}" if s.value else None) for s in found}


@pytest.mark.parametrize(
    "kin", ["his sister, Delphine Inventada,", "Delphine Inventada, his sister,", "his sister, Delphine Inventada, 34,"]
)
@pytest.mark.parametrize(
    "text",
    [
        "The court sentenced Martin Ficticio to nine years and {} to seven.",
        "Martin Ficticio was sentenced to nine years and {} to seven years.",
        "Martin Ficticio was sentenced to nine years, {} to seven years.",
    ],
)
def test_each_has_the_term_behind_the_own_name_in_english(kin, text):
    assert _terms("en", text.format(kin)) == {("Martin Ficticio", "9"), ("Delphine Inventada", "7")}


@pytest.mark.parametrize("kin", ["su hermana, Delfina Inventada,", "su hermana Delfina Inventada"])
def test_each_has_the_term_behind_the_own_name_in_spanish(kin):
    told = _terms("es", f"El tribunal condenó a Martín Ficticio a nueve años y a {kin} a siete.")

    assert told == {("Martín Ficticio", "9"), ("Delfina Inventada", "7")}


@pytest.mark.parametrize("was", ["a quien fuera", "a quien fue", "al que era"])
@pytest.mark.parametrize(
    "text",
    [
        "El tribunal condenó a 12 años de cárcel {} su chofer, Críspulo Ficticio.",
        "El tribunal condenó {} su chofer, Críspulo Ficticio, a 12 años de cárcel.",
    ],
)
def test_whoever_was_that_to_somebody_has_the_term(was, text):
    assert _terms("es", text.format(was)) == {("Críspulo Ficticio", "12")}


def test_who_remains_in_prison_is_held():
    assert [s.object.name for s in statements("en", "Ivo Ficticio remains in prison.") if s.predicate == "detained"]
