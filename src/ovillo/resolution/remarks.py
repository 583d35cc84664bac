"""What stands around a name (in brackets, behind a comma, as a number) and tells two people of one name apart.

1. A document number, a year of birth, an age, "#1": where both say it and the two cannot be one person's, they are two.
2. A year alone, an age a few years off, another telephone, another role or whose child somebody is leaves it to a
   person, as does a question mark; so do "(tío)", "el Viejo" and "2" where only one says it, for somebody else is then
   "(sobrino)", "el Joven" and "1". So does a word for a relative before the name: "esposo Ana Ficticia" may be he.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ovillo.resolution.folding import LONGEST_NAME, fold
from ovillo.resolution.life_times import AGE, cut_dates, find_dates
from ovillo.resolution.word_lists import words

_MAY_REMARK = re.compile(r"[\d(\[,#?]")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_NUMBERED = re.compile(
    r"\b(c\.?\s?[cie]|d\.?n\.?i|cedula|curp|pasaporte|passport|id|rut|ruc|nie|ine|cui[tl]?)\b\.?[\s:.nro°º]*"
    r"(\d(?:[. -]?\d){4,})"
)
_LONG_NUMBER = re.compile(r"\d(?:[. -]?\d){4,}")
_PHONE = re.compile(
    r"(?:tel\w*|telf|cel\w*|movil|phone|mobile|fono|wa|whatsapp)\b[.:\s]*\+?[\d(][\d\s()./-]{5,}|\+\d[\d\s()./-]{5,}"
)
_BORN = re.compile(r"\b(?:n|nac|b|nacid[oa]|nacio|born)\b\.?[^\d]{0,12}(?:\d{1,2}\D{1,12}){0,2}((?:18|19|20)\d\d)\b")
_BARE_NUMBER = re.compile(r"(?<![\d/.-])\d{7,10}(?![\d/.-])")
_CURP = re.compile(r"\b[a-z]{4}\d{6}[a-z]{6}[a-z\d]\d\b")
_LETTER_BEHIND = re.compile(r"\(([a-z])\)\s*$")
_AT_END = re.compile(r"(?:#\s*|\s)(\d{1,4})\s*$")
_ALONE = re.compile(r"#?\s*(\d{1,4})\s*(?:\.?\s*(?:[oa]|er|d[oa]|r[oa]|st|nd|rd|th|°)\.?)?")
_OLDEST, _YOUNGEST_TOLD, _FIRST_YEAR, _LAST_YEAR = 120, 10, 1850, 2100
_ELDER = {
    "mayor": "elder",
    "elder": "elder",
    "viejo": "elder",
    "menor": "younger",
    "younger": "younger",
    "joven": "younger",
}
_FAR_APART, _MAY_BE_LATER = 15, 1
"""Years between two ages that no two reports explain, and those that say nothing."""

Remarks = Mapping[str, frozenset[str]]


def compare_remarks(left: str, right: str) -> tuple[str, str] | None:
    """The most that a rule may say, "different" or "suggest", and why; nothing where no remark speaks against it."""
    one, other = read_remarks(left), read_remarks(right)
    for sort, field in (
        ("number", "Document number"),
        ("birthday", "Date of birth"),
        ("born", "Year of birth"),
        ("place", "Number behind the name"),
        ("elder", "Generation"),
    ):
        mine, theirs = one.get(sort, frozenset()), other.get(sort, frozenset())
        if mine and theirs and mine.isdisjoint(theirs):
            return "different", f"{field}: different."
    gap = min((abs(int(a) - int(b)) for a in one.get("age", ()) for b in other.get("age", ())), default=0)
    if gap > _MAY_BE_LATER:
        return "different" if gap > _FAR_APART else "suggest", "Age: different."
    if "doubt" in one or "doubt" in other:
        return "suggest", "Remark: a question mark."
    for sort in ("kin", "place", "elder"):
        if one.get(sort) != other.get(sort):
            is_on_both = sort in one and sort in other
            return "suggest", "Remark: different." if is_on_both else "Remark: only one has it."
    days, others = (each.get("birthday", frozenset()) | each.get("date", frozenset()) for each in (one, other))
    if days and others and days.isdisjoint(others):
        return "suggest", "Remark: different."
    for sort in ("year", "phone", "role", "child", "digits"):
        if one.get(sort) and other.get(sort) and one[sort].isdisjoint(other[sort]):
            return "suggest", "Remark: different."
    kin, others_kin = _kin_before(left), _kin_before(right)
    if kin != others_kin:
        return "suggest", "Remark: different." if kin and others_kin else "Remark: only one has it."
    return None


def _kin_before(written: str) -> str:
    """The word for a relative before the name, "" where none stands there; "Padre", "Sister" are of the church."""
    first, *behind = written.split(maxsplit=1) or [""]
    word = fold(first).strip(".,:;-")
    if not behind or word not in words("roles", "blood") | words("roles", "spouses"):
        return ""
    return "" if word in words("roles", "devout") and first[:1].isupper() else word


@lru_cache(maxsize=65536)
def read_remarks(written: str) -> Remarks:
    """The remarks by sort.

    "number", "birthday", "born", "age", "year", "date", "phone", "digits", "place" (first, second), "doubt", "kin",
    "child" and "role".
    """
    if len(written) > LONGEST_NAME or not _MAY_REMARK.search(written):
        return {}
    found: dict[str, set[str]] = {}
    for sort, value in _find(fold(written)):
        found.setdefault(sort, set()).add(value)
    return {sort: frozenset(values) for sort, values in found.items()}


def _find(text: str) -> Iterator[tuple[str, str]]:
    dated, text = text, cut_dates(text)
    outside = _IN_BRACKETS.sub(" ", text).strip()
    pieces = [*_IN_BRACKETS.findall(text), *outside.split(",")[1:]]
    if "?" in text:
        yield "doubt", "?"
    yield from (("phone", re.sub(r"\D", "", each[0])) for each in _PHONE.finditer(outside))
    yield from (("number", re.sub(r"\D", "", each[2])) for each in _NUMBERED.finditer(text))
    yield from (("number", each) for each in _CURP.findall(dated))
    yield from _find_dates(dated)
    yield from _find_outside(outside)
    if letter := _LETTER_BEHIND.search(text):
        yield "place", letter[1]
    for piece in pieces:
        yield from _read(piece.strip())
    if "," not in outside and (last := _AT_END.search(outside)) and not _NUMBERED.search(outside):
        yield from _number(int(last[1]), is_behind_comma=False)


def _find_dates(text: str) -> Iterator[tuple[str, str]]:
    """Whole dates, as one spelling whatever order their day and month stand in."""
    for found in find_dates(text):
        yield "birthday" if found.is_birth else "date", found.key
        if found.is_birth:
            yield "born", found.year


def _find_outside(outside: str) -> Iterator[tuple[str, str]]:
    """An age or a number that stands behind the name without a comma."""
    if (age := AGE.search(outside)) and (age["less"] or "," not in outside):
        yield "age", _years(age)
    if born := _BORN.search(outside):
        yield "born", born[1][-2:]
    if not _PHONE.search(outside) and not _NUMBERED.search(outside):
        yield from (("digits", each) for each in _BARE_NUMBER.findall(outside))


def _years(age: re.Match[str]) -> str:
    """In whole years: "3 months old" is none."""
    if age["less"]:
        return str(int(age["a2"]) // 12 if age["less"].startswith("m") else 0)
    return str(int(age["a1"] or age["a2"]))


def _read(piece: str) -> Iterator[tuple[str, str]]:
    if _PHONE.fullmatch(piece):
        yield "phone", re.sub(r"\D", "", piece)
    elif born := _BORN.search(piece):
        yield "born", born[1][-2:]
    elif age := AGE.search(piece):
        yield "age", _years(age)
    elif _LONG_NUMBER.fullmatch(piece):
        yield "number", re.sub(r"\D", "", piece)
    elif number := _ALONE.fullmatch(piece):
        yield from _number(int(number[1]), is_behind_comma=not piece.startswith("#"))
    else:
        yield from _role(piece)


def _number(number: int, *, is_behind_comma: bool) -> Iterator[tuple[str, str]]:
    if _FIRST_YEAR <= number <= _LAST_YEAR:
        yield "year", str(number)
    elif is_behind_comma and _YOUNGEST_TOLD <= number <= _OLDEST:
        yield "age", str(number)
    elif number < _OLDEST:
        yield "place", str(number)


def _role(piece: str) -> Iterator[tuple[str, str]]:
    said = re.findall(r"[^\W_]+", piece)
    articles = words("roles", "articles")
    said = said[next((at for at, word in enumerate(said) if word not in articles), len(said)) :]
    if not said:
        return
    if len(said) == 1 and said[0] in _ELDER:
        yield "elder", _ELDER[said[0]]
    if said[0] in words("roles", "blood") | words("roles", "spouses"):
        yield "child" if len(said) > 1 else "kin", " ".join(said)
    elif said[0] in words("roles", "nouns") | words("roles", "trades"):
        yield "role", " ".join(said)
