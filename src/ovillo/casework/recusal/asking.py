"""Whom to ask for a declaration before they open a case: officials within two steps of a party.

1. A step is a tie that the law makes a ground; kin are reached in one step, whatever lies between them in the family.
2. One step from a party is a ground if it is true; two steps are a reason to ask, and nothing more.
3. What was found is not a finding about anybody: it opens a question, which the official answers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ovillo.casework.recusal.kinship import kin_ties
from ovillo.casework.recusal.ties import Ground, ground_of
from ovillo.domain.recusal import Link, Party, Tie, TieKind

_WORKED_OUT = frozenset({TieKind.PARENT, TieKind.SIBLING})


def links(official: str, parties: Iterable[Party], ties: Sequence[Tie], grounds: Sequence[Ground]) -> tuple[Link, ...]:
    """Every way of at most two steps from an official to a party, shortest first.

    Args:
        official: whose ways are sought.
        parties: of the case.
        ties: declared and found, in any order; the answer does not depend on it.
        grounds: of the law that holds.
    """
    reach = _Reach(sorted(set(ties), key=_order), grounds)
    found: list[Link] = []
    for party in parties:
        if party.person == official:
            found.append(Link(official, party, (), ()))
            continue
        for first, ground in reach.of(official):
            middle = first.between(official)
            if middle == party.person and ground.reaches(party.role):
                found.append(Link(official, party, (first,), (ground.article,)))
            if middle is None or middle in {official, party.person}:
                continue
            for second, last in reach.of(middle):
                if second.between(middle) == party.person and last.reaches(party.role):
                    found.append(Link(official, party, (first, second), (ground.article, last.article)))
    once: dict[str, Link] = {}
    for each in found:
        once.setdefault(each.question, each)
    return tuple(sorted(once.values(), key=lambda each: (each.steps, each.question)))


def _order(tie: Tie) -> tuple[str, str, str, int, bool, tuple[str, ...]]:
    return tie.one, tie.other, tie.kind.value, tie.degree or 0, tie.is_ended, tie.evidence


def asks(
    officials: Iterable[str], parties: Sequence[Party], ties: Sequence[Tie], grounds: Sequence[Ground]
) -> Mapping[str, tuple[Link, ...]]:
    """The officials who are to be asked for a declaration, and why."""
    found = {each: links(each, parties, ties, grounds) for each in officials}
    return {official: ways for official, ways in found.items() if ways}


class _Reach:
    """The ties of each person that are grounds, kin worked out; each person's once."""

    def __init__(self, ties: Sequence[Tie], grounds: Sequence[Ground]) -> None:
        self._ties = ties
        self._grounds = grounds
        self._told: dict[str, list[Tie]] = defaultdict(list)
        for tie in ties:
            if tie.kind not in _WORKED_OUT and tie.one != tie.other:
                self._told[tie.one].append(tie)
                self._told[tie.other].append(tie)
        self._known: dict[str, Sequence[tuple[Tie, Ground]]] = {}

    def of(self, person: str) -> Sequence[tuple[Tie, Ground]]:
        if person not in self._known:
            every = (*self._told[person], *kin_ties(self._ties, person))
            self._known[person] = [(tie, ground) for tie in every if (ground := ground_of(tie, self._grounds))]
        return self._known[person]
