"""Currencies as tables write them."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_NO_CURRENCY: Final = re.compile(r"\d[\d., '\u00a0]*|^[-+(\s\u2212\u2012\u2013]+|[-)\s\u2212\u2012\u2013]+$")
"""An amount, and the signs before and after it."""


def currency_of(text: str) -> str:
    """The code of ISO 4217 of a currency's sign or name; what is none, or of several countries, as written."""
    return _codes().get(_folded(text), text)


def currency_in(amount: str) -> str:
    """The code of the currency that is written beside an amount, or stands alone; empty where it is none alone."""
    rest = _folded(_NO_CURRENCY.sub("", amount))
    return _codes().get(rest, rest.upper() if rest.upper() in _codes().values() else "")


@cache
def _codes() -> Mapping[str, str]:
    written = tomllib.loads((Path(__file__).parent / "currencies.toml").read_text("utf-8"))
    return {_folded(name): code for code, names in written.items() for name in names}


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join("".join(each for each in letters if not unicodedata.combining(each)).split()).removesuffix(".")
