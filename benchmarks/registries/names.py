"""Given names, surnames and rare surnames, drawn as often as they occur."""

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

_RARE_SHARE = 0.06
"""Of surnames: put together so that no list holds them."""


@cache
def words() -> dict[str, dict[str, Any]]:  # Any: TOML values
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


@dataclass(frozen=True)
class _Table:
    names: tuple[str, ...]
    sums: tuple[int, ...]

    def draw(self, random: Random) -> str:
        return random.choices(self.names, cum_weights=self.sums)[0]


@cache
def _table(kind: str) -> _Table:
    lines = tomllib.loads(Path(__file__).with_name("frequencies.toml").read_text("utf-8"))[kind]
    weighed = [(name, int(count)) for count, names in lines.items() for name in names.split()]
    return _Table(tuple(name for name, _ in weighed), tuple(accumulate(count for _, count in weighed)))


def draw_given(random: Random, gender: str) -> tuple[str, ...]:
    """One or two given names of one gender ("female", "male")."""
    first = _table(gender).draw(random)
    if random.random() > 0.6:
        return (first,)
    second = _table(gender).draw(random)
    return (first, second) if second != first else (first,)


def draw_surname(random: Random) -> str:
    if random.random() < _RARE_SHARE:
        rare = words()["rare"]
        return f"{random.choice(rare['front'])}{random.choice(rare['back'])}".capitalize()
    return _table("surnames").draw(random)
