"""Family in the fields of a form: "Padre: …", "Nombre de la madre: …", "Guardian: …", on lines or one behind another.

1. They are of whom the form is about: whose name stands last before them behind a label of its own, else first after.
   Behind a label or a heading for the accused they are theirs.
2. Who is named there is hidden with a protected person, whether or not a reading named them; "Padre: desconocido" and
   "Madre: no declara" name nobody. In the form of somebody else, as of the accused, the family is shown.
3. So is who is named below a heading for family ("Parent details", "DATOS DE LA MADRE"), and whom a field names that
   says so behind the name: "Reported by: Ana Sol (mother)".
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from ovillo.casework.protection.form_fields import is_nobody
from ovillo.casework.protection.marks import marks
from ovillo.casework.protection.name_fields import parted_names
from ovillo.casework.protection.unread import NAME_FIELD, person, person_at
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, NameLevel
from ovillo.domain.protection import ProtectedAs

_WORD: Final = r"[^\W\d_a-záéíóúñü][^\W\d_'’]*(?:['’-][^\W\d_]+)*"
_VALUE: Final = re.compile(
    rf"{_WORD}(?:,?[^\S\n]+(?:(?:de|del|la|las|los|da|dos|van|von)[^\S\n]+){{0,2}}{_WORD}){{0,5}}(?![^\W_])"
)
_PART: Final = re.compile(r"[^\s,][^,\n]*")
_LABELLED: Final = re.compile(r"(?:\A|[\n;|/•·.])[^\S\n]*[^\W\d_][^:|\n]{0,40}[:|\t][^\S\n]*\Z")
_ANY_LABEL: Final = re.compile(r"(?:^|[;|/•·.])[^\S\n]*[^\W\d_][^:|\n;]{0,40}[:|\t][^\S\n]*", re.MULTILINE)
_AS_FAR: Final = 80


def kin_in_fields(
    document: Document,
    entities: Sequence[DocumentEntity],
    kind_of: Callable[[DocumentEntity], ProtectedAs | None],
) -> Iterator[tuple[DocumentEntity, ProtectedAs]]:
    """The people in the fields for family of forms that are about somebody protected.

    Args:
        document: with its text.
        entities: the people of this document.
        kind_of: what somebody is protected as.
    """
    text = document.text
    headed = dict(_below_headings(text))
    found = sorted({*_fields(text), *_said_behind(text), *headed})
    theirs = {it.start for each in entities if kind_of(each) is not None for it in each.mentions} if found else set()
    fields = [each for each in found if each[0] not in theirs]  # "Child: Ana Sol" is whom the form is about
    if not fields:
        return
    named = [it for it in _labelled(text, entities) if not any(start <= it[0] < end for start, end in fields)]
    named.sort(key=lambda head: (head[0], kind_of(head[1]) is not None))  # a part of her name may be read there, too
    accused: list[tuple[int, DocumentEntity | None]] = [(it.start(), None) for it in _blamed().finditer(text)]
    heads = sorted([*accused, *named], key=lambda head: head[0])
    for start, end in fields:
        before = [each for at, each in heads if at < start]
        after = [each for at, each in named if at > end]
        whose = before[-1] if before else after[0] if after else None
        kind = kind_of(whose) if whose is not None else None
        if kind is None:
            continue
        read = next((it for it in entities if any((m.start, m.end) == (start, end) for m in it.mentions)), None)
        if (start, end) in headed:
            yield person_at(document, *headed[start, end]), kind
        else:
            yield read or person(document.id, start, end, text[start:end]), kind


def _fields(text: str) -> Iterator[tuple[int, int]]:
    for label in _label().finditer(text):
        value = _VALUE.match(text, label.end())
        if value is None or is_nobody(value.group()) or _blamed().search(label.group()):
            continue
        parts = list(_PART.finditer(text, *value.span()))
        if all(" " in each.group().strip() for each in parts):
            yield from (each.span() for each in parts)  # "Hermanos: Ana Sol Paz, Leo Sol Paz"
        else:
            yield value.span()  # "SOL PAZ, Ana"


def _below_headings(text: str) -> Iterator[tuple[tuple[int, int], tuple[Sequence[tuple[int, int]], str]]]:
    """Whom fields for names below a heading for family name: the whole place, and the parts and the name."""
    parted = list(parted_names(text))
    for name, fields in parted:
        if _is_below_kin(text, fields[0].label):
            spans = [(each.start, each.end) for each in fields]
            yield (spans[0][0], spans[-1][1]), (spans, name)
    parts = {each.start for _, fields in parted for each in fields}
    for label in NAME_FIELD.finditer(text):
        value = _VALUE.match(text, label.end())
        if value is not None and value.start() not in parts and _is_below_kin(text, label.start()):
            yield value.span(), ([value.span()], value.group())


def _is_below_kin(text: str, place: int) -> bool:
    """Whether the line right above is a heading for family."""
    above = text[:place].rstrip().rsplit("\n", 1)[-1].strip()
    return _kin_heading().fullmatch(above) is not None


@cache
def _kin_heading() -> re.Pattern[str]:
    noun = rf"(?:{'|'.join((*marks()['kin']['nouns'], *marks()['kin']['of_forms']))})"
    return re.compile(
        r"(?:\d{1,2}[.)]\s*)?(?:(?:datos|details)\s+(?:del?|of)\s+(?:(?:la|el|los|the)\s+)?)?"
        rf"{noun}(?:['’]s)?(?:\s*(?:[/,&]|\sy\s|\sand\s|\so\s|\sor\s)\s*{noun})?"
        r"(?:\s+(?:details|information|particulars|contact|(?:of|de)\s+(?:the|la)\s+[^\W\d_]+|del\s+[^\W\d_]+|\d)){0,2}\s*:?",
        re.IGNORECASE,
    )


def _said_behind(text: str) -> Iterator[tuple[int, int]]:
    """Whom a field names with a noun of family behind the name."""
    for label in _ANY_LABEL.finditer(text):
        value = _VALUE.match(text, label.end())
        if value is not None and _noun_behind().match(text, value.end()) and not _blamed().search(label.group()):
            yield value.span()


def _labelled(text: str, entities: Iterable[DocumentEntity]) -> list[tuple[int, DocumentEntity]]:
    """Who is named behind a label, in the order of the text."""
    places = (
        (it.start, each)
        for each in entities
        for it in each.mentions
        if it.level is not NameLevel.ROLE and _LABELLED.search(text, max(0, it.start - _AS_FAR), it.start)
    )
    return sorted(places, key=lambda place: place[0])


@cache
def _blamed() -> re.Pattern[str]:
    """In a label or a heading: the form is about somebody against whom the case is."""
    return re.compile(
        rf"(?:^|[;|/•·.])[^:|\n]{{0,30}}?(?<![^\W_])(?:{'|'.join(marks()['kin']['blamed'])})(?![^\W_])[^:|\n]{{0,30}}(?:[:|]|$)",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _noun_behind() -> re.Pattern[str]:
    nouns = "|".join((*marks()["kin"]["nouns"], *marks()["kin"]["of_forms"]))
    return re.compile(
        rf"[^\S\n]*[,(–—-][^\S\n]*(?:(?:su|la|el|the|her|his)\s+)?(?:{nouns})(?:\s+(?:de|del|of)\s+[^\n.,;()]{{1,60}})?"
        r"[^\S\n]*(?:$|[).,;])",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _label() -> re.Pattern[str]:
    noun = rf"(?:{'|'.join((*marks()['kin']['nouns'], *marks()['kin']['of_forms']))})"
    return re.compile(
        rf"(?:^|[;|/•·,.])[^\S\n]*(?:[-•*·–][^\S\n]*|\d{{1,2}}[.)][^\S\n]*)?"
        rf"(?:(?:nombres?|apellidos?|datos|names?|full\s+names?|details)(?:\s+(?:y\s+apellidos|completos?|and\s+surnames?))?\s+(?:del?|of)\s+(?:la\s+|el\s+|los\s+|the\s+)?)?"
        rf"{noun}(?:['’]s)?(?:\([ao]s?\)|/[ao])?(?:\s*(?:[/,]|\sy\s|\sand\s|\so\s|\sor\s)\s*{noun}(?:\([ao]s?\))?)?"
        rf"(?:\s+[^\W\d_][^:|\n;/]{{0,30}})?\s*[:|\t][^\S\n]*\n?[^\S\n]*",
        re.IGNORECASE | re.MULTILINE,
    )
