"""A name with a word in it that outlets bear is a person's where an age or a trade stands behind it."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize("told", ["a taxi driver", "a former nurse", "45"])
@pytest.mark.parametrize("name", ["Leander Quince Faro", "Leander Faro"])
def test_who_is_told_to_be_somebody_is_no_outlet(name, told):
    lines = said("en", f"{name}, {told}, was acquitted of selling babies.")

    assert lines == {f"- | acquitted | {name} | acquitted", f"{name} | sells | babies | acquitted"}


def test_an_outlet_stays_one():
    assert said("en", "Sunny Faro, a newspaper, said on Monday that police arrested Ana Quilla.") == {
        "police | detained | Ana Quilla | reported"
    }
