"""Ages in the fields of forms, of whoever they are told: "Detenido: Leo Gil … Edad: 15", "Age: 15 … Detainee: Leo Gil".

1. A child is a minor whatever the form names it as: detained, accused, driver. Officials have no age in a form.
2. An age is of whom the field before it names, if that one has none yet. Where a form begins with an age and no more
   follow, or ages and names take turns, it is of whom the next field names, unless a heading stands between.
3. Below a parent's name an age that makes a child is the child's, who is named before.
4. Where somebody is named in words right before the first age, it may be theirs: it is nobody's whom a field names.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from ovillo.casework.protection.called import KindOf, named_mentions, of_label
from ovillo.casework.protection.form_fields import is_blamed_label, named_in_fields
from ovillo.casework.protection.marks import any_number, marks, number_words
from ovillo.casework.protection.masking import fold, words_of
from ovillo.casework.protection.posts import is_post
from ovillo.casework.protection.unread import person_at
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.protection import ProtectedAs

_LABEL: Final = re.compile(
    r"(?:\A|[\n;|/•·.])[^\S\n]*(?:[-•*·–][^\S\n]*)?(?P<label>[^\W\d_][^:|\t\n;]{0,40}?)[^\S\n]*[:|\t][^\S\n]*\Z"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_AS_FAR, _MOST_LETTERS, _MOST_LINES = 80, 500, 12
_RECENT: Final = 2010
Named = tuple[Sequence[tuple[int, int]], str, Sequence[DocumentEntity]]


class _Item(NamedTuple):
    """A field with a name, or with an age."""

    start: int
    end: int
    named: Named | None
    is_young: bool = False
    is_parent: bool = False


def young_in_forms(
    document: Document,
    entities: Iterable[DocumentEntity],
    kind_of: KindOf,
    is_given: Callable[[str], bool],
    minor_below: float,
) -> Iterator[tuple[DocumentEntity, ProtectedAs]]:
    """The people of whom the fields of a form tell an age below the limit.

    Args:
        document: with its text.
        entities: that were read in it.
        kind_of: what a word marks somebody as.
        is_given: whether a folded word is a given name that is known.
        minor_below: years.
    """
    text, entities = document.text, tuple(entities)
    ages = list(_ages(text, minor_below))
    if not ages:
        return
    beside = {each.start for each in ages}
    items = sorted([*ages, *_names(text, entities, kind_of, is_given, beside)], key=lambda each: each.start)
    for form in _forms(text, items):
        for each in _young(text, form, entities, kind_of):
            assert each.named is not None
            spans, name, read = each.named
            yield from ((it, ProtectedAs.MINOR) for it in read)
            if " " in name and not any(words_of(it.name) == words_of(name) for it in read):
                yield person_at(document, spans, name), ProtectedAs.MINOR


def _ages(text: str, minor_below: float) -> Iterator[_Item]:
    years = [int(each.group()) for each in _YEAR.finditer(text)]
    for found in _age().finditer(text):
        if found["years"]:
            told = found["years"]
            is_young = (int(told) if told.isdigit() else number_words()[fold(told)]) < minor_below
        else:
            born, latest = int(found["year"]), max(years)
            is_young = latest - born < minor_below if latest > born else born >= _RECENT
        yield _Item(*found.span(), None, is_young)


def _names(
    text: str,
    entities: Sequence[DocumentEntity],
    kind_of: KindOf,
    is_given: Callable[[str], bool],
    beside: AbstractSet[int],
) -> Iterator[_Item]:
    mentions = named_mentions(entities)
    spans: list[tuple[int, int]] = []
    for each in named_in_fields(text, kind_of, is_given):
        read = [one for it, one in mentions if each.start <= it.start and it.end <= each.end and " " in it.surface]
        spans.append((each.start, each.end))
        yield _Item(each.start, each.end, (each.places, each.name, read))
    for mention, entity in mentions:
        label = _LABEL.search(text, max(0, mention.start - _AS_FAR), mention.start)
        if any(start <= mention.start < end for start, end in spans):
            continue
        if label is None and mention.end not in beside:
            continue
        words = [fold(each) for each in _WORD.findall(label["label"])] if label is not None else []
        if not any(map(is_post, words)) or is_blamed_label(words):
            is_parent = _parents().search(" ".join(words)) is not None
            named = (((mention.start, mention.end),), mention.surface, (entity,))
            yield _Item(mention.start, mention.end, named, is_parent=is_parent)


def _forms(text: str, items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """The items that stand together."""
    form = list(items[:1])
    for before, item in pairwise(items):
        between = text[before.end : item.start]
        if len(between) > _MOST_LETTERS or between.count("\n") > _MOST_LINES:
            yield form
            form = []
        form.append(item)
    yield form


def _young(text: str, form: list[_Item], entities: Sequence[DocumentEntity], kind_of: KindOf) -> Iterator[_Item]:
    kinds = [each.named is not None for each in form]
    if not kinds[0]:
        is_alone = kinds.count(False) == 1
        is_turns = all(one != other for one, other in pairwise(kinds)) and len(kinds) % 2 == 0
        if (is_alone or is_turns) and not _is_told_above(text, form[0].start, entities):
            pairs = [(one, two) for one, two in pairwise(form) if one.named is None and two.named is not None]
            yield from (two for one, two in pairs if one.is_young and not _has_heading(text, one, two, kind_of))
            return
    waiting: list[_Item] = []
    for each in form:
        if each.named is not None:
            waiting.append(each)
            continue
        while each.is_young and waiting and waiting[-1].is_parent:
            waiting.pop()
        if waiting and each.is_young:
            yield waiting[-1]
        waiting = []


def _is_told_above(text: str, start: int, entities: Iterable[DocumentEntity]) -> bool:
    """Whether somebody is named before, in the same paragraph."""
    begin = text.rfind("\n\n", 0, start) + 1
    told = (it.start for it, _ in named_mentions(entities) if begin <= it.start < start)
    return any(_LABEL.search(text, max(0, at - _AS_FAR), at) is None for at in told)


def _has_heading(text: str, before: _Item, behind: _Item, kind_of: KindOf) -> bool:
    """Whether a line between that is no field says what somebody is."""
    lines = (line for line in text[before.end : behind.start].split("\n")[1:-1] if ":" not in line)
    words = ([fold(each) for each in _WORD.findall(line)] for line in lines)
    return any(bool(each) and (of_label(each, kind_of) is not None or is_blamed_label(each)) for each in words)


@cache
def _parents() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(marks()['kin']['elders'])})(?!\w)")


@cache
def _age() -> re.Pattern[str]:
    """A field for an age, or for a day of birth."""
    sort = (
        r"(?:\s*\(?(?:en\s+)?(?:a[ñn]os|years|yrs)\)?|\s+(?:aprox\w*\.?|actual|aparente|estimated|apparent|cumplida))?"
    )
    return re.compile(
        rf"(?:^|[.;|/•·,\t(])[^\S\n]*(?:[-•*·–][^\S\n]*|\d{{1,2}}[.)][^\S\n]*)?"
        rf"(?:(?:edad|age){sort}[^\S\n]*[:|\t=–-]?[^\S\n]*(?P<years>{any_number()})(?![\w/]|[^\S\n]+(?:de|of|in)\s(?!edad|age))"
        r"|(?:(?:fecha|f\.?)\s*(?:de\s+)?nac\w*\.?|nacimiento|date\s+of\s+birth|birth\s?da(?:te|y)|d\.?o\.?b\.?)"
        r"[^\S\n]*[:|\t]?[^\n]{0,25}?(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d))",
        re.IGNORECASE | re.MULTILINE,
    )
