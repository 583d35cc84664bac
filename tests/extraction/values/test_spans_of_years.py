"""Halves and quarters of a year, and times from about one day until at least another."""

from datetime import date

import pytest

from tests.extraction.said import statements

SPANS = {
    ("en", "in the first half of 2013"): (date(2013, 1, 1), date(2013, 6, 30)),
    ("en", "in the second quarter of 2014"): (date(2014, 4, 1), date(2014, 6, 30)),
    ("en", "from about January 2007 until at least 2017"): (date(2007, 1, 1), date(2017, 12, 31)),
    ("es", "en el primer semestre de 2013"): (date(2013, 1, 1), date(2013, 6, 30)),
    ("es", "en el segundo semestre del año 2016"): (date(2016, 7, 1), date(2016, 12, 31)),
    ("es", "en el tercer trimestre de 2014"): (date(2014, 7, 1), date(2014, 9, 30)),
    ("es", "desde aproximadamente enero de 2007 hasta por lo menos el año 2017"): (
        date(2007, 1, 1),
        date(2017, 12, 31),
    ),
}


@pytest.mark.parametrize("span", SPANS)
def test_a_part_of_a_year_has_its_first_and_last_day(span: tuple[str, str]) -> None:
    language, words = span
    verb = "sold babies" if language == "en" else "vendió bebés"

    [told] = [s for s in statements(language, f"Ana Ficticia {verb} {words}.") if s.predicate == "sells"]

    assert told.when is not None
    assert (told.when.start, told.when.end) == SPANS[span]
