"""Who asked whom for a sum, where a sentence tells it and no statement does: "X cobró 300 soles a Y", "X charged Y".

1. There is one verb of asking. Who stands behind "a" or "from", or in English right behind "charged", pays; the only
   other one is paid. Where that does not part them, nobody is told.
2. It tells on which side of a price they stand, and makes no statement.
"""

import re
from collections.abc import Sequence
from typing import Final

_ASKED: Final = re.compile(
    r"\b(?:cobr(?:[óoéa]|aron|aban?|ará|arían?|ado)|charged|billed|collected|took|takes|charges)\b", re.IGNORECASE
)
_TO: Final = re.compile(r"(?:\b(?:a|al|from)|\b(?:a|from)(?: \w+){1,2}|\b(?:charged|billed)(?: \w+)?) $", re.IGNORECASE)
_JOINED: Final = re.compile(r"(?:,| y| e| and) (?:a )?$")
_OTHER: Final = re.compile(r"\b(?:de|del|por|para|con|of|by|for|with|to)(?: \w+)? $", re.IGNORECASE)


def asked_sides(quote: str, names: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Those who pay and those who are paid, of the names in a sentence; empty where it does not tell."""
    if len(_ASKED.findall(quote)) != 1:
        return (), ()
    payers: list[str] = []
    others: list[str] = []
    end_of_payer = -1
    for start, name in sorted((quote.find(name), name) for name in names if name in quote):
        before = quote[:start]
        is_joined = end_of_payer >= 0 and bool(_JOINED.fullmatch(quote[end_of_payer:start]))
        if is_joined or _TO.search(before):
            payers.append(name)
            end_of_payer = start + len(name)
        elif not _OTHER.search(before):
            others.append(name)
    return (payers, others) if payers and len(others) == 1 else ((), ())
