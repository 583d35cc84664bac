"""Currencies as tables write them."""

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def currency_of(text: str) -> str:
    """The code of ISO 4217 of a currency's sign or name; what is none, or of several countries, as written."""
    return _codes().get(_folded(text), text)


@cache
def _codes() -> Mapping[str, str]:
    written = tomllib.loads((Path(__file__).parent / "currencies.toml").read_text("utf-8"))
    return {_folded(name): code for code, names in written.items() for name in names}


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join("".join(each for each in letters if not unicodedata.combining(each)).split()).removesuffix(".")
