"""A text without what pads the fields of its forms: dots, strokes and many spaces, each letter at its place.

1. Dots or strokes between a label and a value are a colon ("Nombre ........ Ana Sol"); beside a value they are spaces
   ("Apellidos: ______ SOL ______").
2. Many spaces between two columns are a tab: where a line beside it has a column that begins at the same place, or a
   short label begins the line. Those within a sentence stay.
"""

import re
from functools import lru_cache
from typing import Final

_LEADER: Final = re.compile(r"(?:[.·]{4,}|…{2,}|(?:[.·…][^\S\n]){3,}[.·…]?|_{2,}|(?:_[^\S\n]){3,}_?|-{4,}|–{3,})")
_LABEL: Final = re.compile(r"[^\S\n]*(?:[-•*·–][^\S\n]*|\d{1,2}[.)][^\S\n]*)?[^\W\d_][^:|\t\n;.]{0,50}?[^\S\n]*")
_GAP: Final = re.compile(r"(?<=\S) {3,}(?=\S)")
_WORDS: Final = re.compile(r"[^\W_]+")
_MOST_IN_LABEL, _MOST_IN_CELL = 4, 6
_MOST_TEXTS: Final = 64


@lru_cache(maxsize=_MOST_TEXTS)
def without_padding(text: str) -> str:
    """The text, of the same length, with a colon or a tab where padding parts a label or a column from what follows."""
    lines = [_without_leaders(each) for each in text.split("\n")]
    if not any(map(_GAP.search, lines)):
        return "\n".join(lines)
    columns = [{each.end() for each in _GAP.finditer(line)} for line in lines]
    near = [
        (columns[at - 1] if at else set[int]()) | (columns[at + 1] if at + 1 < len(lines) else set[int]())
        for at in range(len(lines))
    ]
    return "\n".join(_with_tabs(line, beside) for line, beside in zip(lines, near, strict=True))


def _without_leaders(line: str) -> str:
    found = list(_LEADER.finditer(line))
    if not found:
        return line
    told, begin, is_value = line, 0, False
    for each in found:
        before = line[begin : each.start()]
        sign = " "
        if before.rstrip().endswith(":"):
            is_value = True
        elif _WORDS.search(before):
            is_label = not is_value and _LABEL.fullmatch(before) is not None
            is_label = is_label and len(_WORDS.findall(before)) <= _MOST_IN_CELL
            is_value = is_label and _WORDS.search(line, each.end()) is not None
            sign = ":" if is_value else " "
        told = told[: each.start()] + sign.ljust(each.end() - each.start()) + told[each.end() :]
        begin = each.end()
    return told


def _with_tabs(line: str, beside: set[int]) -> str:
    gaps = list(_GAP.finditer(line))
    if not gaps:
        return line
    ends = [0, *(each.end() for each in gaps)]
    starts = [*(each.start() for each in gaps), len(line)]
    cells = [line[start:end] for start, end in zip(ends, starts, strict=True)]
    is_label = len(_WORDS.findall(cells[0])) <= _MOST_IN_LABEL and cells[0].lstrip()[:1].isupper()
    is_row = all(len(each.split()) <= _MOST_IN_CELL for each in cells)
    told = line
    for at, each in enumerate(gaps):
        is_field = ":" in cells[at] or ":" in cells[at + 1]
        if is_row and (is_field or each.end() in beside or (at == 0 and is_label)):
            told = told[: each.start()] + "\t" + told[each.start() + 1 :]
    return told
