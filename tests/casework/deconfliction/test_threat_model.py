"""The figures of the page about threats follow from what it says that was measured."""

import math
import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[3] / "docs" / "threat-model.md").read_text("utf-8")


def number(text: str) -> float:
    return float(text.replace(",", ""))


def test_the_hours_of_guessing_follow_from_the_time_of_one_guess() -> None:
    (microseconds,) = re.findall(r"(\d+) microseconds", PAGE)
    rows = re.findall(r"^\| .* \| ([\d,]+) \| ([\d.]+) hours \|$", PAGE, re.MULTILINE)

    assert len(rows) == 5
    for size, hours in rows:
        places = len(hours.partition(".")[2])
        assert round(number(size) * int(microseconds) / 3.6e9, places) == number(hours)


def test_the_chances_of_canaries_and_of_one_budget_follow_from_the_budget() -> None:
    budget, everyone = 20_000, 100_000_000

    assert f"{budget:,} identifiers a case" in PAGE
    assert f"All DNI need {everyone // budget:,} cases" in PAGE
    assert f"with probability {budget / everyone:g}" in PAGE
    for canaries, chance in re.findall(
        r"([\d,]+) canaries(?: among [\d,]+, a full budget meets one with probability|,) ([\d.]+\d)", PAGE
    ):
        expected = 1 - math.exp(budget * math.log1p(-number(canaries) / everyone))
        assert number(chance) == pytest.approx(expected, abs=0.005)
