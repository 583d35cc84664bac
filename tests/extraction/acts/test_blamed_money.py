"""What somebody is accused of taking needs neither a sum nor a giver; what somebody earns is nothing."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Los jueces fueron acusados de cobrar dinero.", "jueces | receives | dinero | accused"),
        (
            "Los jueces fueron acusados de cobrar altas sumas de dinero para favorecer a imputados.",
            "jueces | receives | altas sumas de dinero | accused",
        ),
    ],
)
def test_money_of_which_a_charge_tells_is_taken(text, line):
    assert line in said("es", text)


def test_who_is_paid_for_work_takes_nothing():
    assert not any("receives" in line for line in said("es", "El juez Juan Tarwi cobraba dinero por su trabajo."))
