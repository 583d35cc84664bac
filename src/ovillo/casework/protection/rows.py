"""Rows of tables, as somebody outside a compartment is shown them.

1. A cell is changed as a note is: every form of a name, and the particulars beside it in the same cell.
2. In a row that names a protected person a cell of a column of homes, mails or numbers of documents is hidden, and the
   name of a child after them, too: any other cell with a surname of theirs, but not who is known to the case by that
   name.
3. So is the day of birth there, but not in a register of births: that is about such days.
4. What is hidden without saying whose it is bears a number, the same for the same words: two people or homes of one
   name would be taken for one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from ovillo.casework.protection.forms import Forms
from ovillo.casework.protection.masking import fold
from ovillo.casework.protection.particulars import HIDDEN
from ovillo.casework.protection.people import pseudonyms_in
from ovillo.casework.protection.written import Written

_OF_A_PERSON: Final = re.compile(
    r"\b(?:dni|documentos?|cedula|pasaporte|passport|identity|correo|e-?mail|mail|domicilio|direccion|address|home|residen\w+"
    r"|vivienda)\b"
)
"""Of the head of a column, folded."""
_DAY_OF_BIRTH: Final = re.compile(
    r"\b(?:(?:fecha|dia|f)\W{1,2}(?:de\W)?nac\w*|nacid[oa](?:\sel)?|date\sof\sbirth|birth\W?da(?:te|y)|dob|born|cumpleanos)\b"
)
_OF_BIRTHS: Final = re.compile(r"\b(?:madre|mother|menor|bebe|recien|ninos?|ninas?|child|newborn|infant|hij[oa]s?)\b")
"""Of a register of births, or of what follows them: its questions are about days."""
_MOST_CELLS: Final = 65_536


class Rows:
    """Hides names and particulars in rows."""

    def __init__(self, written: Written, forms: Forms) -> None:
        """Uses what finds names in notes."""
        self._forms = forms
        self._numbers: dict[str, int] = {}
        self._cell: Callable[[str], str] = lru_cache(_MOST_CELLS)(written.cell)

    def changed(self, rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
        """The rows, changed; the first that holds anything is taken for the head."""
        columns: frozenset[int] | None = None
        for row in rows:
            if columns is None and any(row):
                columns = _columns_of_people([fold(cell) for cell in row])
            yield self._row(row, columns or frozenset())

    def line(self, text: str) -> str:
        """A line of what has no rows that can be told apart."""
        return self._cell(text)

    def _row(self, row: Sequence[str], of_a_person: frozenset[int]) -> Sequence[str]:
        told = [self._cell(each) for each in row]
        if told == list(row):
            return row
        who = {name for each in told for name in pseudonyms_in(each)}
        for at, (old, new) in enumerate(zip(row, told, strict=True)):
            if old != new:
                told[at] = self._numbered(new, old)
            elif old and who and (at in of_a_person or (self._is_after(old, who) and not self._forms.is_others(old))):
                told[at] = self._numbered(HIDDEN, old)
        return told

    def _is_after(self, cell: str, who: Iterable[str]) -> bool:
        return self._forms.surnames_in(cell, who)

    def _numbered(self, told: str, cell: str) -> str:
        if HIDDEN not in told or pseudonyms_in(told):
            return told
        number = self._numbers.setdefault(" ".join(fold(cell).split()), len(self._numbers) + 1)
        return told.replace(HIDDEN, f"{HIDDEN} {number}", 1)


def _columns_of_people(head: Sequence[str]) -> frozenset[int]:
    """The columns whose cells lead to whoever a row names."""
    is_of_births = any(map(_OF_BIRTHS.search, head))
    return frozenset(
        at
        for at, cell in enumerate(head)
        if _OF_A_PERSON.search(cell) or (not is_of_births and _DAY_OF_BIRTH.search(cell))
    )
