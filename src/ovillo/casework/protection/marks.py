"""The words by which texts mark a person as hidden, young or of kin, from `marks.toml`: read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def marks() -> Mapping[str, Any]:  # Any: TOML
    """The tables of the file, each of a name and words or expressions."""
    return tomllib.loads((files(__package__) / "marks.toml").read_text("utf-8"))


@cache
def number_words() -> Mapping[str, int]:
    """What the words of both languages count."""
    return {word: number for name in ("spanish", "english") for number, word in enumerate(marks()["told_behind"][name])}


@cache
def any_number() -> str:
    """A number of years, in digits or in words, as alternatives of an expression."""
    words = "|".join(sorted(number_words(), key=len, reverse=True))
    return rf"\d{{1,2}}|{words.replace('dieciseis', 'diecis[ée]is')}"
