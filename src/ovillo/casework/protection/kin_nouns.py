"""How a text says whose family somebody is, as patterns: the nouns are those of `marks.toml`."""

import re
from functools import cache
from typing import Final

from ovillo.casework.protection.accused import NAME
from ovillo.casework.protection.marks import marks

_TITLE: Final = r"(?:(?i:don|do[ñn]a|(?:el|la)\s+(?:se[ñn]ora?|sra?\.)|se[ñn]ora?|sra?\.|mrs?\.?|ms\.?|miss)\s+)?"
"""Before a name."""
_NAMED: Final = (
    r"(?i:es|era|is|was|se\s+llama(?:ba)?|de\s+nombre|llamad[oa]|(?:is|was)\s+(?:called|named)|called|named)"
)
"""Between a noun and the name that is given to whom it means."""
_SORT: Final = (
    r"(?:\s+(?i:mayor|menor|biol[óo]gic[oa]|leg[íi]tim[oa]|matern[oa]|patern[oa]|pol[íi]tic[oa]|adoptiv[oa]))?"
)
"""Behind a noun of family, what sort."""


@cache
def family() -> tuple[str, str]:
    """Nouns of family, and those of whom somebody is family where no name says it: regular expressions."""
    table = marks()["kin"]
    return rf"(?i:(?:{'|'.join(table['nouns'])})(?:-in-law)?)", f"(?i:{'|'.join(table['of'])})"


@cache
def nouns() -> re.Pattern[str]:
    """A noun of family with the possessive before it and the mark of one behind it."""
    return re.compile(rf"(?<![^\W_])(?:(?i:sus?|her|his|their)\s+)?{family()[0]}(?:['’]s?)?(?![^\W_])")


@cache
def named_behind() -> re.Pattern[str]:
    """A name right behind a noun of family."""
    word = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü'’-]+"
    return re.compile(
        rf"(?<![^\W_]){family()[0]}\s*(?:[:,(]\s*|\s(?:(?:es|is|se\sllama|named|called)\s)?)"
        rf"(?P<named>{word}(?:\s(?:(?:de|del|la|los)\s){{0,2}}{word}){{0,3}})"
    )


@cache
def possessed() -> re.Pattern[str]:
    """Whose family somebody is whose name follows."""
    return re.compile(
        rf"(?<![^\W_])(?i:sus?|her|his|their)\s+(?:[^\W\d_]{{1,15}}\s+)?{family()[0]}{_SORT}"
        rf"\s*(?:,|\s{_NAMED}(?=\s))?\s*{_TITLE}\Z"
    )


@cache
def possessed_behind() -> re.Pattern[str]:
    """Whose family somebody is whose name stands before."""
    return re.compile(
        r"\s*[,(]?\s*(?i:que\s+|who\s+|quien\s+)?(?i:es|era|fue|is|was)?\s*(?i:sus?|her|his|their)\s+"
        rf"(?:[^\W\d_]{{1,15}}\s+)?{family()[0]}(?![^\W_])"
    )


@cache
def child_of() -> re.Pattern[str]:
    """Whose child, brother or the like the one named before is: "Ana Sol, hija de …", the second of two, too."""
    return re.compile(
        rf"(?<![^\W_]){family()[0]}{_SORT}\s+(?:del?|of)\s+{_TITLE}"
        rf"(?:{NAME}\s*,?\s+(?:y|e|and)\s+(?:de\s+|of\s+)?{_TITLE})?\Z"
    )


@cache
def of_named() -> re.Pattern[str]:
    """Family of somebody whose name stands between, or before: "el padrastro de Ana Sol, de 12 años, Leo Gil"."""
    noun, age = family()[0], r"(?:\s*[,(]\s*(?:(?:de|aged)\s+)?\d{1,2}(?:\s+años)?\s*\)?)?"
    return re.compile(
        rf"(?<![^\W_])(?:{noun}{_SORT}\s+(?:del?|of)\s+(?P<whose>{NAME}){age}"
        rf"|(?P<owner>{NAME})['’]s?\s+(?:[^\W\d_]{{1,15}}\s+)?{noun})"
        rf"\s*(?:[,:(]|\s{_NAMED}(?=\s))?\s*{_TITLE}\Z"
    )


def _of_whom() -> str:
    """What follows a noun of family where a girl, a victim or the like stands behind it."""
    return (
        r"(?i:del?|of)\s+(?i:(?:una?|uno|one)\s+(?:de|of)\s+)?(?i:(?:la|el|las|los|the|una?|an?)\s+)?"
        rf"(?:[^\W\d_]{{1,12}}\s+)?{family()[1]}"
    )


@cache
def of_marked() -> re.Pattern[str]:
    """Family of a girl, a victim or the like, before a name."""
    noun, of = family()
    return re.compile(
        rf"(?<![^\W_])(?:{noun}{_SORT}\s+{_of_whom()}(?:\s+(?P<told>[^,.;:\n]{{1,60}}?))?|{of}['’]s?\s+(?:[^\W\d_]{{1,15}}\s+)?{noun})"
        rf"\s*(?P<sign>[,:(]|\s{_NAMED}(?=\s))?\s*{_TITLE}\Z"
    )


def _suffered() -> str:
    told = "|".join(marks()["told_behind"]["suffered"])
    return rf"(?i:fue(?:ron)?|(?:ha|hab[íi]a)n?\s+sido|was|were|had\s+been|has\s+been)\s+(?i:(?:{told})s?)"


@cache
def of_marked_behind() -> re.Pattern[str]:
    """Family of a girl, a victim or the like, behind a name."""
    noun, of = family()
    return re.compile(
        rf"\s*[,(]?\s*(?:(?i:(?:que|who|quien)\s+)?(?i:(?:es|era|is|was)\s+)?(?i:(?:la|el|the|una?|an?)\s+)?"
        rf"(?:{noun}{_SORT}\s+{_of_whom()}|(?:[^\W\d_]{{1,12}}\s+)?{of}['’]s?\s+(?:[^\W\d_]{{1,15}}\s+)?{noun})"
        rf"|(?i:cuy[oa]s?|whose)\s+(?:[^\W\d_]{{1,12}}\s+)?{noun}\s+{_suffered()})(?![^\W_])"
    )
