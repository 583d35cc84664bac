"""Grids of English constructions: no act has the day or place of another that a comma, a plea or a denial parts from it."""

import pytest

from tests.extraction.said import statements


def _of(text, predicate):
    (found,) = [s for s in statements("en", text) if s.predicate == predicate]
    return found


OPENINGS = ("Arrested", "Freed", "Charged", "Extradited")
MAINS = (("sold babies", "sells"), ("denied selling babies", "sells"), ("was convicted of fraud", "convicted"))


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize(("main", "predicate"), MAINS)
@pytest.mark.parametrize("time", ["in May", "on Friday", "in 2029"])
def test_the_day_of_an_opening_participle_is_of_nothing_else(opening, main, predicate, time):
    assert _of(f"{opening} {time}, Ann Marlow {main}.", predicate).when is None


@pytest.mark.parametrize("aside", ["convicted of selling babies", "accused of selling babies", "charged with selling babies"])  # fmt: skip
@pytest.mark.parametrize("place", ["on Friday", "in Lima", "in 2029", "at a house in Lima"])
@pytest.mark.parametrize("main", ["Police arrested Ann Marlow, {}, {}.", "Bob Orlo married Ann Marlow, {}, {}."])
def test_what_stands_behind_an_aside_is_not_of_it(aside, place, main):
    found = _of(main.format(aside, place), "sells")

    assert found.when is None
    assert found.where is None


@pytest.mark.parametrize("opening", ["In May", "On Friday", "In Lima,", "In 2029"])
@pytest.mark.parametrize("told", ["denied selling babies", "admitted selling babies", "pleaded guilty to selling babies", "pleaded not guilty to selling babies"])  # fmt: skip
def test_when_and_where_it_was_denied_or_admitted_it_was_not_done(opening, told):
    found = _of(f"{opening} Ann Marlow {told}.", "sells")

    assert found.when is None
    assert found.where is None


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("In May, Ann Marlow was arrested.", "detained"),
        ("Ann Marlow, arrested in May, sold babies.", "detained"),
        ("Ann Marlow, arrested for fraud, was freed in May.", "released"),
        ("Ann Marlow denied selling babies in May.", "sells"),
        ("Ann Marlow pleaded guilty to selling babies in May.", "sells"),
    ],
)
def test_an_act_keeps_its_own_day(text, predicate):
    when = _of(text, predicate).when

    assert when is not None
    assert when.start.month == 5
