"""A third list, with the verdict of each pair, written before it was first compared.

Right at first contact: 0.961 of the first 178 as a match or none, 0.955 to the verdict; five of them were then found
doubtful themselves and replaced. One was joined wrongly by
rule, "Ana Olla" with "Ana de la Olla". The 30 pairs at its end were found by trying, most of them joined wrongly.
"""

import csv
from pathlib import Path

import pytest

from ovillo.resolution import compare_names

ROWS = tuple(csv.DictReader(Path(__file__).with_name("third_pairs.csv").read_text("utf-8").splitlines()))
NEVER_SAME = ("role_only", "partial", "sibling", "two_people")


def test_each_pair_has_the_verdict_that_was_expected_of_it() -> None:
    wrong = []
    for row in ROWS:
        verdict = compare_names(row["name1"], row["name2"], row["schema"]).verdict
        if verdict not in ({"same", "suggest"} if row["expected"] == "match" else {row["expected"]}):
            wrong.append((row["name1"], row["name2"], row["expected"], verdict))

    assert not wrong


@pytest.mark.parametrize("category", NEVER_SAME)
def test_no_pair_of_this_kind_is_joined_by_rule(category: str) -> None:
    rows = [row for row in ROWS if row["category"] == category]

    assert len(rows) > 3
    assert not [row for row in rows if compare_names(row["name1"], row["name2"]).verdict == "same"]
