"""Goods behind "including", by combination: the words, the goods, and the side of the verb."""

import itertools

import pytest

from tests.extraction.said import said

EN = [
    frame.format(words)
    for frame, words in itertools.product(
        ["Police seized articles{} $5,000 in cash and three phones.", "Articles{} $5,000 in cash and three phones were seized.",
         "Articles{} $5,000 in cash and three phones have been recovered during searches."],
        [" including", ", including", ", among them"],
    )
]  # fmt: skip
ES = [
    frame.format(words)
    for frame, words in itertools.product(
        ["La policía incautó diversos objetos, {} 5.000 dólares y tres teléfonos.",
         "Diversos objetos, {} 5.000 dólares y tres teléfonos, fueron incautados."],
        ["incluidos", "incluidas", "entre ellos"],
    )
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [*(("en", text) for text in EN), *(("es", text) for text in ES)])
def test_sums_and_things_behind_including_are_seized(language: str, text: str) -> None:
    found = {row[2].removeprefix("- ") for line in said(language, text) if (row := line.split(" | "))[1] == "seized"}
    assert {"5000", "phones 3" if language == "en" else "teléfonos 3"} <= found


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Three phones were recovered from the house.", True),
        ("A bundle of birth certificates was recovered from the clinic.", True),
        ("His body was recovered from the river.", False),
        ("Three phones were not recovered.", False),
        ("Ana Quilla was recovered safe.", False),
        ("Ana Quilla has recovered.", False),
    ],
)
def test_what_is_recovered_is_seized(text: str, is_told: bool) -> None:
    found = [line for line in said("en", text) if " | seized | " in line and not line.startswith("not ")]
    assert bool(found) is is_told
