"""Case entities from document entities, proposals and judgements.

1. Undone judgements have no effect at all. On one pair the last word of each person counts, and outweighs any rule;
   where two people disagree, "different" stands meanwhile, because what was not joined is easier to mend.
2. What people hold to be the same is joined first, then what a written rule accepts, best score first. An edge that
   would join two entities held to be different is left out: a rule's edge before a person's, because people's come
   first.
3. Where people contradict one another (A is B, B is C, A is not C), every "same" on a shortest way between the two
   that are not one is left out until it is settled, whoever spoke first; `find_contradictions` names each as a task,
   with what stands against it. So it does where two people disagree on one pair.
4. So it does where people's "same" would join, by way of others, two people of different full names: father and son,
   whom one document names (nobody may say so of the two directly either), or two of different second surnames whom
   a short name of another document fits. Who has judged two people of such names the same has settled it for all who
   are so named. What could not be joined for that reason is not suggested either.
5. The result is a function of the inputs, whatever their order.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel
from ovillo.domain.judgements import Judgement, Proposal, Verdict
from ovillo.resolution.cuts import without_conflicts
from ovillo.resolution.names import compare_names

Pair = tuple[str, str]
_ON_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
_WEIGHT = {Verdict.UNSURE: 0, Verdict.SAME: 1, Verdict.DIFFERENT: 2}
_FULLNESS = {NameLevel.FULL: 0, NameLevel.PARTIAL: 1, NameLevel.ALIAS: 2, NameLevel.ROLE: 3}


class _Groups:
    """Sets of entities that never join two that are held to be different."""

    def __init__(self, ids: Iterable[str], apart: Iterable[Pair]) -> None:
        self._parent = {entity: entity for entity in ids}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for left, right in apart:
            if left in self._parent and right in self._parent:
                self._apart[left].add(right)
                self._apart[right].add(left)

    def root(self, entity: str) -> str:
        """The smallest id of the group."""
        while self._parent[entity] != entity:
            self._parent[entity] = self._parent[self._parent[entity]]
            entity = self._parent[entity]
        return entity

    def are_apart(self, left: str, right: str) -> bool:
        """Whether joining these two groups would break a "different"."""
        return self.root(right) in {self.root(entity) for entity in self._apart[self.root(left)]}

    def join(self, left: str, right: str) -> bool:
        """Joins the groups of both, unless that would break a "different"; whether they are together afterwards."""
        if left not in self._parent or right not in self._parent:
            return False
        first, second = sorted((self.root(left), self.root(right)))
        if first == second:
            return True
        if self.are_apart(first, second):
            return False
        self._parent[second] = first
        self._apart[first] |= self._apart[second]
        return True

    def members(self) -> dict[str, list[str]]:
        """Each group by its smallest id, members sorted."""
        groups: dict[str, list[str]] = defaultdict(list)
        for entity in sorted(self._parent):
            groups[self.root(entity)].append(entity)
        return groups


@dataclass(frozen=True, slots=True)
class _Decisions:
    """What stands on each pair."""

    by_people: Mapping[Pair, Judgement]
    by_rules: Mapping[Pair, Judgement]


def cluster(
    entities: Sequence[DocumentEntity], proposals: Sequence[Proposal], judgements: Sequence[Judgement]
) -> tuple[CaseEntity, ...]:
    """One case entity per group of document entities held to be the same, sorted by id."""
    decisions = _standing(judgements)
    groups, joined_by_people, refused = _join(entities, proposals, decisions)
    suggested = _suggestions(entities, groups, proposals, decisions, refused)
    by_id = {entity.id: entity for entity in entities}
    judged_groups = {groups.root(left) for left, _ in joined_by_people}
    return tuple(
        _describe([by_id[member] for member in members], is_judged=root in judged_groups, suggested=suggested[root])
        for root, members in sorted(groups.members().items())
    )


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Judgements of people that cannot all hold."""

    refused: Judgement
    """The one that has no effect."""
    against: tuple[Judgement, ...]
    """The later word of somebody else; or the "different" that keeps the two sides apart, then each "same" on the
    shortest way between them, in order; only those where it is names that tell two people apart."""


def find_contradictions(
    entities: Sequence[DocumentEntity], judgements: Sequence[Judgement]
) -> tuple[Contradiction, ...]:
    """What people hold that other judgements of people keep from taking effect, oldest first: tasks to settle."""
    decisions = _standing(judgements)
    _, joined, refused = _join(entities, (), decisions)
    ties: dict[str, dict[str, Judgement]] = defaultdict(dict)
    for left, right in (*joined, *(_pair(each.left, each.right or "") for each in refused)):
        ties[left][right] = ties[right][left] = decisions.by_people[left, right]
    differing = (each for each in decisions.by_people.values() if each.verdict is Verdict.DIFFERENT)
    apart: list[tuple[Pair, Judgement | None]] = [((each.left, each.right or ""), each) for each in differing]
    apart += [(pair, None) for pair in _named_apart(entities, _held_same(decisions))]
    found = [*_disagreements(judgements), *(Contradiction(one, _against(one, apart, ties)) for one in refused)]
    return tuple(sorted(found, key=lambda each: (each.refused.at, each.refused.id)))


def _last_words(judgements: Sequence[Judgement]) -> dict[Pair, list[Judgement]]:
    """The last judgement of each person on each pair that has not been undone, by time."""
    last: dict[Pair, dict[str, Judgement]] = defaultdict(dict)
    for each in sorted(judgements, key=lambda one: (one.at, one.id)):
        if each.undone_by is None and each.right is not None and not each.is_by_rule and each.verdict in _ON_PAIRS:
            of_pair = last[_pair(each.left, each.right)]
            of_pair.pop(each.by, None)
            of_pair[each.by] = each
    return {pair: list(words.values()) for pair, words in last.items()}


def _disagreements(judgements: Sequence[Judgement]) -> Iterator[Contradiction]:
    """Where the last words of two people on a pair are "same" and "different": "same" has no effect meanwhile."""
    for words in _last_words(judgements).values():
        stands = _weightiest(words)
        if stands.verdict is Verdict.DIFFERENT:
            yield from (Contradiction(each, (stands,)) for each in words if each.verdict is Verdict.SAME)


def _weightiest(words: Sequence[Judgement]) -> Judgement:
    """What stands on a pair meanwhile: "different" before "same" before "unsure", the latest of its kind."""
    return max(words, key=lambda each: (_WEIGHT[each.verdict], each.at, each.id))


def _against(
    refused: Judgement, apart: Sequence[tuple[Pair, Judgement | None]], ties: Mapping[str, Mapping[str, Judgement]]
) -> tuple[Judgement, ...]:
    """The fewest judgements that stand against this one."""
    from_left, from_right = (_ways(end, ties) for end in (refused.left, refused.right or ""))
    found = []
    for (left, right), different in apart:
        for one, other in ((left, right), (right, left)):
            if one in from_left and other in from_right:
                way = (*from_left[one], *from_right[other])
                found.append((len(way), different is None, different.id if different else left, different, way))
    if not found:
        return ()
    _, _, _, stands, way = min(found, key=lambda one: one[:3])
    return (*([stands] if stands else ()), *sorted(way, key=lambda one: (one.at, one.id)))


def _ways(start: str, ties: Mapping[str, Mapping[str, Judgement]]) -> dict[str, tuple[Judgement, ...]]:
    """The shortest way of "same" from one entity to each that people joined to it."""
    ways: dict[str, tuple[Judgement, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in sorted(ties.get(here, ())):
            if there not in ways:
                ways[there] = (*ways[here], ties[here][there])
                waiting.append(there)
    return ways


def _pair(left: str, right: str) -> Pair:
    first, second = sorted((left, right))
    return first, second


def decisions_of_people(judgements: Sequence[Judgement]) -> dict[Pair, Judgement]:
    """What stands on each pair that people judged: rule 1."""
    return {pair: _weightiest(words) for pair, words in _last_words(judgements).items()}


def _standing(judgements: Sequence[Judgement]) -> _Decisions:
    """What stands on each pair: of people, and of rules the latest."""
    people = decisions_of_people(judgements)
    rules: dict[Pair, Judgement] = {}
    for judgement in sorted(judgements, key=lambda one: (one.at, one.id)):
        is_standing = judgement.undone_by is None and judgement.verdict in _ON_PAIRS
        if judgement.is_by_rule and is_standing and judgement.right is not None:
            rules[_pair(judgement.left, judgement.right)] = judgement
    return _Decisions(people, rules)


def _join(
    entities: Sequence[DocumentEntity], proposals: Sequence[Proposal], decisions: _Decisions
) -> tuple[_Groups, list[Pair], tuple[Judgement, ...]]:
    """The groups, the pairs that people joined, and people's judgements that could not take effect."""
    people = decisions.by_people
    known = {entity.id for entity in entities}
    apart = [pair for pair, judgement in people.items() if judgement.verdict is Verdict.DIFFERENT]
    apart += _named_apart(entities, _held_same(decisions), proposals)
    same = [pair for pair, judgement in people.items() if judgement.verdict is Verdict.SAME and known.issuperset(pair)]
    joined = sorted(without_conflicts(same, lambda part: _within(apart, part)))
    groups = _Groups(known, apart)
    for pair in joined:
        groups.join(*pair)
    for _, pair in _rule_edges(proposals, decisions):
        groups.join(*pair)
    return groups, joined, tuple(people[pair] for pair in sorted(set(same) - set(joined)))


def _held_same(decisions: _Decisions) -> list[Pair]:
    return [pair for pair, judgement in decisions.by_people.items() if judgement.verdict is Verdict.SAME]


def _named_apart(
    entities: Sequence[DocumentEntity], judged: Sequence[Pair], proposals: Sequence[Proposal] = ()
) -> list[Pair]:
    """People of different full names whom judgements, perhaps with rules, would bring together: rule 4."""
    by_id = {entity.id: entity for entity in entities}
    groups = _Groups(by_id, ())
    for left, right in (*judged, *((one.left, one.right) for one in proposals if one.rule and judged)):
        groups.join(left, right)
    together = {groups.root(end) for pair in judged for end in pair if end in by_id}
    named: dict[str, dict[str, list[DocumentEntity]]] = defaultdict(lambda: defaultdict(list))
    for entity in entities if together else ():
        root = groups.root(entity.id)
        if root in together and _has_full_name(entity):
            named[root][entity.name].append(entity)
    settled = _settled_names(by_id, judged)
    return [
        _pair(one.id, other.id)
        for people in named.values()
        for left, right in combinations(sorted(people), 2)
        if _differ(left, right)
        for one, other in product(people[left], people[right])
        if one.document == other.document or not _is_settled(left, right, settled)
    ]


def _has_full_name(entity: DocumentEntity) -> bool:
    return entity.type is EntityType.PERSON and entity.level is NameLevel.FULL


def _differ(left: str, right: str) -> bool:
    return compare_names(left, right).verdict == "different"


def _settled_names(by_id: Mapping[str, DocumentEntity], judged: Sequence[Pair]) -> set[Pair]:
    """Different full names that somebody judged to be of one person, outright."""
    pairs = ([by_id[end] for end in pair if end in by_id] for pair in judged)
    full = (_pair(*(each.name for each in pair)) for pair in pairs if len(pair) > 1 and all(map(_has_full_name, pair)))
    return {pair for pair in full if _differ(*pair)}


def _is_settled(left: str, right: str, settled: Iterable[Pair]) -> bool:
    """Whether two names such as these were judged to be of one person."""
    return any(
        not _differ(left, one) and not _differ(right, other) for pair in settled for one, other in (pair, pair[::-1])
    )


def _within(apart: Sequence[Pair], part: Sequence[str]) -> list[Pair]:
    members = set(part)
    return [pair for pair in apart if members.issuperset(pair)]


def _rule_edges(proposals: Sequence[Proposal], decisions: _Decisions) -> list[tuple[float, Pair]]:
    """Pairs that a written rule accepts and no person has judged, best first."""
    edges = {_pair(one.left, one.right): one.score for one in sorted(proposals, key=_proposal_key) if one.rule}
    for pair, judgement in decisions.by_rules.items():
        if judgement.verdict is Verdict.SAME:
            edges.setdefault(pair, 1.0)
        else:
            edges.pop(pair, None)
    return sorted((-score, pair) for pair, score in edges.items() if pair not in decisions.by_people)


def _proposal_key(proposal: Proposal) -> tuple[str, str, float]:
    return proposal.left, proposal.right, proposal.score


def _suggestions(
    entities: Sequence[DocumentEntity],
    groups: _Groups,
    proposals: Sequence[Proposal],
    decisions: _Decisions,
    refused: Sequence[Judgement],
) -> Mapping[str, frozenset[str]]:
    """For each group, those that a proposal nobody has judged, or a judgement without effect, would join to it."""
    members = groups.members()
    known = {member for group in members.values() for member in group}
    names, by_id = _names_of_joined(entities, groups), {entity.id: entity for entity in entities}
    settled = _settled_names(by_id, _held_same(decisions))
    found: dict[str, set[str]] = defaultdict(set)
    asked = (_pair(each.left, each.right) for each in proposals)
    held_up = (_pair(each.left, each.right or "") for each in refused)
    for pair in (*(each for each in asked if each not in decisions.by_people), *held_up):
        if not known.issuperset(pair):
            continue
        left, right = groups.root(pair[0]), groups.root(pair[1])
        own = {by_id[end].name for end in pair}  # what is proposed of these is not decided by them
        is_named_apart = any(
            {one, other} != own and _differ(one, other) and not _is_settled(one, other, settled)
            for one, other in product(names[left], names[right])
        )
        if left != right and not groups.are_apart(left, right) and not is_named_apart:
            found[left].add(right)
            found[right].add(left)
    return defaultdict(frozenset, {root: frozenset(others) for root, others in found.items()})


def _names_of_joined(entities: Sequence[DocumentEntity], groups: _Groups) -> Mapping[str, set[str]]:
    """The full names of people, by group."""
    names: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if _has_full_name(entity):
            names[groups.root(entity.id)].add(entity.name)
    return names


def _describe(members: Sequence[DocumentEntity], *, is_judged: bool, suggested: frozenset[str]) -> CaseEntity:
    fullest = min(members, key=lambda entity: (_FULLNESS[entity.level], *_name_order(entity.name), entity.id))
    forms = {entity.name for entity in members} | {alias for entity in members for alias in entity.aliases}
    is_rule = len(members) > 1 and not is_judged
    return CaseEntity(
        id=min(entity.id for entity in members),
        type=fullest.type,
        name=fullest.name,
        level=fullest.level,
        names=tuple(sorted(forms, key=lambda form: (-len(form), form))),
        members=tuple(sorted(entity.id for entity in members)),
        documents=tuple(sorted({entity.document for entity in members})),
        mentions=sum(len(entity.mentions) for entity in members),
        merged_by="judgement" if is_judged else "rule" if is_rule else "none",
        suggested_with=tuple(sorted(suggested)),
    )


def _name_order(name: str) -> tuple[int, int, int, int, str]:
    """Fullest first: most words, fewest of them in capitals throughout, most letters, most accents."""
    accents = sum(not char.isascii() for char in name)
    words = name.split()
    return -len(words), sum(len(word) > 2 and word.isupper() for word in words), -len(name), -accents, name
