"""The published tables, and how tests find them."""

import csv
from pathlib import Path

import pytest

from ovillo.planning.populations.lists import Lists, read_lists
from tests.shared_data import SHARED

PUBLISHED = SHARED / "mse"


def published_path(name: str) -> Path:
    path = PUBLISHED / f"{name}.csv"
    if not path.exists():
        pytest.skip(f"the published counts are not here: {path}")
    return path


def published(name: str) -> Lists:
    with published_path(name).open(encoding="utf-8", newline="") as stream:
        return read_lists(list(enumerate(csv.reader(stream), start=1)), place=name)


def lists_of(names: str, counts: dict[str, int]) -> Lists:
    """Lists of one letter each, and how many stand on each combination: {"A": 4, "AB": 2}."""
    rows = [[*(str(int(name in on)) for name in names), str(count)] for on, count in counts.items()]
    return read_lists(list(enumerate([[*names, "count"], *rows], start=1)), place="lists.csv")
