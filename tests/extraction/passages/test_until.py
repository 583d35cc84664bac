"""What nobody did until a day was done then; what nobody did until now was not."""

import pytest

from tests.extraction.said import statements

LATE = [
    ("en", "The flat was not searched until March.", "searched"),
    ("en", "Nobody searched the flat until March.", "searched"),
    ("en", "No one arrested Ana Mock until March.", "detained"),
    ("es", "Nadie allanó el departamento hasta marzo.", "searched"),
    ("es", "La policía no detuvo a Ana Mock hasta marzo.", "detained"),
]
NEVER = [
    ("en", "Nobody has searched the flat until now."),
    ("es", "Hasta hoy nadie allanó el departamento."),
    ("es", "Hasta ahora nadie detuvo a Ana Mock."),
]


@pytest.mark.parametrize(("language", "text", "predicate"), LATE)
def test_until_a_month_is_done_in_it(language, text, predicate):
    (told,) = [s for s in statements(language, text) if s.predicate == predicate]

    assert not told.negated
    assert told.when is not None
    assert told.when.start is not None
    assert told.when.start.month == 3


@pytest.mark.parametrize(("language", "text"), NEVER)
def test_until_now_it_was_not(language, text):
    assert all(s.negated for s in statements(language, text))


def test_the_day_of_what_befell_another_is_not_lent():
    text = "Ovi Mock was dismissed on 3 March 2024. Prosecutors charged Ana Mock with trafficking. Police arrested Rita Mock."

    assert all(s.when is None for s in statements("en", text))
