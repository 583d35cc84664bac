"""The tables that `monitor` reads, filled in for an invented country."""

from collections.abc import Mapping
from importlib.resources import files

NAMES = ("lists.csv", "figures.csv", "files.csv", "ratings.csv", "departments.csv")
"""For hidden-population, counts, standards, its ratings, and publish."""


def monitor_tables() -> Mapping[str, str]:
    """Each table as text, by file name."""
    here = files(__package__)
    return {name: (here / name).read_text("utf-8") for name in NAMES}
