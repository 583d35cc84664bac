"""Which spellings of a table are one name, and which are not though they might be.

1. Only accents, case, spaces and signs, and surnames written first before a comma make no difference. Titles do: Dr.
   Leal and Dra. Leal are two people; so does the order of words: Juan Pedro and Pedro Juan may be brothers.
2. A name of one word, titles aside, is a surname that many bear: there accents make a difference, too.
3. Two spellings that stand in one row as its two sides are never one: the table says that they are two.
4. What was taken for one name is told with its spellings, and what was kept apart though titles or order alone part it;
   whoever asks may keep every spelling apart.
5. "No registra", "-" and the like are no name, and are one with nothing.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ovillo.domain.nobody import names_nobody
from ovillo.domain.records import RecordRow

TITLES: Final = frozenset({"dr", "dra", "doctor", "doctora", "lic", "licda", "mg", "mgtr", "sr", "sra", "obst"})
_MARKS: Final = TITLES | {"don", "dona", "mr", "mrs", "ms", "srta", "ing", "abog"}
_COMPANY: Final = frozenset(
    {"sa", "sac", "saa", "srl", "eirl", "sl", "sas", "ltda", "ltd", "inc", "llc", "gmbh", "cia"}
)


@dataclass(frozen=True, slots=True)
class Spellings:
    """How the names of a table were taken."""

    joined: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The commonest spelling of a name → the others."""
    apart: Sequence[Sequence[str]] = ()
    """Names that may be one, and were kept apart."""


Spelt = tuple[Sequence[Sequence[RecordRow]], Spellings]
Spell = Callable[[Sequence[Sequence[RecordRow]], Sequence[str]], Spelt]


def spelt_once(tables: Sequence[Sequence[RecordRow]], fields: Sequence[str]) -> Spelt:
    """The rows with each name in its commonest spelling, by rules 1 to 3.

    Args:
        tables: rows of one or several tables, whose names are compared with one another.
        fields: those that hold the names.
    """
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    two: set[str] = set()
    for row in (row for table in tables for row in table):
        names = _names(row, fields)
        keys = {name: name_key(name) for name in names}
        for name in names:
            spelt[keys[name]][name] += 1
        two |= {key for key, count in Counter(keys.values()).items() if count > 1}
    chosen = {
        form: _commonest(forms) for key, forms in spelt.items() if key and key not in two and len(forms) > 1
        for form in forms
    }  # fmt: skip

    def once(row: RecordRow) -> RecordRow:
        return RecordRow(row.row, {**row.values, **{
            each: chosen[str(row.values[each])] for each in fields if str(row.values.get(each)) in chosen
        }})  # fmt: skip

    joined: dict[str, list[str]] = defaultdict(list)
    for form, name in sorted(chosen.items()):
        if form != name:
            joined[name].append(form)
    rows = [[once(row) for row in table] if chosen else table for table in tables]
    return rows, Spellings(joined, _apart({chosen.get(form, form) for forms in spelt.values() for form in forms}))


def spelt_as_written(tables: Sequence[Sequence[RecordRow]], fields: Sequence[str]) -> Spelt:
    """The rows as they are: no two spellings are one name."""
    names = {name for table in tables for row in table for name in _names(row, fields)}
    return tables, Spellings({}, _apart(names))


def name_key(text: str) -> str:
    """Equal for spellings of one name (rules 1 and 2); empty for nobody's."""
    if names_nobody(text):
        return ""
    if any(each.isdigit() for each in text):
        return plain_words(text)
    first, comma, last = text.partition(",")
    if comma and "," not in last and plain_words(last).replace(" ", "") not in _COMPANY:
        text = f"{last} {first}"
    words = plain_words(text)
    is_of_one_word = sum(each not in _MARKS for each in words.split()) < 2
    return _words(unicodedata.normalize("NFC", text.casefold())) if is_of_one_word else words


def loose_key(text: str) -> str:
    """Equal for names that may be one: titles and the order of words aside; empty for nobody's."""
    words = [] if names_nobody(text) else plain_words(text).split()
    return " ".join(sorted([each for each in words if each not in TITLES] or words))


def plain_words(text: str) -> str:
    """Words without case, accents and signs."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _words("".join(each for each in letters if not unicodedata.combining(each)))


def _words(text: str) -> str:
    return " ".join("".join(each if each.isalnum() else " " for each in text).split())


def _names(row: RecordRow, fields: Sequence[str]) -> Sequence[str]:
    """The different names of a row."""
    return list(dict.fromkeys(str(row.values[each]) for each in fields if row.values.get(each)))


def _commonest(forms: Counter[str]) -> str:
    return forms.most_common(1)[0][0]


def _apart(names: Iterable[str]) -> Sequence[Sequence[str]]:
    """Names that titles, accents of one word or the order of words alone part."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if not any(each.isdigit() for each in name) and (key := loose_key(name)):
            alike[key].append(name)
    return [forms for _, forms in sorted(alike.items()) if len(forms) > 1]
