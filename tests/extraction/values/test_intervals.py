"""Times from one day to another, and the day that an upshot takes from what went before it."""

import pytest

from tests.extraction.said import statements


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Between July 1, 2011, and Dec. 25, 2011, Ana Quilla sold babies.", ("2011-07-01", "2011-12-25")),
        ("es", "Luis Paz vendió bebés entre mayo y octubre de 2022.", ("2022-05-01", "2022-10-31")),
        ("es", "Luis Paz vendió bebés entre noviembre y febrero de 2022.", ("2021-11-01", "2022-02-28")),
        ("en", "Police broke up the ring in 2024 after a raid, seizing drugs.", ("2024-01-01", "2024-12-31")),
        ("es", "La Policía desarticuló la red en 2024, incautando drogas.", ("2024-01-01", "2024-12-31")),
    ],
)
def test_both_ends_are_read(language, text, expected):
    when = next(s.when for s in statements(language, text) if s.predicate in {"sells", "seized"})

    assert (str(when.start), str(when.end)) == expected


def test_what_goes_on_has_no_day_of_another_act():
    found = statements("en", "Ana Quilla, who was born in 2001, fled, selling babies.")

    assert all(s.when is None for s in found if s.predicate == "sells")
