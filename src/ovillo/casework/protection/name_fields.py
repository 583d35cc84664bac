"""Names that a form parts into fields: "Last name: Sol" above "First names: Ana"; "Apellido paterno", "Nombres".

1. Fields for names that follow one another, one for surnames and one for given names among them, name one person.
2. The value stands behind the label and a colon, a bar or a tab, or on the line below a label that stands alone.
3. So do columns of a table, one for surnames and one for given names.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

_GIVEN: Final = (
    r"(?:pre)?nombres?|given\s+names?|(?:middle\s+(?:and|&)\s+)?first\s+(?:(?:and|&)\s+middle\s+)?names?|fore-?names?"
    r"|middle\s+names?"
)
_SURNAME: Final = (
    r"(?:primer\s+|segundo\s+)?apellidos?(?:\s+(?:paterno|materno)s?)?|surnames?|(?:last|family|second)\s+names?"
)
_ENDS: Final = r"(?:\((?:s|es)\)|/s|\s+completos?)?"
_LABEL: Final = re.compile(
    r"(?:(?P<line>^[^\S\n]*(?:[-•*·–][^\S\n]*|\(?\d{1,2}[.)][^\S\n]*)?)|(?<=[^\W_])[;.,/|]?[^\S\n]+)"
    rf"(?:[^\W\d_]+['’]s\s+)?(?:(?P<given>{_GIVEN})|(?P<surname>{_SURNAME})){_ENDS}(?:\s+(?:de\s+la|del)\s+[^\W\d_]+|\s+of\s+(?:the\s+)?[^\W\d_]+)?"
    r"[^\S\n]*(?:[:|\t][^\S\n]*\n?|(?P<alone>\n))[^\S\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_WORD: Final = (
    r"(?!(?:given|first|middle|last|family|surnames?|fore-?names?|apellidos?|nombres?|primer|segundo)(?![^\W_]))"
    r"[^\W\d_][^\W\d_'’.-]*"
)
_VALUE: Final = re.compile(
    rf"{_WORD}(?:[^\S\n]{_WORD}){{0,4}}(?=[^\S\n]*(?:$|[;,/|.\t\n])|[^\S\n]+[^\W\d_])", re.IGNORECASE
)
_LINES: Final = re.compile(r"[^\n]{0,80}(?:\n[^\n]{0,60}){0,14}")
_GIVEN_HEAD, _SURNAME_HEAD = (re.compile(rf"\W*(?:{each}){_ENDS}\W*", re.IGNORECASE) for each in (_GIVEN, _SURNAME))
_CELL: Final = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?: [^\W\d_][^\W\d_'’.-]*){0,4}")
_BETWEEN: Final = re.compile(r"[^\S\n]*[;.,/|]?(?:[^\S\n]*\n){0,2}[^\S\n]*")


class NameField(NamedTuple):
    """Where the value of a field for a part of a name stands."""

    label: int
    """Where the label begins."""
    start: int
    end: int
    is_surname: bool


def parted_names(text: str) -> Iterator[tuple[str, tuple[NameField, ...]]]:
    """Each name that fields part, given names first, with its fields in the order of the text."""
    run: list[NameField] = []
    for field in _fields(text):
        if run and not (_goes_on(text, run, field) and _fits(run, field)):
            yield from _named(text, run)
            run = []
        run.append(field)
    yield from _named(text, run)


@lru_cache(maxsize=16)
def forms_of_parted(text: str) -> Mapping[int, tuple[int, int]]:
    """By the place of each part of a name in several fields: where the rest of the form begins and ends."""
    runs = [fields for _, fields in parted_names(text)]
    found: dict[int, tuple[int, int]] = {}
    for at, fields in enumerate(runs):
        end = runs[at + 1][0].label if at + 1 < len(runs) else len(text)
        lines = _LINES.match(text, fields[-1].end, end)
        found |= {each.start: (fields[-1].end, lines.end() if lines else end) for each in fields}
    return found


def parted_rows(text: str) -> Iterator[tuple[str, tuple[tuple[int, int], ...], str]]:
    """Each name that two columns of a table part: given names first, where its parts stand, what parts the cells."""
    columns: tuple[str, int, int, int] | None = None
    at = 0
    for line in text.split("\n"):
        columns = _columns(line) or (columns if columns and line.count(columns[0]) == columns[1] else None)
        cells = line.split(columns[0]) if columns else []
        spans = []
        for column in columns[2:] if columns else ():
            start = at + sum(len(each) + 1 for each in cells[:column])
            start += len(cells[column]) - len(cells[column].lstrip())
            spans.append((start, start + len(cells[column].strip())))
        if columns and all(_CELL.fullmatch(text[slice(*each)]) for each in spans) and not _columns(line):
            yield " ".join(text[slice(*each)] for each in spans), tuple(sorted(spans)), columns[0]
        at += len(line) + 1


def _columns(line: str) -> tuple[str, int, int, int] | None:
    """Of the head of a table: what parts its cells, how often, and the columns of given names and of surnames."""
    for sign in ";|\t,":
        cells = [each.strip() for each in line.split(sign)]
        given = [at for at, each in enumerate(cells) if _GIVEN_HEAD.fullmatch(each)]
        surname = [at for at, each in enumerate(cells) if _SURNAME_HEAD.fullmatch(each)]
        if len(given) == len(surname) == 1:
            return sign, len(cells) - 1, given[0], surname[0]
    return None


def _fields(text: str) -> Iterator[NameField]:
    at = 0
    while (label := _LABEL.search(text, at)) is not None:
        at = label.end()
        if label["alone"] and label["line"] is None:
            continue
        value = _VALUE.match(text, at)
        if value is not None and not _LABEL.match(text, at):
            yield NameField(label.start(), *value.span(), label["surname"] is not None)
            at = value.end()


def _goes_on(text: str, run: list[NameField], field: NameField) -> bool:
    return _BETWEEN.fullmatch(text, run[-1].end, field.label) is not None


def _fits(run: list[NameField], field: NameField) -> bool:
    """Whether a field may be of the same name: of each kind those that stand together."""
    kinds = [each.is_surname for each in run]
    return field.is_surname not in kinds or kinds[-1] == field.is_surname


def _named(text: str, run: list[NameField]) -> Iterator[tuple[str, tuple[NameField, ...]]]:
    if len({each.is_surname for each in run}) > 1:
        parts = sorted(run, key=lambda each: (each.is_surname, each.start))
        yield " ".join(" ".join(text[each.start : each.end].split()) for each in parts), tuple(run)
