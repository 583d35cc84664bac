"""The names of a case by block, to which new documents are added without comparing again what was compared.

1. A name stands in the blocks of its keys, in a fixed order. Two names are candidates while some block pairs them.
2. Adding documents touches the blocks of their names alone; only pairs that no block paired before are compared.
3. The proposals are those of matching everything at once, whatever came first: what a larger block no longer pairs is
   forgotten, and what is proposed between two names follows those who bear them apart.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from types import MappingProxyType

from ovillo.domain.entities import DocumentEntity
from ovillo.domain.judgements import Proposal
from ovillo.resolution.blocking import BlockKeys, organisation_block_keys, person_block_keys
from ovillo.resolution.propose import (
    Name,
    NameKey,
    first_of_two_documents,
    list_apart,
    part_bearers,
    propose_aliases,
    propose_bearers,
    propose_between,
    propose_partials,
    read_name_key,
    spread_proposal,
)
from ovillo.resolution.surroundings import Surroundings

_LARGEST_BLOCK = 40
"""Names in one block that are compared each with each; in a larger one, each with its neighbours in order."""
_NEIGHBOURS = 15
_NOTHING: Mapping[str, Surroundings] = MappingProxyType({})
NamePair = tuple[int, int]


@dataclass(slots=True)
class _Block:
    """Names that share a key, or that ask for it and answer to it; each list in order."""

    shared: list[tuple[NameKey, int]] = field(default_factory=list)
    asking: list[tuple[NameKey, int]] = field(default_factory=list)
    answering: list[tuple[NameKey, int]] = field(default_factory=list)

    def pairs(self) -> set[NamePair]:
        """The candidates of this block, the name that comes first in order first."""
        size = len(self.shared)
        reach = size if size <= _LARGEST_BLOCK else _NEIGHBOURS
        found = {
            (number, other)
            for place, (_, number) in enumerate(self.shared)
            for _, other in self.shared[place + 1 : place + 1 + reach]
        }
        if len(self.answering) <= _LARGEST_BLOCK:
            for one in self.asking:
                for other in self.answering:
                    if one != other:
                        first, second = (one, other) if one < other else (other, one)
                        found.add((first[1], second[1]))
        return found


_SHARED, _ASKING, _ANSWERING = attrgetter("shared"), attrgetter("asking"), attrgetter("answering")


class Matcher:
    """Proposes pairs of the entities added so far."""

    def __init__(self) -> None:
        self._numbers: dict[NameKey, int] = {}
        self._names: list[Name] = []
        self._keys: list[BlockKeys] = []
        self._blocks: dict[tuple[str, str], _Block] = defaultdict(_Block)
        self._support: Counter[NamePair] = Counter()
        self._settled: dict[NamePair, Proposal | None] = {}
        """Candidates that were compared, and what was found."""
        self.compared = 0
        """How many pairs of names were compared so far."""

    def add(self, entities: Iterable[DocumentEntity]) -> None:
        """Takes in the entities of new documents; each entity once."""
        new: dict[NameKey, list[DocumentEntity]] = defaultdict(list)
        for entity in entities:
            key = read_name_key(entity)
            if key is not None:
                new[key].append(entity)
        touched: dict[tuple[str, str], set[NamePair]] = {}
        changed = {self._take(key, bearers, touched) for key, bearers in sorted(new.items())}
        for block, before in touched.items():
            after = self._blocks[block].pairs()
            self._support.update(after - before)
            self._support.subtract(before - after)
        gone = [pair for pair, count in self._support.items() if count <= 0]
        for pair in gone:
            del self._support[pair]
            self._settled.pop(pair, None)
        if self._settled:
            for pair in [pair for pair in self._settled if not changed.isdisjoint(pair)]:
                del self._settled[pair]

    def _take(
        self, key: NameKey, bearers: list[DocumentEntity], touched: dict[tuple[str, str], set[NamePair]]
    ) -> int | None:
        """The number of this name if what is proposed with it may have changed."""
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._names)
            name = Name.of(key, bearers)
            self._names.append(name)
            self._keys.append(_block_keys(name))
            self._stand(number, touched)
            return None
        before = self._names[number]
        after = Name.of(key, [*before.bearers, *bearers])
        self._names[number] = after
        if after.written != before.written:
            self._leave(number, touched)
            self._keys[number] = _block_keys(after)
            self._stand(number, touched)
        firsts = [first_of_two_documents(name.bearers) for name in (before, after)]
        return None if after.written == before.written and firsts[0] == firsts[1] else number

    def _stand(self, number: int, touched: dict[tuple[str, str], set[NamePair]]) -> None:
        entry = (self._names[number].key, number)
        for names in self._places(number, touched):
            insort(names, entry)

    def _leave(self, number: int, touched: dict[tuple[str, str], set[NamePair]]) -> None:
        entry = (self._names[number].key, number)
        for names in self._places(number, touched):
            names.pop(bisect_left(names, entry))

    def _places(
        self, number: int, touched: dict[tuple[str, str], set[NamePair]]
    ) -> Iterator[list[tuple[NameKey, int]]]:
        """The lists in which a name stands; what their blocks paired until now is noted."""
        keys, sort = self._keys[number], self._names[number].sort
        for names_of, own in ((_SHARED, keys.shared), (_ASKING, keys.asked), (_ANSWERING, keys.answered)):
            for each in own:
                key = (sort, each)
                block = self._blocks[key]
                if key not in touched:
                    touched[key] = block.pairs()
                yield names_of(block)

    def proposals(self, surroundings: Mapping[str, Surroundings] = _NOTHING) -> tuple[Proposal, ...]:
        """Proposals sorted by their two ids.

        Args:
            surroundings: by id of entity; an age or a document number that cannot be one person's takes the rule away.
        """
        for pair in self._support:
            if pair not in self._settled:
                self.compared += 1
                self._settled[pair] = propose_between(self._names[pair[0]], self._names[pair[1]])
        names = sorted(self._names, key=lambda name: name.key)
        groups = {name.key: part_bearers(name, surroundings) for name in names}
        apart = {name.key: list_apart(name, groups[name.key]) for name in names}
        found = {(each.left, each.right): each for name in names for each in propose_bearers(name, groups[name.key])}
        for pair, settled in self._settled.items():
            left, right = (apart[self._names[number].key] for number in pair)
            between = spread_proposal(settled, left, right) if settled is not None else ()
            found.update({(each.left, each.right): each for each in between})
        for each in (*propose_partials(names, apart), *propose_aliases(names)):
            found.setdefault((each.left, each.right), each)
        return tuple(found[pair] for pair in sorted(found))


def propose_pairs(
    entities: Iterable[DocumentEntity], surroundings: Mapping[str, Surroundings] = _NOTHING
) -> tuple[Proposal, ...]:
    """Proposals of a whole case at once, sorted by their two ids; the same whatever the order of the entities."""
    matcher = Matcher()
    matcher.add(entities)
    return matcher.proposals(surroundings)


def _block_keys(name: Name) -> BlockKeys:
    return person_block_keys(name.written) if name.is_person else organisation_block_keys(name.written)
