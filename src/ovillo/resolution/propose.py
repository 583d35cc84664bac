"""Pairs of document entities that may be one, across documents.

1. Only entities of one type are paired (an office and an organisation count as one), and never two of one document.
2. An entity known only by a role is never proposed.
3. The written rule `SAME_FULL_NAME` accepts a pair when both have a full name, of the same type, and the folded names
   are equal word by word in the same order and script; for a person that takes two words at least. All else waits for
   a person. So does a pair whose ages or document numbers cannot be one person's.
4. Equal names are chained to the smallest id of their group: n - 1 proposals for n entities, however many documents.
   Names that differ are compared once per pair of names that share a block, and proposed between those smallest ids.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.judgements import Proposal
from ovillo.resolution.blocking import organisation_block_keys, person_block_keys, word_sounds
from ovillo.resolution.context import part_by_conflicts
from ovillo.resolution.folding import fold, is_other_script
from ovillo.resolution.name_gate import without_article
from ovillo.resolution.names import compare_names
from ovillo.resolution.surroundings import Surroundings

SAME_FULL_NAME = "rule:same-full-name@1"
_NAMED = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP, EntityType.PLACE})
_LARGEST_BLOCK = 40
"""Names in one block that are compared each with each; in a larger one, each with its neighbours in order."""
_NEIGHBOURS = 15
_PARTIAL_SCORE, _ALIAS_SCORE = 0.45, 0.75
_MOST_OF_AN_ALIAS = 20
_LEAST_OF_THINGS, _SAME_PLACE, _ACRONYM_SCORE = 0.75, 0.9, 0.68


@dataclass(frozen=True, slots=True)
class _Name:
    """One folded name of one sort of thing, and the entities that bear it."""

    sort: str
    words: tuple[str, ...]
    written: str
    level: NameLevel
    bearers: tuple[DocumentEntity, ...]
    """By id."""

    @property
    def is_person(self) -> bool:
        return self.sort == EntityType.PERSON.value


def propose_pairs(
    entities: Sequence[DocumentEntity], surroundings: Mapping[str, Surroundings] = MappingProxyType({})
) -> tuple[Proposal, ...]:
    """Proposals sorted by their two ids; the same whatever the order of the entities.

    Args:
        entities: of the whole case.
        surroundings: by id of entity; an age or a document number that cannot be one person's takes the rule away.
    """
    names = _gather(entities)
    found: dict[tuple[str, str], Proposal] = {}
    for name in names:
        for proposal in _chain(name, surroundings):
            found[proposal.left, proposal.right] = proposal
    for one, other in _pairs_in_blocks(names):
        for proposal in _compare(one, other):
            found.setdefault((proposal.left, proposal.right), proposal)
    for proposal in (*_partials(names), *_aliases(names)):
        found.setdefault((proposal.left, proposal.right), proposal)
    return tuple(found[pair] for pair in sorted(found))


def compare_entities(one: DocumentEntity, other: DocumentEntity) -> Proposal:
    """What the names alone say of two entities that nothing proposes; no rule ever accepts it."""
    is_person = EntityType.PERSON in {one.type, other.type}
    score = compare_names(one.name, other.name, "Person" if is_person else "Organization")
    return _proposal(one.id, other.id, score=score.score, rule=None, reasons=score.reasons)


def _gather(entities: Sequence[DocumentEntity]) -> list[_Name]:
    """Entities grouped by folded name, in a fixed order."""
    groups: dict[tuple[str, tuple[str, ...], NameLevel], list[DocumentEntity]] = defaultdict(list)
    for entity in entities:
        words = tuple(fold(entity.name).replace(".", " ").replace(",", " , ").split())
        if entity.level is not NameLevel.ROLE and entity.type in _NAMED and words:
            groups[_sort(entity), words, entity.level].append(entity)
    names = []
    for (sort, words, level), bearers in sorted(groups.items()):
        ordered = sorted(bearers, key=lambda entity: entity.id)
        names.append(_Name(sort, words, min(entity.name for entity in ordered), level, tuple(ordered)))
    return names


def _sort(entity: DocumentEntity) -> str:
    return EntityType.ORGANISATION.value if entity.type is EntityType.OFFICE else entity.type.value


def _proposal(left: str, right: str, *, score: float, rule: str | None, reasons: tuple[str, ...]) -> Proposal:
    first, second = sorted((left, right))
    return Proposal(first, second, round(score, 4), rule, reasons)


def _chain(name: _Name, surroundings: Mapping[str, Surroundings]) -> Iterator[Proposal]:
    """Every bearer of one name joined to the first; by rule where the rule allows it and nothing speaks against."""
    if name.level is NameLevel.PARTIAL and name.is_person:
        return
    repeated = _documents_with_two(name.bearers)
    can_be_ruled = name.level is NameLevel.FULL and (not name.is_person or len(name.words) > 1)
    groups = part_by_conflicts(name.bearers, surroundings) if can_be_ruled else (name.bearers,)
    for group in groups:
        first = group[0]
        if first is not name.bearers[0] and first.document != name.bearers[0].document:
            yield _same_name(name, name.bearers[0], first, is_ruled=False)
        for bearer in group[1:]:
            if bearer.document != first.document:
                is_alike = bearer.type is first.type and is_other_script(bearer.name) == is_other_script(first.name)
                is_ruled = can_be_ruled and is_alike and not {bearer.document, first.document} & repeated
                yield _same_name(name, first, bearer, is_ruled=is_ruled)


def _same_name(name: _Name, first: DocumentEntity, bearer: DocumentEntity, *, is_ruled: bool) -> Proposal:
    return _proposal(
        first.id,
        bearer.id,
        score=1.0 if name.level is NameLevel.FULL else _ALIAS_SCORE,
        rule=SAME_FULL_NAME if is_ruled else None,
        reasons=("Name: the same.",),
    )


def _documents_with_two(bearers: Iterable[DocumentEntity]) -> frozenset[str]:
    """Documents that keep two bearers of one name apart: a person must say which of them another document means."""
    seen: set[str] = set()
    twice: set[str] = set()
    for bearer in bearers:
        (twice if bearer.document in seen else seen).add(bearer.document)
    return frozenset(twice)


def _pairs_in_blocks(names: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Pairs of different names that share a block, each once."""
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    asked: dict[tuple[str, str], list[int]] = defaultdict(list)
    answered: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        keys = person_block_keys(name.written) if name.is_person else organisation_block_keys(name.written)
        for blocks, own in ((shared, keys.shared), (asked, keys.asked), (answered, keys.answered)):
            for key in own:
                blocks[name.sort, key].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in shared.values():
        reach = len(numbers) if len(numbers) <= _LARGEST_BLOCK else _NEIGHBOURS
        for place, number in enumerate(numbers):
            seen.update((number, other) for other in numbers[place + 1 : place + 1 + reach])
    for block, numbers in asked.items():
        if len(answered[block]) <= _LARGEST_BLOCK:
            seen.update(
                (min(one, other), max(one, other)) for one in numbers for other in answered[block] if one != other
            )
    for one, other in sorted(seen):
        yield names[one], names[other]


def _compare(one: _Name, other: _Name) -> Iterator[Proposal]:
    """The proposal to join the bearers of two names, where the names allow it."""
    if one.is_person and not (one.level is other.level is NameLevel.FULL):
        return
    if one.is_person and not word_sounds(one.written).may_agree(word_sounds(other.written)):
        return
    pair = _first_across_documents(one.bearers, other.bearers)
    if pair is None:
        return
    score = compare_names(one.written, other.written, "Person" if one.is_person else "Organization")
    if score.verdict != "different" and (one.is_person or score.score >= _least_score(one, other)):
        yield _proposal(pair[0].id, pair[1].id, score=score.score, rule=None, reasons=score.reasons)


def _least_score(one: _Name, other: _Name) -> float:
    """The score from which two names of things are suggested: part of a name often names a larger thing."""
    if 1 in {len(one.words), len(other.words)} and len(one.words) != len(other.words):
        is_acronym = any(len(name.words) == 1 and name.written.isupper() for name in (one, other))
        return _ACRONYM_SCORE if is_acronym else 1.0
    return _SAME_PLACE if one.sort == EntityType.PLACE.value else _LEAST_OF_THINGS


def _first_across_documents(
    left: Sequence[DocumentEntity], right: Sequence[DocumentEntity]
) -> tuple[DocumentEntity, DocumentEntity] | None:
    """The first bearers of each that stand in two documents."""
    for one in left[:2]:
        for other in right[:2]:
            if one.document != other.document:
                return one, other
    return None


def _partials(names: Sequence[_Name]) -> Iterator[Proposal]:
    """A person's name of one word, suggested with the only full name of the case that contains it as a surname."""
    owners: Mapping[str, list[_Name]] = _by_word(names)
    for name in names:
        if not name.is_person or name.level is not NameLevel.PARTIAL or len(name.words) != 1:
            continue
        full = owners.get(name.words[0], [])
        longest = max(full, key=lambda one: (len(one.words), one.words), default=None)
        if longest is None or not all(set(one.words) <= set(longest.words) for one in full):
            continue
        target = longest.bearers[0]
        documents = {entity.document for one in full for entity in one.bearers}
        for bearer in name.bearers:
            if bearer.document not in documents:
                reasons = ("Surname: the same.", "No other full name of the case has it.")
                yield _proposal(bearer.id, target.id, score=_PARTIAL_SCORE, rule=None, reasons=reasons)


def _by_word(names: Sequence[_Name]) -> dict[str, list[_Name]]:
    """Full names of people by each of their words but the first."""
    owners: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        if name.is_person and name.level is NameLevel.FULL:
            for word in sorted(set(name.words[1:])):
                owners[word].append(name)
    return owners


def _aliases(names: Sequence[_Name]) -> Iterator[Proposal]:
    """A person known only by an alias, suggested with each full name that a document gives that alias."""
    called: dict[tuple[str, ...], list[DocumentEntity]] = defaultdict(list)
    for name in names:
        if name.is_person and name.level is not NameLevel.ALIAS:
            for bearer in name.bearers:
                for alias in sorted({_alias_words(alias) for alias in bearer.aliases}):
                    called[alias].append(bearer)
    for name in names:
        if name.is_person and name.level is NameLevel.ALIAS:
            for bearer in called.get(_alias_words(name.written), [])[:_MOST_OF_AN_ALIAS]:
                other = _first_across_documents((bearer,), name.bearers)
                if other is not None:
                    reasons = ("Alias: the same.",)
                    yield _proposal(bearer.id, other[1].id, score=_ALIAS_SCORE, rule=None, reasons=reasons)


def _alias_words(alias: str) -> tuple[str, ...]:
    """The folded words of an alias without its article."""
    return tuple(without_article(fold(alias)).split())
