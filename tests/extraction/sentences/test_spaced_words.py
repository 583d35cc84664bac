"""A day between the words of a correction: "we reported on March 5 that"."""

import pytest

from tests.extraction.said import whole


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We reported on Tuesday that John Tarwi was charged with selling babies. Tarwi was not charged."),
        ("en", "We reported that John Tarwi was charged with selling babies. Tarwi was not charged."),
        ("es", "Publicamos el 5 de marzo que Juan Tarwi fue condenado por vender bebés. Tarwi no ha sido condenado."),
        ("es", "Publicamos que Juan Tarwi fue condenado por vender bebés. Tarwi no ha sido condenado."),
    ],
)
def test_what_a_paper_takes_back_is_not_told(language, text):
    told = whole(language, text)
    assert told
    assert all(statement.negated for statement in told)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Correction. We reported on March 5 that 13 people were arrested in Leeds. The correct figure is 14."),
        ("es", "Informamos el martes que fueron detenidas 13 personas. La cifra correcta es 14."),
    ],
)
def test_the_right_number_is_told(language, text):
    assert [int(s.value.number) for s in whole(language, text) if s.predicate == "detained"] == [14]
