"""Words per language, as data: one folder a language, one TOML file a layer.

A language is a folder here; adding one adds an extractor. Nothing in the code names a word of a language.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have a lexicon, sorted."""
    return tuple(
        sorted(folder.name for folder in files(__name__).iterdir() if folder.joinpath("frames.toml").is_file())
    )


@cache
def load(language: str, layer: str) -> Mapping[str, Any]:  # Any: TOML values; each layer checks its own shape
    """The words of one layer: "names", "roles", "quantities", "dates", "verbs", "cues", "speech", "frames"."""
    return tomllib.loads(files(__name__).joinpath(language, f"{layer}.toml").read_text("utf-8"))
