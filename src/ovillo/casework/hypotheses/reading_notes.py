"""What is noted while a sheet's file is read: its numbers, what is wrong, what was left out; and how keys are read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeGuard

from ovillo.casework.hypotheses.stated import STANDS_TWICE, is_blank, shown
from ovillo.domain.hypotheses import TWICE, Number, Place, SheetFault
from ovillo.domain.messages import mark

LONGEST_TEXT: Final = 2_000
NO_TEXT = mark("no text says what it is.")
TOO_LONG = mark("the text is longer than {most} characters.")
LEFT_OUT = mark("that name is not known here; it was left out.")
YES_OR_NO = mark("that is neither true nor false.")
SAME_ID = mark("the id {id} stands twice. Give each its own.")
SAME_TEXT = mark("it says the same as {other}. What is one counts once: keep one of the two.")
_SEPARATORS: Final = re.compile(r"[\s_\-]+")
_YES: Final = frozenset({"true", "1", "yes", "sí", "si", "x"})
_NO: Final = frozenset({"false", "0", "no"})
REMARKS: Final = ("note", "notes", "remark", "source", "comment")
"""For whoever writes the file; nothing is read from them."""

Keys = Mapping[str, object]


@dataclass
class Notes:
    """What was found so far; rows are named as the file calls them."""

    numbers: dict[Place, Number] = field(default_factory=dict)
    faults: list[SheetFault] = field(default_factory=list)
    unknown: list[SheetFault] = field(default_factory=list)
    """Keys that were left out."""
    labels: dict[str, str] = field(default_factory=dict)
    """Of each piece of evidence by id: "2 (e2)"."""

    def fault(self, row: str, column: str, problem: str, /, **fields: object) -> None:
        """Notes what is wrong at one place."""
        self.faults.append(SheetFault(row, column, problem, tuple(fields.items())))

    def leave_out(self, row: str, keys: Iterable[str], known: Iterable[str]) -> None:
        """Notes the keys of which nothing is known."""
        held = {*known, *REMARKS}
        self.unknown.extend(SheetFault(row, shown(key), LEFT_OUT) for key in keys if key not in held)

    def one_of(self, row: str, names: Sequence[str], keys: Keys) -> object:
        """The one value that stands under any of these names."""
        held = [keys[name] for name in names if not is_blank(keys.get(name))]
        if len(held) > 1:
            self.fault(row, names[0], STANDS_TWICE)
        return held[0] if held else None

    def text(self, row: str, names: Sequence[str], keys: Keys) -> str:
        """The first text under any of these names, without spaces around it; empty where there is none."""
        value = next((keys[name] for name in names if not is_blank(keys.get(name))), None)
        if value == TWICE:
            self.fault(row, names[0], STANDS_TWICE)
            return ""
        written = "" if value is None or is_container(value) else str(value).strip()
        if len(written) > LONGEST_TEXT:
            self.fault(row, names[0], TOO_LONG, most=LONGEST_TEXT)
        return written[:LONGEST_TEXT]

    def flag(self, row: str, names: Sequence[str], keys: Keys) -> bool:
        """Whether it is said to be so; not, where nothing is said."""
        value = self.one_of(row, names, keys)
        if is_blank(value) or isinstance(value, bool):
            return bool(value)
        written = str(value).strip().casefold()
        if written not in _YES | _NO:
            self.fault(row, names[0], YES_OR_NO)
        return written in _YES

    def refuse_repeated(self, named: Iterable[tuple[str, str, str]]) -> None:
        """Label, id and text of each: the same id or the same words twice are wrong."""
        ids: set[str] = set()
        texts: dict[str, str] = {}
        for label, identifier, text in named:
            same = texts.setdefault(_folded(text), identifier)
            if identifier in ids:
                self.fault(label, "id", SAME_ID, id=shown(identifier))
            elif same != identifier:
                self.fault(label, "text", SAME_TEXT, other=shown(same))
            ids.add(identifier)


def keys_of(given: Mapping[object, object]) -> dict[str, object]:
    """The keys without what makes no difference: case, spaces, hyphens and underscores."""
    return {key_of(name): value for name, value in given.items()}


def key_of(name: object) -> str:
    """A key without what makes no difference."""
    return _SEPARATORS.sub("", str(name)).casefold()


def members(given: object) -> Iterator[tuple[str, object]]:
    """Name and value of each member of an object, or the members of a list, which have no name."""
    if isinstance(given, Mapping):
        yield from ((str(name).strip(), value) for name, value in given.items())
    elif is_container(given):
        yield from (("", value) for value in given)


def is_container(value: object) -> TypeGuard[Mapping[object, object] | Sequence[object]]:
    """Whether it is a list or an object."""
    return isinstance(value, Mapping | Sequence) and not isinstance(value, str)


def ids_in(value: object) -> tuple[str, ...]:
    """Ids, as a list or as one text with spaces, commas or semicolons between them."""
    if isinstance(value, str):
        return tuple(re.split(r"[\s,;]+", value.strip())) if value.strip() else ()
    return tuple(str(each) for each in value) if isinstance(value, Sequence) else ()


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
