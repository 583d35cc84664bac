"""Runs of capitalised words that may be names and are not read as anything: what marks a person marks these, too.

1. Two words at least, with the particles of names between them; in no place where the reading found anything.
2. A word that says what somebody is ("Victim Support Unit", "Niña Ana Sol") makes it no name, nor do a month and one
   word; where it begins with a given name that is known, it is one though it was read as a body or a place.
3. What stands in a field for names of a form is one, in any case, and in two fields beside one another, too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from ovillo.casework.protection.masking import fold
from ovillo.casework.protection.name_fields import parted_names
from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel

_WORD: Final = r"[A-ZÁÉÍÓÚÑÜ][a-záéíóúñü]+(?:['’-][A-ZÁÉÍÓÚÑÜ]?[a-záéíóúñü]+)*"
_RUN: Final = re.compile(
    rf"(?<![\w@.-]){_WORD}(?:[^\S\n]+(?:(?:de|del|la|las|los|da|dos|van|von)[^\S\n]+){{0,2}}{_WORD}){{1,5}}(?![\w@])"
)
_MONTHS: Final = re.compile(
    "january|february|march|april|june|july|august|september|october|november|december"
    "|enero|febrero|marzo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
)
NAME_FIELD: Final = re.compile(
    r"^[^\S\n]*(?:[-•*·–]\s*|\d{1,2}[.)]\s*)?(?P<label>(?:(?:child|patient|pupil|student|client|baby|infant|person|young\s+person|resident|paciente|alumn[oa]|menor|ni[ñn][oa])(?:['’]?s)?\s+(?:full\s+)?names?|paciente|patient|alumn[oa]|estudiante|pupil|student|nombres?|apellidos?|full\s+name|given\s+names?|first\s+names?|fore-?names?|names?|surnames?|(?:last|family)\s+names?))"
    r"[^:|\n]{0,30}[:|\t][^\S\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD_VALUE: Final = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:,?[^\S\n]+[^\W\d_][^\W\d_'’.-]*){0,6}")
_NO_PERSON: Final = frozenset({EntityType.ORGANISATION, EntityType.PLACE, EntityType.GROUP})


def unread(
    document: Document,
    entities: Iterable[DocumentEntity],
    is_mark: Callable[[str], bool],
    is_given: Callable[[str], bool] = lambda _: False,
) -> Iterator[DocumentEntity]:
    """People of one document whom its reading may have missed.

    Args:
        document: with its text.
        entities: that were read in it.
        is_mark: whether a folded word says what somebody is.
        is_given: whether a folded word is a given name that is known.
    """
    entities = tuple(entities)
    read = sorted((it.start, it.end) for each in entities for it in each.mentions)
    no_people = {(it.start, it.end) for each in entities if each.type in _NO_PERSON for it in each.mentions}
    at = 0
    for run in _RUN.finditer(document.text):
        start, end = run.span()
        while at < len(read) and read[at][1] <= start:
            at += 1
        is_read = any(one < end and start < other for one, other in read[at : at + len(run.group())] if one < end)
        words = [fold(word) for word in run.group().split()]
        is_read = is_read and not ((start, end) in no_people and is_given(words[0]))
        of_days = sum(_MONTHS.fullmatch(word) is not None for word in words)
        if not is_read and not any(map(is_mark, words)) and (not of_days or len(words) - of_days > 1 or len(words) > 2):
            yield person(document.id, start, end, run.group())
    yield from _of_fields(document, read)


def _of_fields(document: Document, read: Sequence[tuple[int, int]]) -> Iterator[DocumentEntity]:
    """Whom the fields of forms name and nothing read as a whole."""
    parted = list(parted_names(document.text))
    for whole, fields in parted:
        yield person_at(document, [(each.start, each.end) for each in fields], whole)
    parts = {each.start for _, fields in parted for each in fields}
    for field in NAME_FIELD.finditer(document.text):
        value = _FIELD_VALUE.match(document.text, field.end())
        if value is None or value.start() in parts or " " not in value.group():
            continue
        start, end = value.span()
        given = start + value.group().find(",") + 1  # "Sol Paz, Ana", of which the surnames may be read alone
        if not any(given <= one and other <= end and " " in document.text[one:other] for one, other in read):
            yield person(document.id, start, end, value.group())


def person_at(document: Document, places: Sequence[tuple[int, int]], name: str) -> DocumentEntity:
    """Somebody whom no reading named, whose name stands at a place in another order, or in parts at several."""
    start, end = places[0][0], places[-1][1]
    mentions = tuple(Mention(*each, document.text[slice(*each)], NameLevel.FULL) for each in places)
    return replace(person(document.id, start, end, name), mentions=mentions)


def person(document: str, start: int, end: int, name: str) -> DocumentEntity:
    """Somebody whom no reading named."""
    id_ = identity("entity", document, start, end, EntityType.PERSON.value)
    mention = Mention(start, end, name, NameLevel.FULL)
    return DocumentEntity(id_, document, EntityType.PERSON, " ".join(name.split()), NameLevel.FULL, (mention,))
