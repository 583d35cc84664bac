"""Which rows of registers, travel and judges' orders do not count, and which sheets of a workbook.

1. A row does not count whose column of its state says that it was voided, cancelled, refused or revoked, or never took
   place ("Anulada por error", "No asistió", "not granted"), but not one that says it was not ("no anulada").
2. A column may ask it: "anulada", "fecha de revocación", "motivo de anulación": whatever is neither empty nor a no is a
   yes; and in "asistió", "attended" a no is one.
3. A short remark that begins with such a word says so too. Words elsewhere say nothing: they may be of something else.
4. In a table of exits a row whose movement is an entry tells of no exit.
5. A sheet does not count that is hidden, or whose name says that what is on it does not: "Anulados", "Void".
A state in other words leaves its row in, and is named where it is none that is known to mean that the row counts.
"""

import io
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum, XmlError, ZipError

from ovillo.domain.messages import mark
from ovillo.domain.nobody import names_nobody
from ovillo.reading.calls.cells import CellError
from ovillo.reading.calls.profiles import folded
from ovillo.reading.plain_rows import is_workbook
from ovillo.reading.records.flow_words import is_blank, is_no

VOID: Final = mark(
    "The row says that it was voided, cancelled, refused or revoked, or did not take place: it does not count."
)
ENTRY: Final = mark("Its movement is an entry and no exit: it does not count.")
VOID_SHEET: Final = mark("The name of its sheet says that what is on it does not count. Rename the sheet to count it.")
HIDDEN_SHEET: Final = mark("Its sheet is hidden in the workbook: it does not count. Show the sheet to count it.")
VOIDED: Final = frozenset({VOID, ENTRY, VOID_SHEET, HIDDEN_SHEET})
NOT: Final = r"(?:no|not|nao|nunca|never|sin|without|non)(?: (?:se|fue|es|esta|was|is|been|ha|has|sido|yet|aun))*"
_LISTS: Final = tomllib.loads(Path(__file__).with_name("void_rows.toml").read_text("utf-8"))
_SHORT: Final = 4
"""Words of a remark."""


@dataclass(frozen=True, slots=True)
class VoidColumns:
    """The columns of a sheet that say that a row does not count, by their places."""

    kind: str
    states: Sequence[int] = ()
    remarks: Sequence[int] = ()
    undone: Sequence[int] = ()
    attended: Sequence[int] = ()
    movements: Sequence[int] = ()

    def check(self, cells: Sequence[str]) -> None:
        """Nothing; a row that does not count is none that is read.

        Raises:
            CellError: why.
        """
        if (
            any(_says_void(cell, self.kind) for cell in _told(cells, (*self.states, *self.movements)))
            or any(_begins_void(cell, self.kind) for cell in _told(cells, self.remarks))
            or any(not is_no(cell) and not names_nobody(cell) for cell in _told(cells, self.undone))
            or any(is_no(cell) for cell in _told(cells, self.attended))
        ):
            raise CellError(VOID)
        if any(map(_is_entry, _told(cells, (*self.states, *self.movements) if self.movements else ()))):
            raise CellError(ENTRY)

    def unknown(self, cells: Sequence[str]) -> Sequence[int]:
        """The columns of states in which a row that counts says what nobody knows."""
        return [place for place in self.states if any(not _is_known(each, self.kind) for each in _told(cells, [place]))]


def void_columns(header: Sequence[str], used: Iterable[int], kind: str) -> VoidColumns:
    """Those of a header; the places in use are fields of the table and say nothing else."""
    free = {place: folded(name).split() for place, name in enumerate(header) if place not in set(used)}
    asking = {place: " ".join(word for word in words if word not in _LISTS["beside"]) for place, words in free.items()}
    undone = [place for place, rest in asking.items() if re.fullmatch(_beginnings(_LISTS["void"]) + r"\w*", rest)]
    attended = [place for place, rest in asking.items() if re.fullmatch(_beginnings(_LISTS["attended"]) + r"\w*", rest)]
    return VoidColumns(
        kind,
        [
            place
            for place in _headed(free, "states")
            if kind != "clinic" or set(_LISTS["of_clinic"]).isdisjoint(free[place])
        ],
        _headed(free, "remarks"),
        undone,
        attended if kind == "clinic" else (),
        _headed(free, "movements") if kind == "travel" else (),
    )


def why_no_sheet(name: str, hidden: Iterable[str]) -> str:
    """Why nothing on the sheet of this name counts; empty where it does (rule 5)."""
    if name in hidden:
        return HIDDEN_SHEET
    return VOID_SHEET if re.search(rf"(?<!no )(?<!not )(?<!sin )\b{_sheet_words()}", folded(name)) else ""


def require_counting(why_not: str) -> None:
    """Nothing, where a sheet counts.

    Raises:
        CellError: why it does not.
    """
    if why_not:
        raise CellError(why_not)


def hidden_sheets(content: bytes) -> frozenset[str]:
    """The names of the hidden sheets of a workbook; none of any other table."""
    if not is_workbook(content):
        return frozenset()
    try:
        known = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheets_metadata
    except (CalamineError, PasswordError, XmlError, ZipError, OSError, ValueError):
        return frozenset()  # Whoever opens the table says what is wrong with it.
    return frozenset(each.name for each in known if each.visible is not SheetVisibleEnum.Visible)


def _headed(heads: dict[int, list[str]], words: str) -> Sequence[int]:
    return [place for place, head in heads.items() if not set(_LISTS[words]).isdisjoint(head)]


def _told(cells: Sequence[str], places: Sequence[int]) -> Sequence[str]:
    return [cells[place].strip() for place in places if place < len(cells) and cells[place].strip()]


def _says_void(cell: str, kind: str) -> bool:
    void, not_good = _patterns(kind)
    text = folded(cell)
    return bool(void.search(text) or not_good.search(text))


def _is_known(cell: str, kind: str) -> bool:
    """Whether it is known that such a state leaves its row in, or that the cell says nothing."""
    text = folded(cell)
    ways = {word for words in _LISTS["ways"].values() for word in words}
    return is_blank(cell) or bool(_known_words(kind).match(text)) or not ways.isdisjoint(text.split())


def _begins_void(cell: str, kind: str) -> bool:
    void, not_good = _patterns(kind)
    text = folded(cell)
    return len(text.split()) <= _SHORT and bool(void.match(text) or not_good.match(text))


def _is_entry(cell: str) -> bool:
    words = set(folded(cell).split())
    ways = _LISTS["ways"]
    return not words.isdisjoint(ways["entry"]) and words.isdisjoint(ways["exit"])


def _beginnings(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says that a row does not count, and what says that it is not what counts."""
    lists: dict[str, Any] = _LISTS  # Any: TOML
    void = _beginnings([*lists["void"], *lists["void_of"].get(kind, ())])
    good = _beginnings([*lists["good"], *lists["good_of"].get(kind, ())])
    return re.compile(rf"(?<!no )(?<!not )(?<!sin )(?<!never )(?<!nunca )\b{void}"), re.compile(rf"\b{NOT} {good}")


@cache
def _known_words(kind: str) -> re.Pattern[str]:
    known = _beginnings([*_LISTS["good"], *_LISTS["good_of"].get(kind, ()), *_LISTS["counting"]])
    beside = "|".join(map(re.escape, _LISTS["beside"]))
    void = _beginnings(_LISTS["void"])
    return re.compile(rf"(?:{NOT} {void}|(?:(?:{beside}) )*{known})")


@cache
def _sheet_words() -> str:
    return _beginnings(_LISTS["sheets"]["void"])
