"""Tests of people whom a number or a letter tells apart."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        (
            "es",
            "El testigo N.° 7 dijo que Ana Quilla vendió un bebé. El testigo N.° 12 dijo que Beto Rojo compró un bebé.",
            ["testigo N.° 12", "testigo N.° 7"],
        ),
        (
            "es",
            "El testigo N.° 7 dijo que Ana Quilla vendió un bebé. El testigo N.° 7 dijo que Ciro Tapia compró un bebé.",
            ["testigo N.° 7", "testigo N.° 7"],
        ),
        (
            "en",
            "Witness No. 7 said Ana Quilla sold a baby. Witness A said that Beto Rojo sold a baby.",
            ["Witness A", "Witness No. 7"],
        ),
        ("es", "La testigo B declaró que Ana Quilla vendió un bebé.", ["testigo B"]),
    ],
)
def test_two_of_one_noun_with_different_numbers_are_two(language, text, speakers):
    found = statements(language, text)
    assert sorted(s.speakers[0].name for s in found) == speakers
    assert len({s.speakers[0].entity for s in found}) == len(set(speakers))


def test_a_number_of_days_or_people_tells_nobody_apart():
    assert "- | rescued | víctimas 7 | reported" in said("es", "Fueron rescatadas 7 víctimas.")
    assert "- | detained | suspect | reported" in said("en", "The suspect, 42, was arrested.")
