"""What had not happened yet when it was said contradicts nothing that happened later."""

from datetime import date, timedelta

import pytest

from ovillo.domain.statements import Statement, When
from tests.corroboration.invented import DAY, Case, on

LATER = DAY + timedelta(days=30)


def _told(
    case: Case, publisher: str, published: date, text: str, *, when: When | None = None, negated: bool = False
) -> Statement:
    document = case.document(publisher, published, text)
    return case.say(document, "detained", None, "Ana Ficticio", when=when, negated=negated, quote=text)


def test_an_arrest_after_the_day_on_which_there_was_none_is_no_contradiction() -> None:
    case = Case()
    before = _told(case, "A", DAY, "Ana Ficticio was not arrested.", negated=True)
    _told(case, "B", LATER, "Ana Ficticio was arrested on Thursday.", when=on(LATER))

    found = case.finding("detained")

    assert not found.contradicts
    assert not found.is_disputed
    assert found.overtaken == (before.id,)
    assert found.negated_by == ()


def test_an_arrest_before_that_day_contradicts() -> None:
    case = Case()
    _told(case, "A", DAY, "Ana Ficticio was not arrested.", negated=True)
    _told(case, "B", LATER, "Ana Ficticio was arrested.", when=on(DAY - timedelta(days=1)))

    assert case.finding("detained").contradicts


@pytest.mark.parametrize(
    ("words", "contradicts"),
    [
        ("Ana Ficticio has not been arrested.", False),
        ("Ana Ficticio aún no fue detenida.", False),
        ("Ana Ficticio no ha sido detenida.", False),
        ("Ana Ficticio was never arrested.", True),
    ],
)
def test_without_a_day_only_what_says_how_things_stand_is_overtaken(words: str, contradicts: bool) -> None:
    case = Case()
    _told(case, "A", DAY, words, negated=True)
    _told(case, "B", LATER, "Ana Ficticio was arrested.")

    assert case.finding("detained").contradicts == contradicts


def test_a_third_who_says_that_it_had_happened_is_contradicted() -> None:
    case = Case()
    _told(case, "A", DAY, "Ana Ficticio has not been arrested.", negated=True)
    _told(case, "B", LATER, "Ana Ficticio was arrested.", when=on(LATER))
    _told(case, "C", DAY, "Ana Ficticio was arrested.")

    found = case.finding("detained")

    assert found.contradicts
    assert found.overtaken == ()


def test_a_source_that_tells_of_a_later_arrest_corrects_nothing() -> None:
    case = Case()
    _told(case, "A", DAY, "Ana Ficticio has not been arrested.", negated=True)
    _told(case, "A", LATER, "Ana Ficticio was arrested on Thursday.", when=on(LATER))

    found = case.finding("detained")

    assert found.superseded == ()
    assert not found.contradicts
