from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.extraction.text.blocks import cut_blocks
from ovillo.extraction.text.spans import TimeSpan
from ovillo.extraction.text.tokens import cut_sentences
from ovillo.extraction.values.dates import find_times

FRIDAY = date(2018, 11, 9)


def times(
    text: str, language: str, published: date | None = FRIDAY, anchor: tuple[date, date] | None = None
) -> list[TimeSpan]:
    sentences = cut_sentences(text, cut_blocks(text, language), language)
    return [each for sentence in sentences for each in find_times(sentence, language, published, anchor=anchor)]


@pytest.mark.parametrize(
    ("language", "text", "earliest", "latest"),
    [
        ("en", "It happened on Tuesday.", "2018-11-06", "2018-11-06"),
        ("en", "It happened on Friday.", "2018-11-09", "2018-11-09"),
        ("en", "It happened yesterday.", "2018-11-08", "2018-11-08"),
        ("en", "It happened on 7 November.", "2018-11-07", "2018-11-07"),
        ("en", "It happened on December 20.", "2017-12-20", "2017-12-20"),
        ("en", "It happened in March 2017.", "2017-03-01", "2017-03-31"),
        ("en", "It happened last May.", "2018-05-01", "2018-05-31"),
        ("en", "It happened last year.", "2017-01-01", "2017-12-31"),
        ("en", "He led it from 2010 to 2011.", "2010-01-01", "2011-12-31"),
        ("en", "It has run since May.", "2018-05-01", "2018-11-09"),
        ("en", "It happened between Monday and Wednesday.", "2018-11-05", "2018-11-07"),
        ("en", "It happened three days ago.", "2018-11-06", "2018-11-06"),
        ("es", "Ocurrió este martes.", "2018-11-06", "2018-11-06"),
        ("es", "Ocurrió el pasado martes.", "2018-11-06", "2018-11-06"),
        ("es", "Ocurrió el 8 de noviembre de 2018.", "2018-11-08", "2018-11-08"),
        ("es", "Ocurrió el 20 de diciembre.", "2017-12-20", "2017-12-20"),
        ("es", "Ocurrió entre el 3 y el 5 de marzo.", "2018-03-03", "2018-03-05"),
        ("es", "Ocurrió en mayo pasado.", "2018-05-01", "2018-05-31"),
        ("es", "Ocurrió en mayo de este año.", "2018-05-01", "2018-05-31"),
        ("es", "Fue jefe entre 2010 y 2011.", "2010-01-01", "2011-12-31"),
        ("es", "Ocurrió hace tres días.", "2018-11-06", "2018-11-06"),
        ("es", "Ocurrió la semana pasada.", "2018-10-29", "2018-11-04"),
        ("es", "Será el próximo jueves.", "2018-11-15", "2018-11-15"),
        ("en", "It happened over the weekend.", "2018-11-03", "2018-11-04"),
        ("es", "Ocurrió el fin de semana.", "2018-11-03", "2018-11-04"),
        ("en", "It happened in the 1980s.", "1980-01-01", "1989-12-31"),
        ("es", "Ocurrió en la década de los ochenta.", "1980-01-01", "1989-12-31"),
        ("es", "Ocurrió el 06NOV2018.", "2018-11-06", "2018-11-06"),
    ],
)
def test_resolves_against_the_day_of_publication(language: str, text: str, earliest: str, latest: str) -> None:
    (found,) = times(text, language)

    assert found.earliest == date.fromisoformat(earliest)
    assert found.latest == date.fromisoformat(latest)


def test_without_a_day_of_publication_only_what_states_its_year_is_resolved() -> None:
    (relative,) = times("Ocurrió este martes.", "es", published=None)
    (absolute,) = times("Ocurrió el 8 de noviembre de 2018.", "es", published=None)

    assert relative.earliest is None
    assert absolute.earliest == date(2018, 11, 8)


def test_last_tuesday_keeps_the_one_a_week_earlier_beside_it() -> None:
    (found,) = times("It happened last Tuesday.", "en")

    assert found.alternatives == ((date(2018, 10, 30), date(2018, 10, 30)),)


def test_a_numeric_date_that_reads_both_ways_keeps_both() -> None:
    (found,) = times("It was filed on 11/8/2018.", "en")

    assert found.earliest == date(2018, 11, 8)
    assert found.alternatives == ((date(2018, 8, 11), date(2018, 8, 11)),)


def test_days_later_count_from_the_day_told_last() -> None:
    (found,) = times("Dos días después fue hallada.", "es", anchor=(date(2018, 11, 6), date(2018, 11, 6)))

    assert found.earliest == date(2018, 11, 8)


def test_may_the_verb_is_no_month() -> None:
    assert times("He may appeal.", "en") == []


@given(st.text(alphabet="abcdeo 0123456789/.,-de enero martes may on last", max_size=60))
def test_any_text_gives_intervals_that_run_forward(text: str) -> None:
    for language in ("en", "es"):
        for each in times(text, language):
            assert each.earliest is None or each.latest is None or each.earliest <= each.latest


@pytest.mark.parametrize(
    ("language", "text", "earliest"),
    [
        ("en", "It opened in 2014; the following year it closed.", "2015-01-01"),
        ("en", "It opened in March 2014 and closed the same month.", "2014-03-01"),
        ("en", "It opened on 3 March 2014 and closed two days later.", "2014-03-05"),
        ("en", "It opened in March 2014 and closed two days later.", None),
        ("en", "It opened on 3 March 2014, two weeks after she left.", None),
        ("en", "It opened on 3 March 2014 and closed on 5 April.", None),
        ("es", "Abrió en 2014 y cerró al año siguiente.", "2015-01-01"),
        ("es", "Abrió el 3 de marzo de 2014 y cerró ese mismo mes.", "2014-03-01"),
        ("es", "Abrió el 3 de marzo de 2014 y cerró el día 8.", "2014-03-08"),
        ("es", "Abrió en 2014, dos años después de que ella se fuera.", None),
        ("es", "Abrió el lunes, cuyo dueño salió dos días después.", None),
    ],
)
def test_what_counts_from_another_time_counts_from_the_one_before(
    language: str, text: str, earliest: str | None
) -> None:
    found = times(text, language)[-1]

    assert found.earliest == (date.fromisoformat(earliest) if earliest else None)
