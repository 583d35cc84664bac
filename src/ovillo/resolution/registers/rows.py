"""A row of a register made ready: particulars in one form, and the keys under which it meets rows that may be alike.

1. A date is a day of the calendar or nothing (`days`), and nothing where programs write it for an unknown one.
2. A document is its letters and digits; a telephone its last nine digits.
3. A cell of more than 200 letters is no name: a text that stands there must not take minutes.
4. Two rows are compared where they share a document, a telephone, a day of birth and the sound of a word of the name, a
   year or a day and month and two words, or three words. Recall of these keys is the ceiling of what can be found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

from ovillo.resolution.blocking import word_sounds
from ovillo.resolution.folding import fold, plain_letters
from ovillo.resolution.name_slots import Kind, PersonName, read_person_name
from ovillo.resolution.registers.days import read_birth

_SORT = re.compile(
    r"^(?:d\.?n\.?i|n\.?i\.?[ef]|c\.?[ic]|curp|r\.?u\.?[ct]|cedula|pasaporte|passport)\b[ .:]*"
    r"(?:n(?:[ro.º°]|um)*[ .:]+)?(?=\S*\d)"
)
_SCIENTIFIC = re.compile(r"(\d)[.,](\d+)e\+?(\d{1,2})")
_NO_DECIMALS = re.compile(r"(\s*[0-9]+)[.,]0{1,2}\s*")
"""What programs write behind a whole number in a column with gaps: its zero is no digit of theirs."""
_PHONE_DIGITS, _LEAST_PHONE, _LEAST_DOCUMENT = 9, 6, 5
_LONGEST_NAME = 200
_MOST_WORDS, _MOST_FORMS = 6, 4
_LARGEST_KEY = 1 << 63


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What a register says of somebody, as read from its columns; empty where it says nothing."""

    name: str
    born: str = ""
    document: str = ""
    phone: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class PreparedRow:
    """A row whose particulars can be compared, with its keys."""

    name: str
    born: str
    """ISO 8601, or empty."""
    document: str
    phone: str
    place: str
    given: tuple[str, ...]
    """Folded words of the likeliest reading; with `surnames`, what makes the name rare or common."""
    surnames: tuple[str, ...]


def prepare(row: PersonRow) -> PreparedRow:
    """The row ready to be compared."""
    name = " ".join(plain_letters(row.name).split()) if len(row.name) <= _LONGEST_NAME else ""
    given, surnames = _slots(read_person_name(name))
    return PreparedRow(
        name=name,
        born=read_birth(row.born),
        document=read_document(row.document),
        phone=read_phone(row.phone),
        place=" ".join(fold(row.place).split()),
        given=given,
        surnames=surnames,
    )


def block_keys(row: PreparedRow) -> tuple[int, ...]:
    """The keys of a row: 63 bits each, sorted, the same in every process."""
    return tuple(sorted({_number(key) for key in _keys(row)}))


def read_document(written: str) -> str:
    """Letters and digits, in capitals; empty where too few are left, or all are one digit, to tell anybody apart.

    The sort of the document is left out, as are zeros before a number, which spreadsheets eat: "DNI 00123456" and
    "123456" are one. "4.5612378E7" and "45612378.0" are 45612378.
    """
    plain = _without_decimals(_SORT.sub("", fold(written).strip()))
    if found := _SCIENTIFIC.fullmatch(plain):
        plain = found[1] + found[2].ljust(int(found[3]), "?")
    kept = "".join(char for char in plain if char.isalnum()).upper()
    kept = "" if "?" in plain else kept.lstrip("0") if kept.isdigit() else kept
    return kept if len(kept) >= _LEAST_DOCUMENT and len(set(kept)) > 1 else ""


def read_phone(written: str) -> str:
    """The last nine digits; empty where there are fewer than six, or all are one digit."""
    digits = "".join(char for char in _without_decimals(written) if char.isascii() and char.isdigit())
    return digits[-_PHONE_DIGITS:] if len(digits) >= _LEAST_PHONE and len(set(digits)) > 1 else ""


def _without_decimals(written: str) -> str:
    found = _NO_DECIMALS.fullmatch(written)
    return found[1] if found else written


def _slots(name: PersonName) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the given names and of the surnames, a married one last; none of a name that is not full."""
    if name.kind is not Kind.FULL:
        return (), ()
    reading = name.readings[0]
    surnames = (*reading.surnames, reading.married) if reading.married else reading.surnames
    return tuple(part.core for part in reading.given), tuple(part.core for part in surnames)


def _keys(row: PreparedRow) -> Iterator[str]:
    if row.document:
        yield f"document {row.document}"
    if row.phone:
        yield f"phone {row.phone}"
    words = zip(read_person_name(row.name).parts, word_sounds(row.name).words, strict=True)
    forms = [sorted(keys)[:_MOST_FORMS] for part, keys in words if not part.is_initial][:_MOST_WORDS]
    if row.born:
        year, day = row.born[:4], row.born[5:]
        for form in {form for word in forms for form in word}:
            yield f"born {row.born} {form}"
        for two in _together(forms, 2):
            yield f"year {year} {two}"
            yield f"day {day} {two}"
    for some in _together(forms, min(3, len(forms))):
        yield f"name {some}"


def _together(forms: list[list[str]], count: int) -> Iterator[str]:
    """The sounds of every so many words of a name, in whatever order they stand."""
    if count < 2:
        return
    for words in combinations(forms, count):
        rows: list[tuple[str, ...]] = [()]
        for word in words:
            rows = [(*row, form) for row in rows for form in word]
        yield from ("+".join(sorted(row)) for row in rows)


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) % _LARGEST_KEY
