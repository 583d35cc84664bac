"""A namesake whom the text itself tells apart from whoever was arrested is another person."""

import pytest

from tests.extraction.said import statements

SPANISH = (
    "El alcalde Hipólito Orlo Tain, homónimo del detenido, inauguró un mercado.",
    "El alcalde Hipólito Orlo Tain inauguró un mercado y no tiene relación con el detenido.",
    "El alcalde Hipólito Orlo Tain, que no es el detenido, inauguró un mercado.",
    "El alcalde Hipólito Orlo Tain no tiene nada que ver con el detenido.",
)
ENGLISH = (
    "Mayor Pedro Orlo opened a market and is not related to the detainee.",
    "Mayor Pedro Orlo, a namesake of the detainee, opened a market.",
    "Mayor Pedro Orlo, who is not the detainee, opened a market.",
)


def _of(language, text):
    told = statements(language, text)
    held = {s.object.id for s in told if s.predicate == "detained"}
    return held, {s.subject.id for s in told if s.predicate == "holds_office"}


@pytest.mark.parametrize("sentence", SPANISH)
def test_the_mayor_is_not_the_detainee_in_spanish(sentence):
    held, posts = _of("es", f"La Policía detuvo a Hipólito Orlo Tain, acusado de comprar bebés. {sentence}")
    assert held
    assert posts
    assert not held & posts


@pytest.mark.parametrize("sentence", ENGLISH)
def test_the_mayor_is_not_the_detainee_in_english(sentence):
    held, posts = _of("en", f"Police arrested Pedro Orlo, accused of buying babies. {sentence}")
    assert held
    assert posts
    assert not held & posts


def test_who_denies_being_the_leader_is_who_was_arrested():
    told = statements("en", "Police arrested Pedro Orlo. Pedro Orlo is not the leader of the gang, his lawyer said.")
    assert (
        len(
            {s.object.id for s in told if s.predicate == "detained"}
            | {s.subject.id for s in told if s.predicate == "leads"}
        )
        == 1
    )
