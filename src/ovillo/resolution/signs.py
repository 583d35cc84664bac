"""What a text says beside a name that tells two people of that name apart.

1. Right before a name: "señor", "Mrs."; before a man's name "Mrs." speaks of his wife. Right after it: "(padre)",
   "hijo", "Jr.", "II"; the day or year of birth; whose child it is; when the person died.
2. Nothing is read beyond the next clause, and "padre de tres hijos" says nothing of a generation.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.resolution.folding import fold
from ovillo.resolution.name_slots import read_person_name
from ovillo.resolution.names import compare_names
from ovillo.resolution.registers.days import read_day
from ovillo.resolution.word_lists import known, words

SIGNS = ("generation", "title", "born", "parent", "died")
"""Kinds of what tells apart, in the order in which they are shown."""
_REACH = 90
_WIFE = "wife"
_TITLE = re.compile(r"([^\W\d_]+)\.?\s+$")
_GENERATION = re.compile(
    r"\s*(?:\(\s*(?P<inside>padre|hijo|hija|madre|senior|junior|jr\.?|sr\.?)\s*\)"
    r"|,?\s+(?P<short>jr|jnr|sr|snr|junior|senior|II|III|IV)\b\.?"
    r"|\s(?P<plain>padre|hijo)\b(?!\s+(?:de|del|y|o|a)\b))",
    re.IGNORECASE,
)
_DATE = (
    r"(?P<date>(?:\d{1,2}\s+(?:de\s+)?)?[^\W\d_]{3,10}\.?(?:\s+\d{1,2},)?\s+(?:de\s+|del\s+)?\d{4}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d\d-\d\d|\d{4})"
)
_WHEN = r"\s+(?:el\s+|en\s+|on\s+|in\s+)?"
_BORN = re.compile(rf"[\s,(]*(?:nacid[oa]|naci[oó]|(?:was )?born){_WHEN}{_DATE}", re.IGNORECASE)
_DIED = re.compile(
    rf"[\s,(]*(?:muri[oó]|falleci[oó]|fallecid[oa]|muert[oa]|died|(?:was )?killed|deceased){_WHEN}{_DATE}",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_PARENT = re.compile(
    rf"[\s,(]*(?:(?:hij[oa]|son|daughter)\s+(?:de|del|of)|[sd]/o)\s+"
    rf"(?P<name>{_CAPITAL}(?:\s+(?:(?:de|del|la|las|los|bin|al)\s+)*{_CAPITAL}){{0,4}})"
)
_GENERATIONS = ("junior", "senior", "second", "third", "fourth")


def read_signs(
    entities: Sequence[DocumentEntity], documents: Sequence[Document]
) -> Iterator[tuple[str, str, str, str]]:
    """(entity, kind, value to compare, as written) for the people of these documents."""
    of_document: dict[str, list[DocumentEntity]] = defaultdict(list)
    for entity in entities:
        if entity.type is EntityType.PERSON and entity.level is NameLevel.FULL:
            of_document[entity.document].append(entity)
    for document in documents:
        for entity in of_document.get(document.id, ()):
            for mention in entity.mentions:
                before = document.text[max(0, mention.start - _REACH) : mention.start]
                after = document.text[mention.end : mention.end + _REACH]
                yield from ((entity.id, *sign) for sign in (*_before(before, entity.name), *_after(after)))


def _before(text: str, name: str) -> Iterator[tuple[str, str, str]]:
    found = _TITLE.search(text)
    if found and read_person_name(f"{found[1]} {name}").is_by_husband:
        yield "title", _WIFE, found[1]
    elif found:
        for gender in ("he", "she"):
            if fold(found[1]) in words("titles", gender):
                yield "title", gender, found[1]


def _after(text: str) -> Iterator[tuple[str, str, str]]:
    generation = _GENERATION.match(text)
    if generation:
        written = next(part for part in generation.groups() if part)
        mark = fold(written).strip(".")
        for key in _GENERATIONS:
            if mark in words("generation", key) or (key, mark) in {("junior", "hija"), ("senior", "madre")}:
                yield "generation", key, written
        text = text[generation.end() :]
    for kind, pattern in (("born", _BORN), ("died", _DIED)):
        found = pattern.match(text)
        if found and (value := _day_or_year(found["date"])):
            yield kind, value, found["date"]
    parent = _PARENT.match(text)
    if parent:
        first = fold(parent["name"]).split()[0]
        is_mother = first in known("female") and first not in known("male")
        yield "parent", f"{'mother' if is_mother else 'father'} {parent['name']}", parent["name"]


def _day_or_year(written: str) -> str:
    return written if re.fullmatch(r"\d{4}", written) else read_day(written)


def disagree(kind: str, left: Mapping[str, str], right: Mapping[str, str]) -> bool:
    """Whether what two texts say of this kind cannot be of one person.

    A generation that only one says leaves it open.
    """
    if kind == "generation" or (kind == "title" and (_WIFE in left) != (_WIFE in right)):
        return left.keys() != right.keys()
    if not left or not right:
        return False
    return not any(_agree(kind, one, other) for one in left for other in right)


def _agree(kind: str, one: str, other: str) -> bool:
    if kind in {"born", "died"}:
        return one.startswith(other) or other.startswith(one)
    if kind == "parent":
        (role, name), (their_role, their_name) = one.split(" ", 1), other.split(" ", 1)
        return role != their_role or compare_names(name, their_name).verdict != "different"
    return one == other


def acted_after_death(died: Mapping[str, str], days: Mapping[str, str]) -> bool:
    """Whether somebody is told to have died in a year before one in which something happened to the other.

    Args:
        died: days or years of death.
        days: acts with their day, "arrested 2031-05-09" folded to words.
    """
    years = [int(found[0]) for day in days if (found := re.search(r"\b\d{4}\b", day))]
    return bool(died) and any(year > max(int(value[:4]) for value in died) for year in years)
