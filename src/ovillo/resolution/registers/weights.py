"""What each level of each particular weighs, from `weights.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weight:
    """How often two rows agree at this level: of one person, and of two."""

    m: float
    u: float | None
    """None where the rarity of the name gives it."""
    spread: float = 1.0
    """By what the rarity of a name is multiplied."""


@cache
def weights() -> Mapping[str, Mapping[str, Weight]]:
    """Weights by particular ("name", "born", "document", "phone", "place") and level, in the order of the file."""
    tables = tomllib.loads(files("ovillo.resolution.registers").joinpath("weights.toml").read_text("utf-8"))
    return {
        particular: {
            level: Weight(m=values["m"], u=values.get("u"), spread=values.get("spread", 1.0))
            for level, values in levels.items()
        }
        for particular, levels in tables.items()
    }
