"""Days that are not those of an act: of datelines, of other events, of asides."""

from datetime import date

import pytest

from tests.extraction.said import statements


def days(language, text):
    """(predicate, first day) of each act."""
    found = statements(language, text, publisher="P", published=date(2031, 5, 7))
    return {
        (s.predicate, str(s.when.start) if s.when else None) for s in found if s.predicate not in {"age", "occupation"}
    }


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "LIMA, May 7, 2031 - Police detained Ana Quilla on Tuesday.", {("detained", "2031-05-06")}),
        ("en", "LIMA, May 7 (AgencyPrisma) - Ana Quilla was never arrested.", {("detained", None)}),
        ("es", "LIMA, 7 mayo (AgenciaPrisma).- La Policía detuvo el martes a Ana Quilla.", {("detained", "2031-05-06")}),
        ("es", "Lima, 7 de mayo de 2031.- La Policía detuvo a Ana Quilla.", {("detained", None)}),
        ("es", "La marcha fue el lunes.\n\nEn otro caso, Ana Quilla fue detenida.", {("detained", None)}),
        ("en", "The church fair was on Sunday. Ana Quilla was arrested.", {("detained", None)}),
        ("en", "On Sunday police raided a house. Ana Quilla was arrested.", {("searched", "2031-05-04"), ("detained", "2031-05-04")}),
        (
            "en",
            "Ana Quilla, cleared of theft in 2029, was arrested by mistake.",
            {("acquitted", "2029-01-01"), ("detained", None)},
        ),
    ],
)  # fmt: skip
def test_no_act_takes_the_day_of_something_else(language, text, expected):
    assert days(language, text) == expected
