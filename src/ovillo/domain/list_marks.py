"""Numbers and letters of a list in running text: "Víctimas: 1) Ana Sol, 2) Eva Luz", "a) …, b) …": they are no ages.

1. What a bracket closes that nothing opened is such a mark ("17) Ana Sol"), but not within other brackets.
2. Any other ("1.", "1.-", "1°", "(1)", "a.", "ii.") is one in a row that begins with the first, and then one more each
   time: behind a colon, a full stop or a word in small letters, with a comma or none, or at the beginning of a line.
   So is a number with a full stop that begins a line.
3. Right behind a mark stands a word, and no "and" or "of" ("incisos a) y b) del artículo").
4. What stands before the head of a list is of all behind its marks, up to one behind words of its own ("…, 2) Eva Luz.
   Imputados: 3) Leo Paz").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_FAR: Final = 700
"""Letters from one mark of a list to the next, at most."""
_BRACKETED: Final = 200
_MARK: Final = re.compile(
    r"""
    (?<![^\s,;:])
    (?P<open>\()?
    (?: (?P<number>\d{1,2}) | (?P<roman>[ivx]{1,4}|[IVX]{1,4}) | (?P<letter>[a-zA-Z]) )
    (?P<close> \s?\) | \.?-(?=\s) | \.[°º]? | [°º][.)]? | \s[-–](?=\s) )
    (?=\s{0,3}["“«]?[^\W\d_])(?!\s*(?:[yeouYEOU]|del?|and|or|of|to|al?)\s)
    """,
    re.VERBOSE,
)
_BEFORE_FIRST: Final = re.compile(
    r"(?:\A|[:.;\n]|(?:\A|[.;\n]\s)[^\W\d_]+|(?<![^\W\d_])[^\W\d_A-ZÁÉÍÓÚÑ][^\W\d_]*,?)\s*\Z"
)
_OF_ITS_OWN: Final = re.compile(r":\s*\Z|(?<![^\W\d_])(?!(?:y|e|and)\s)[^\W\d_A-ZÁÉÍÓÚÑ][^\W\d_]*\s+\Z")
_BEGINS_LINE: Final = re.compile(r"(?:\A|[^\s,]\s*\n)\s*\Z")
_ROMANS: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, slots=True)
class ListMark:
    """One mark of a list."""

    start: int
    end: int
    head: int
    """Where the first of those marks stands of which the same words are told."""


@dataclass(slots=True)
class _Row:
    last: int
    marks: list[re.Match[str]]


def list_marks(text: str, start: int = 0, end: int | None = None) -> list[ListMark]:
    """The marks of all lists of a text, or of a part of it, in order."""
    rows: list[_Row] = []
    open_rows: dict[tuple[str, str], _Row] = {}
    for mark in _MARK.finditer(text, start, len(text) if end is None else end):
        style = ("(" if mark["open"] else "") + mark["close"].strip()
        is_sure = style == ")"
        if is_sure and _is_bracketed(text, mark.start()):
            continue
        is_sure = is_sure or _begins_line(text, mark)
        for kind, value in _values(mark):
            row = open_rows.get((style, kind))
            is_next = row is not None and mark.start() - row.marks[-1].end() <= _FAR
            if row is not None and is_next and (value == row.last + 1 or (is_sure and value > row.last)):
                row.last = value
                row.marks.append(mark)
                break
            may_open = value == 1 and _BEFORE_FIRST.search(text, max(start, mark.start() - 40), mark.start())
            if may_open or (is_sure and kind == "number"):
                row = open_rows[style, kind] = _Row(value, [mark])
                rows.append(row)
                break
    known = (
        row
        for row in rows
        if len(row.marks) > 1 or row.marks[0]["close"].strip() == ")" or _begins_line(text, row.marks[0])
    )
    return sorted((each for row in known for each in _headed(text, row.marks)), key=lambda each: each.start)


def _headed(text: str, marks: Sequence[re.Match[str]]) -> Iterator[ListMark]:
    head = before = marks[0].start()
    for mark in marks:
        between = text[before : mark.start()]
        if _OF_ITS_OWN.search(between) or len([line for line in between.split("\n") if line.strip()]) > 1:
            head = mark.start()
        before = mark.end()
        yield ListMark(mark.start(), mark.end(), head)


def _begins_line(text: str, mark: re.Match[str]) -> bool:
    """Whether a number with a full stop begins a line, which no comma before it goes on in."""
    is_number = bool(mark["number"]) and mark["close"].startswith(".")
    return is_number and _BEGINS_LINE.search(text, max(0, mark.start() - 40), mark.start()) is not None


def with_bullets(text: str, marks: Iterable[ListMark] | None = None) -> str:
    """The text with a dot for each mark of a list, every other character in its place."""
    letters = list(text)
    for mark in list_marks(text) if marks is None else marks:
        letters[mark.start : mark.end] = "•".ljust(mark.end - mark.start)
    return "".join(letters)


def _is_bracketed(text: str, at: int) -> bool:
    start = max(text.rfind("\n", 0, at) + 1, at - _BRACKETED)
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def _values(mark: re.Match[str]) -> Iterator[tuple[str, int]]:
    """What a mark may count: "i" is the first of one list, and the ninth of another."""
    if mark["number"]:
        yield "number", int(mark["number"])
        return
    told = mark["roman"] or mark["letter"]
    is_initial = told.isupper() and mark["close"].startswith(".")
    case = "capital" if told.isupper() else "small"
    if len(told) == 1 and not is_initial:
        yield f"{case} letter", ord(told.lower()) - ord("a") + 1
    if told.lower() in _ROMANS:
        yield f"{case} roman", _ROMANS.index(told.lower())
