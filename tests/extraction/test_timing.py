"""When an act took place, where its own sentence does not say so."""

from datetime import date

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}
FRIDAY = date(2031, 5, 16)


def days(language, text):
    """(predicate, object) to the first day of each procedure, as ISO text."""
    details = SourceDetails(published=FRIDAY, language=language)
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), details)
    return {
        (s.predicate, s.object.name if s.object else None): str(s.when.start) if s.when and s.when.start else None
        for s in EXTRACTORS[language].read(document).statements
    }


@pytest.mark.parametrize(
    ("language", "text", "act", "day"),
    [
        ("en", "On Tuesday police searched the clinic. Ana Quilla was arrested.", "Ana Quilla", "2031-05-13"),
        ("en", "Police searched the clinic on Tuesday. Ana Quilla was arrested the following day.", "Ana Quilla", "2031-05-14"),
        ("en", "Police searched the clinic on Tuesday. Ana Quilla was arrested that same night.", "Ana Quilla", "2031-05-13"),
        ("es", "El martes la policía allanó la clínica. Ana Quilla fue detenida.", "Ana Quilla", "2031-05-13"),
        ("es", "El martes la policía allanó la clínica. Ana Quilla fue detenida al día siguiente.", "Ana Quilla", "2031-05-14"),
        ("es", "El martes la policía allanó la clínica. Ana Quilla fue detenida horas después.", "Ana Quilla", "2031-05-13"),
    ],
)  # fmt: skip
def test_an_arrest_told_after_a_dated_search_has_its_day(language, text, act, day):
    assert days(language, f"Notas\n\n{text}\n\nFin.")[("detained", act)] == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police searched the clinic on Tuesday. Ana Quilla had been arrested."),
        ("en", "Ana Quilla was arrested. Police searched the clinic on Tuesday, the court heard on Wednesday."),
        ("es", "El martes la policía allanó la clínica. Ana Quilla había sido detenida."),
        ("en", "On Tuesday the spokesman said it was late. Ana Quilla was arrested."),
        ("es", "La policía allanó la clínica. Ana Quilla fue detenida."),
    ],
)
def test_an_arrest_has_no_day_that_the_text_does_not_tell_of_it(language, text):
    assert days(language, f"Notas\n\n{text}\n\nFin.")[("detained", "Ana Quilla")] is None


def test_the_same_arrest_told_twice_has_one_day():
    text = "Ana Quilla was arrested at home.\n\nShe is a nurse. Ana Quilla was arrested on Tuesday by police.\n\nEnd."

    assert set(days("en", f"Notes\n\n{text}").values()) - {None} == {"2031-05-13"}
