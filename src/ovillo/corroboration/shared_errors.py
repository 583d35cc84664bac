"""Sources that make the same mistakes: who errs alike has copied, even without a word in common.

1. A distinctive error is a number that two or more origins give while more agree on another that contradicts it, or a
   spelling of somebody's full name that two or more use while more use another of as many words.
   It need not be false; it is what hardly two come to by themselves. Two that name each another source of their own
   for it (three mothers; the register of a court) have come to it by themselves.
2. Two origins that share at least `_LEAST` of them, and more than they differ in, are not independent. One alone may
   be chance. Where copies outnumber everybody else the few who are right look like them: what is lost then is support
   counted, never a value (`make bench-corroboration`).
3. The one that published later is the copy; without days, the one of the larger label.

Source: copying seen in shared false values, Dong, Berti-Equille & Srivastava 2009, doi:10.14778/1687627.1687690; here
as a fixed count, because a case has too few statements for their probabilities.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import combinations

from ovillo.corroboration.disagreement import affirms
from ovillo.corroboration.grouping import Group
from ovillo.corroboration.origins import Origins
from ovillo.corroboration.quoted_numbers import tables
from ovillo.corroboration.sources import fold_words, publisher_key, source_label
from ovillo.corroboration.values import CaseNumbers, contradict
from ovillo.domain.entities import CaseEntity, DocumentEntity, NameLevel
from ovillo.domain.statements import Quantifier, Statement

_LEAST = 2
_ALIKE = 0.75
Pair = tuple[str, str]
"""Labels of two sources, the smaller first."""


@dataclass(frozen=True, slots=True)
class SharedErrors:
    """Who shares errors with whom, and where."""

    earlier: Mapping[str, str]
    """The earlier source by the later one; labels."""
    where: Mapping[Pair, tuple[str, ...]]
    """(later, earlier): ids of the later one's statements and misspelt document entities, sorted."""


@dataclass(frozen=True, slots=True)
class _Detail:
    """One thing that sources give in several ways."""

    ways: Mapping[object, Mapping[str, str]]
    """By way: for each source, the id of what shows it."""
    heard: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By source: whom or what it has it from, by its own account."""


def find_shared_errors(
    groups: Iterable[Group], named: Sequence[tuple[CaseEntity, DocumentEntity]], origins: Origins, case: CaseNumbers
) -> SharedErrors:
    """Who shares distinctive errors with whom.

    Args:
        groups: statements about one thing each.
        named: every document entity with the case entity that it belongs to.
        origins: who takes what from whom by name and by words.
        case: what numbers need to be compared.
    """
    shared: dict[Pair, list[tuple[str, str]]] = defaultdict(list)
    apart: dict[Pair, int] = defaultdict(int)
    for detail in (*_numbers(groups, origins, case), *_spellings(named, origins)):
        for ours, theirs in combinations(detail.ways.values(), 2):
            for one in ours:
                for other in theirs:
                    apart[min(one, other), max(one, other)] += 1
        for way in _distinctive(detail):
            for one, other in combinations(sorted(way), 2):
                if not _are_own(detail.heard.get(one), detail.heard.get(other)):
                    shared[one, other].append((way[one], way[other]))
    first = _first_published(origins)
    earlier: dict[str, str] = {}
    where: dict[Pair, tuple[str, ...]] = {}
    for (one, other), ids in sorted(shared.items()):
        if len(ids) >= _LEAST and len(ids) > apart[one, other]:
            is_other_later = (first[one], one) <= (first[other], other)
            later, before = (other, one) if is_other_later else (one, other)
            earlier.setdefault(later, before)
            where[later, before] = tuple(sorted(pair[is_other_later] for pair in ids))
    return SharedErrors(earlier, where)


def _distinctive(detail: _Detail) -> Iterator[Mapping[str, str]]:
    """The ways of two sources or more, where still more agree on another."""
    most = max(len(holders) for holders in detail.ways.values())
    for holders in detail.ways.values():
        if 2 <= len(holders) < most:
            yield holders


def _numbers(groups: Iterable[Group], origins: Origins, case: CaseNumbers) -> Iterator[_Detail]:
    for group in groups:
        by_source: dict[str, list[Statement]] = defaultdict(list)
        for one in group.statements:
            if affirms(one) and one.value is not None and one.value.number is not None:
                by_source[origins.label(one)].append(one)
        ways: dict[object, dict[str, str]] = defaultdict(dict)
        shown: dict[object, Statement] = {}
        for label, said in by_source.items():
            number = _only_number(said)
            if number is not None and all(origins.taken_from(one) is None for one in said):
                ways[number][label] = min(one.id for one in said)
                shown.setdefault(number, said[0])
        if len(ways) > 1 and _all_contradict(list(shown.values()), case):
            yield _Detail(ways, {label: _heard_from(said, label) for label, said in by_source.items()})


def _are_own(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    """Whether both say whom they have it from, and not from one."""
    return bool(one) and bool(other) and not set(one or ()) & set(other or ())


def _heard_from(said: Iterable[Statement], label: str) -> frozenset[str]:
    """Whom these statements of one source are heard from; the source itself, where it tells that it saw or was told."""
    own = publisher_key(label)
    found: set[str] = set()
    for one in said:
        found.update(key for speaker in one.speakers if (key := publisher_key(speaker.name)) != own)
        quote = f" {fold_words(one.quote)} "
        found.update(f"{own}: own" for words in tables().own_eyes if f" {words} " in quote)
    return frozenset(found)


def _only_number(said: Sequence[Statement]) -> tuple[Decimal, str | None] | None:
    found = {(one.value.number, one.value.unit) for one in said if one.value is not None}
    is_exact = all(one.value is not None and one.value.qualifier is Quantifier.EXACT for one in said)
    number, unit = min(found, key=str) if len(found) == 1 and is_exact else (None, None)
    return None if number is None else (number, unit)


def _all_contradict(statements: Sequence[Statement], case: CaseNumbers) -> bool:
    return all(contradict(case.ranges([one]), case.ranges([other])) for one, other in combinations(statements, 2))


def _spellings(named: Sequence[tuple[CaseEntity, DocumentEntity]], origins: Origins) -> Iterator[_Detail]:
    by_entity: dict[str, list[DocumentEntity]] = defaultdict(list)
    for entity, part in named:
        if part.level is NameLevel.FULL and part.document in origins.documents:
            by_entity[entity.id].append(part)
    for _, parts in sorted(by_entity.items()):
        forms: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for part in parts:
            forms[source_label(origins.documents[part.document])][fold_words(part.name)].add(part.id)
        ways: dict[object, dict[str, str]] = defaultdict(dict)
        for label, own in forms.items():
            if len(own) == 1:
                ((form, ids),) = own.items()
                ways[form][label] = min(ids)
        if len(ways) > 1 and all(
            _is_alike(str(one), str(other)) for one, other in combinations(sorted(ways, key=str), 2)
        ):
            yield _Detail(ways)


def _is_alike(one: str, other: str) -> bool:
    """Whether two forms of a name are spellings of one, not a shorter and a longer form."""
    return len(one.split()) == len(other.split()) and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _first_published(origins: Origins) -> Mapping[str, date]:
    first: dict[str, date] = defaultdict(lambda: date.max)
    for document in origins.documents.values():
        label = source_label(document)
        first[label] = min(first[label], document.details.published or date.max)
    return first
