"""Which money "$" and "pesos" are in a document, by the countries that it names.

1. Of the countries named, those with a peso tell what "pesos" are, where it is one only.
2. "$" is the money of all the countries named, where it is one and the same; where the text also speaks of dollars by
   their name, "$" is no peso.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ovillo.extraction import lexicon
from ovillo.extraction.values.quantities import DOLLAR_OF

_US_DOLLAR = "USD"


@dataclass(frozen=True, slots=True)
class ToldMoney:
    """ISO 4217 codes; `None` where the document does not tell."""

    dollar: str | None = None
    peso: str | None = None


def told_money(text: str, language: str) -> ToldMoney:
    """What "$" and "pesos" mean in this text."""
    countries, dollars = _patterns(language)
    if not countries:
        return ToldMoney()
    lower = text.lower()
    named = {DOLLAR_OF[code] for code, pattern in countries.items() if pattern.search(lower)}
    pesos = named - {_US_DOLLAR}
    peso = next(iter(pesos)) if len(pesos) == 1 else None
    dollar = next(iter(named)) if len(named) == 1 else None
    return ToldMoney(None if dollar != _US_DOLLAR and dollars.search(lower) else dollar, peso)


@cache
def _patterns(language: str) -> tuple[Mapping[str, re.Pattern[str]], re.Pattern[str]]:
    rows = lexicon.load(language, "quantities")["currency"].get("countries", {})
    countries = {code: re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)") for code, forms in rows.items()}
    return countries, re.compile(r"(?<!\w)d[oó]lar(?:es)?(?!\w)")
