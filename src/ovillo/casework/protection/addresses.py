"""Where streets and numbers stand in a text, in any case and order: "Jr. Los Sauces 432", "432 Los Sauces street".

1. Behind a word for a home a street is one, with its number or without, and whatever its words are.
2. Elsewhere it has a number, and a word of streets before or behind its name.
3. A small word that no street is called by ends it: "en la calle con 3 niñas" tells no street.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

Place = tuple[int, int]
"""Start, end."""
_IN_NOTES: Final = re.compile(
    r"(?<![^\W_])(?i:en|at|in|a|de|from|to)\s(?P<told>(?:(?i:el|la|los|las|the)\s)?"
    r"(?!(?i:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"
    r"|(?i:january|february|march|april|may|june|july|august|september|october|november|december))"
    r"[A-ZÁÉÍÓÚÑ][\w'’-]*(?:\s(?:(?:de|del|la|las|los|of|the)\s){0,2}[A-ZÁÉÍÓÚÑ][\w'’-]*){0,4},?"
    r"\s(?:[Nn][.°º]{1,2}\s?|#)?\d{1,5}(?:-?[A-Za-z])?)(?![^\W_]|[.,:]\d|\s(?:a[ñn]os|years|soles|veces|times|h\b))"
)
_NUMBERED: Final = re.compile(r"\d|\bs/n\b", re.IGNORECASE)


@cache
def words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """What the file of words holds, by table and name."""
    return tomllib.loads((files(__package__) / "particulars.toml").read_text("utf-8"))


def one_of(options: Sequence[str]) -> str:
    """A regular expression for any of these, in any case."""
    return f"(?i:{'|'.join(options)})"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Of a street behind a word for a home, of one anywhere, and of the words without which there is none."""
    street = words()["street"]
    before, behind, particle = one_of(street["before"]), one_of(street["behind"]), one_of(street["particles"])
    number = rf"(?:{one_of(street['number'])}\s?)?\d{{1,5}}(?:-?[A-Za-z])?(?![^\W_])"
    capital = r"[A-ZÁÉÍÓÚÑ][\w°º'’/-]*"
    any_word = rf"(?!{one_of(street['never'])}\b)(?:[^\W\d_]{{1,3}}\.|[^\W\d_][\w'’-]{{0,30}})"
    numbered = (
        rf"{before}\b\.?(?:\s{{1,2}}{any_word}){{0,6}}?,?\s{{1,2}}{number}"
        rf"(?:\s{{1,2}}del?(?:\s{particle}\b){{0,2}}\s{capital}(?:\s{capital}){{0,3}}){{0,2}}(?:\s{{1,2}}{number})?"
    )
    named = rf"{before}\b\.?(?:\s{{1,2}}(?:[A-ZÁÉÍÓÚÑ0-9][\w°º'’/-]*(?:\.(?=[\w°º]))?|{particle}\b|(?i:s/n))){{1,8}}"
    one = rf"(?:{numbered}|{named})"
    row = rf"{one}(?:,?\s{{1,2}}(?:del?\s(?:la\s)?)?{one}){{0,4}}"
    number_first = rf"\d{{1,5}}[A-Za-z]?,?(?:\s{{1,2}}{any_word}){{1,4}}?\s{{1,2}}{behind}\b\.?(?:,?\s{one}){{0,2}}"
    name_first = rf"(?:{any_word}\s{{1,2}}){{1,5}}?{behind}\b(?:\.?,?\s{{1,2}}{number})"
    anywhere = rf"(?<![^\W_])(?P<told>{number_first}|{name_first}|{row})"
    not_before = rf"(?!{one_of(street['either'])}\b\.?\s{{1,2}}(?:{particle}\s{{1,2}}){{0,2}}{capital})"
    ends = r"(?=\s*(?:[,.;:)\n]|\Z))"
    told = (
        rf"{row}|{number_first}|(?:{any_word}\s{{1,2}}){{1,4}}?{not_before}{behind}\b(?:\.?,?\s{{1,2}}{number})?"
        rf"|(?:(?:{capital}|{particle})\s{{1,2}}){{1,5}}{number}{ends}|\d{{1,5}}(?:\s{capital}){{1,4}}{ends}"
    )
    lead = rf"(?<![^\W_]){one_of(words()['home']['words'])}(?:[\W_]{{1,3}}[^\W\d_]{{1,20}}){{0,6}}?[\W_]{{1,3}}"
    lead = rf"{lead}(?:(?i:el|la|the)\s{{1,2}})?"
    any_street = rf"(?<![^\W_])(?:{before}|{behind})(?![^\W_])"
    return re.compile(f"{lead}(?P<told>{told})"), re.compile(anywhere), re.compile(any_street)


def places_in_notes(text: str) -> list[Place]:
    """Where words with capital letters and a number stand behind "en" or "at", as a home in a note does."""
    return [match.span("told") for match in _IN_NOTES.finditer(text)]


def homes(text: str) -> list[Place]:
    """Where homes stand, told to be one, whosever they are."""
    return [match.span("told") for match in _patterns()[0].finditer(text)]


def streets(text: str) -> list[Place]:
    """Where streets with numbers stand that nothing tells to be homes."""
    if not (_NUMBERED.search(text) and _patterns()[2].search(text)):
        return []
    told = homes(text)
    found = (match.span("told") for match in _patterns()[1].finditer(text) if _NUMBERED.search(match["told"]))
    return [each for each in found if all(each[1] <= start or end <= each[0] for start, end in told)]
