"""Pairs of document entities that may be one, across documents.

1. Only entities of one type are paired (an office, a group and an organisation count as one: a band is often told as
   either), and never two of one document.
2. An entity known only by a role is never proposed.
3. The written rule `SAME_FULL_NAME` accepts a pair when both have a full name, of the same type, and the folded names
   are equal word by word in the same order and script, and the one scorer of names calls them `same`: for a person that
   takes a given name and a surname, neither an initial; for anything else a word that few share ("the Company", "the
   Court" of two papers are two). All else waits for a person. So does a pair whose ages or document numbers cannot be
   one person's, or what stands beside the names tells them apart, and every pair of a name that one document keeps for
   two: the case itself shows two people of that name.
4. Equal names are chained to the smallest id of their group: n - 1 proposals for n entities, however many documents.
   Names that differ are compared once per pair of names that share a block, and proposed between those smallest ids.
5. Where a name is borne by several that no rule joins, a name like it is proposed with each of them: whoever answers
   must see the accused and the judge.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.judgements import Proposal
from ovillo.resolution.blocking import word_sounds
from ovillo.resolution.context import part_by_conflicts
from ovillo.resolution.folding import fold, is_other_script
from ovillo.resolution.name_gate import without_article
from ovillo.resolution.name_slots import Kind, read_person_name
from ovillo.resolution.names import compare_names
from ovillo.resolution.surroundings import Surroundings

SAME_FULL_NAME = "rule:same-full-name@1"
_NAMED = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP, EntityType.PLACE})
_PARTIAL_SCORE, _ALIAS_SCORE = 0.45, 0.75
_MOST_OF_AN_ALIAS, _ALIAS_AND_SURNAME = 20, 2
_MOST_APART = 20
"""Between two names."""
_LEAST_OF_THINGS, _SAME_PLACE, _ACRONYM_SCORE = 0.75, 0.9, 0.68


NameKey = tuple[str, tuple[str, ...], NameLevel]
"""The sort of thing, the folded words, and how much of a name it is."""


@dataclass(frozen=True, slots=True)
class Name:
    """One folded name of one sort of thing, and the entities that bear it."""

    sort: str
    words: tuple[str, ...]
    written: str
    level: NameLevel
    bearers: tuple[DocumentEntity, ...]
    """By id."""

    @classmethod
    def of(cls, key: NameKey, bearers: Iterable[DocumentEntity]) -> "Name":
        """The name that these entities bear."""
        ordered = tuple(sorted(bearers, key=lambda entity: entity.id))
        return cls(key[0], key[1], min(entity.name for entity in ordered), key[2], ordered)

    @property
    def key(self) -> NameKey:
        return self.sort, self.words, self.level

    @property
    def is_person(self) -> bool:
        return self.sort == EntityType.PERSON.value


def read_name_key(entity: DocumentEntity) -> NameKey | None:
    """Which name an entity bears; `None` for a role and for what has no name to compare."""
    words = tuple(fold(entity.name).replace(".", " ").replace(",", " , ").split())
    if entity.level is NameLevel.ROLE or entity.type not in _NAMED or not words:
        return None
    return _sort(entity), words, _level(entity)


def _level(entity: DocumentEntity) -> NameLevel:
    """As the document has it; but what the scorer of names reads as an alias alone is one: "El Ovillejo"."""
    is_named = entity.type is EntityType.PERSON and entity.level in {NameLevel.FULL, NameLevel.PARTIAL}
    return NameLevel.ALIAS if is_named and read_person_name(entity.name).kind is Kind.ALIAS else entity.level


def compare_entities(one: DocumentEntity, other: DocumentEntity) -> Proposal:
    """What the names alone say of two entities that nothing proposes; no rule ever accepts it."""
    is_person = EntityType.PERSON in {one.type, other.type}
    score = compare_names(one.name, other.name, "Person" if is_person else "Organization")
    return _proposal(one.id, other.id, score=score.score, rule=None, reasons=score.reasons)


_BODIES = frozenset({EntityType.OFFICE, EntityType.GROUP})


def _sort(entity: DocumentEntity) -> str:
    return EntityType.ORGANISATION.value if entity.type in _BODIES else entity.type.value


def _proposal(left: str, right: str, *, score: float, rule: str | None, reasons: tuple[str, ...]) -> Proposal:
    first, second = sorted((left, right))
    return Proposal(first, second, round(score, 4), rule, reasons)


Bearers = tuple[DocumentEntity, ...]


def part_bearers(name: Name, surroundings: Mapping[str, Surroundings]) -> tuple[Bearers, ...]:
    """The bearers of a name that nothing tells apart together; all of them where no rule joins them anyway."""
    can_be_ruled = _can_be_ruled(name, name.bearers[0], name.bearers[0])
    return part_by_conflicts(name.bearers, surroundings) if can_be_ruled else (name.bearers,)


def _has_namesakes(name: Name) -> bool:
    return len({bearer.document for bearer in name.bearers}) < len(name.bearers)


def propose_bearers(name: Name, groups: Iterable[Bearers]) -> Iterator[Proposal]:
    """Every bearer of one name joined to the first; by rule where the rule allows it and nothing speaks against."""
    if name.level is NameLevel.PARTIAL and name.is_person:
        return
    has_namesakes = _has_namesakes(name)
    for group in groups:
        first = group[0]
        if first is not name.bearers[0] and first.document != name.bearers[0].document:
            yield _same_name(name, name.bearers[0], first, is_ruled=False)
        for bearer in group[1:]:
            if bearer.document != first.document:
                is_alike = bearer.type is first.type and is_other_script(bearer.name) == is_other_script(first.name)
                is_alike = is_alike and _can_be_ruled(name, first, bearer)
                is_ruled = is_alike and not has_namesakes
                yield _same_name(name, first, bearer, is_ruled=is_ruled)


def list_apart(name: Name, groups: Sequence[Bearers]) -> Sequence[Bearers]:
    """The bearers of a name as the rule leaves them: those whom it joins together, namesakes of one document alone."""
    return [(bearer,) for bearer in name.bearers] if _has_namesakes(name) else groups


def spread_proposal(proposal: Proposal, left: Sequence[Bearers], right: Sequence[Bearers]) -> Iterator[Proposal]:
    """What is proposed between two names, between all who bear them apart: rule 5."""
    pairs = (_first_across_documents(one, other) for one, other in product(left, right))
    for one, other in islice(filter(None, pairs), _MOST_APART):
        first, second = sorted((one.id, other.id))
        yield replace(proposal, left=first, right=second)


def _can_be_ruled(name: Name, first: DocumentEntity, bearer: DocumentEntity) -> bool:
    """Whether the scorer of names calls two bearers the same; never a child without a given name, whatever its type."""
    if name.level is not NameLevel.FULL or read_person_name(bearer.name).is_infant:
        return False
    return compare_names(first.name, bearer.name, _schema(name)).verdict == "same"


def _schema(name: Name) -> str:
    return "Person" if name.is_person else "Organization"


def _same_name(name: Name, first: DocumentEntity, bearer: DocumentEntity, *, is_ruled: bool) -> Proposal:
    return _proposal(
        first.id,
        bearer.id,
        score=1.0 if name.level is NameLevel.FULL else _ALIAS_SCORE,
        rule=SAME_FULL_NAME if is_ruled else None,
        reasons=("Name: the same.",),
    )


def propose_between(one: Name, other: Name) -> Proposal | None:
    """The proposal to join the bearers of two names, where the names allow it; the one first in order comes first."""
    if one.is_person and not (one.level is other.level is NameLevel.FULL):
        return None
    if one.is_person and not word_sounds(one.written).may_agree(word_sounds(other.written)):
        return None
    pair = _first_across_documents(one.bearers, other.bearers)
    if pair is None:
        return None
    score = compare_names(one.written, other.written, _schema(one))
    if score.verdict == "different" or not (one.is_person or score.score >= _least_score(one, other)):
        return None
    return _proposal(pair[0].id, pair[1].id, score=score.score, rule=None, reasons=score.reasons)


def _least_score(one: Name, other: Name) -> float:
    """The score from which two names of things are suggested: part of a name often names a larger thing."""
    if 1 in {len(one.words), len(other.words)} and len(one.words) != len(other.words):
        is_acronym = any(len(name.words) == 1 and name.written.isupper() for name in (one, other))
        return _ACRONYM_SCORE if is_acronym else 1.0
    return _SAME_PLACE if one.sort == EntityType.PLACE.value else _LEAST_OF_THINGS


def first_of_two_documents(bearers: Sequence[DocumentEntity]) -> Sequence[DocumentEntity]:
    """The first bearer, and the first of another document."""
    return [bearers[0], *islice((each for each in bearers if each.document != bearers[0].document), 1)]


def _first_across_documents(
    left: Sequence[DocumentEntity], right: Sequence[DocumentEntity]
) -> tuple[DocumentEntity, DocumentEntity] | None:
    """The first bearers of each that stand in two documents."""
    pairs = product(first_of_two_documents(left), first_of_two_documents(right))
    return next(((one, other) for one, other in pairs if one.document != other.document), None)


def propose_partials(names: Sequence[Name], groups: Mapping[NameKey, Sequence[Bearers]]) -> Iterator[Proposal]:
    """A person's name of one word, suggested with all who bear the only full name that contains it as a surname.

    Args:
        names: all of the case.
        groups: by name, its bearers apart.
    """
    owners: Mapping[str, list[Name]] = _by_word(names)
    for name in names:
        if not name.is_person or name.level is not NameLevel.PARTIAL or len(name.words) != 1:
            continue
        full = owners.get(name.words[0], [])
        longest = max(full, key=lambda one: (len(one.words), one.words), default=None)
        if longest is None or not all(set(one.words) <= set(longest.words) for one in full):
            continue
        documents = {entity.document for one in full for entity in one.bearers}
        reasons = ("Surname: the same.", "No other full name of the case has it.")
        for bearer in name.bearers:
            for group in groups[longest.key][:_MOST_APART] if bearer.document not in documents else ():
                yield _proposal(bearer.id, group[0].id, score=_PARTIAL_SCORE, rule=None, reasons=reasons)


def _by_word(names: Sequence[Name]) -> dict[str, list[Name]]:
    """Full names of people by each of their words but the first."""
    owners: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.is_person and name.level is NameLevel.FULL:
            for word in sorted(set(name.words[1:])):
                owners[word].append(name)
    return owners


def propose_aliases(names: Sequence[Name]) -> Iterator[Proposal]:
    """A person known only by an alias, suggested with each full name that is it or that a document gives it."""
    called: dict[tuple[str, ...], list[DocumentEntity]] = defaultdict(list)
    for name in names:
        if name.is_person and name.level is not NameLevel.ALIAS:
            own = _alias_words(name.written)
            for bearer in name.bearers:
                by_name = read_person_name(bearer.name).aliases
                for alias in sorted({own, *(_alias_words(alias) for alias in (*bearer.aliases, *by_name))}):
                    called[alias].append(bearer)
    for name in names:
        for bearer in _called_so(name, called)[:_MOST_OF_AN_ALIAS] if name.is_person else ():
            other = _first_across_documents((bearer,), name.bearers)
            if other is not None:
                reasons = ("Alias: the same.",)
                yield _proposal(bearer.id, other[1].id, score=_ALIAS_SCORE, rule=None, reasons=reasons)


def _called_so(name: Name, called: Mapping[tuple[str, ...], Sequence[DocumentEntity]]) -> Sequence[DocumentEntity]:
    """Who bears this alias; or this alias and this surname, as "Chato Ruiz"."""
    words = _alias_words(name.written)
    if name.level is NameLevel.ALIAS and words in called:
        return called[words]
    if name.level not in {NameLevel.FULL, NameLevel.ALIAS} or len(words) != _ALIAS_AND_SURNAME:
        return ()
    alias, surname = words
    return [each for each in called.get((alias,), ()) if surname in fold(each.name).split()[1:]]


def _alias_words(alias: str) -> tuple[str, ...]:
    """The folded words of an alias without its article."""
    return tuple(without_article(fold(alias)).split())
