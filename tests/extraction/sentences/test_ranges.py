"""Both ends of a range that counts people or things are told, and neither is the whole count."""

import pytest

from ovillo.domain.statements import Quantifier
from tests.extraction.said import statements

ENDS = {(2, Quantifier.AT_LEAST), (4, Quantifier.AT_MOST)}


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("es", "Ana Ficticia vendió entre dos y cuatro bebés.", "sells"),
        ("es", "Ana Ficticia vendió de dos a cuatro bebés.", "sells"),
        ("es", "Ana Ficticia captó a entre 2 y 4 gestantes.", "recruits"),
        ("es", "Fueron detenidas entre dos y cuatro personas.", "detained"),
        ("es", "La Policía incautó 2-4 celulares.", "seized"),
        ("es", "La Policía allanó entre dos y cuatro viviendas.", "searched"),
        ("en", "Police searched between two and four houses.", "searched"),
        ("en", "Ana Fiction sold between two and four babies.", "sells"),
        ("en", "Ana Fiction sold two to four babies.", "sells"),
        ("en", "Officers detained between two and four people.", "detained"),
        ("en", "Between two and four people were arrested.", "detained"),
        ("en", "Officers seized between 2 and 4 phones.", "seized"),
    ],
)
def test_both_ends_of_a_range_are_told(language: str, text: str, predicate: str) -> None:
    told = [s for s in statements(language, text) if s.predicate == predicate]

    assert {(s.value.number, s.value.qualifier) for s in told} == ENDS
    assert len({(s.subject and s.subject.name, s.object and s.object.name) for s in told}) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La Policía detuvo a una banda de dos a cuatro miembros."),
        ("es", "La Policía rescató a menores de entre dos y cuatro años."),
        ("en", "Police arrested a ring of two to four members."),
        ("en", "Police rescued children aged between two and four."),
    ],
)
def test_a_range_of_members_or_years_counts_nobody_upon_whom_something_is_done(language: str, text: str) -> None:
    acts = [s for s in statements(language, text) if s.predicate in {"detained", "rescued"}]

    assert acts
    assert [s.value for s in acts] == [None] * len(acts)
