"""Degrees of kin, worked out from parents, siblings and couples.

1. A degree by blood is the number of births from one up to a common ancestor and down to the other; a brother is in the
   second degree, a first cousin in the fourth (civil computation).
2. Siblings share their parents where nobody told otherwise: a half-brother's parent is asked about, not let through.
3. Affinity is the degree in which the partner of one is kin of the other by blood; it outlasts the couple.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping

from ovillo.casework.recusal.ties import COUPLES
from ovillo.domain.recusal import Tie, TieKind

FARTHEST = 6
"""No law here asks beyond the fourth degree; what is farther is not worked out."""

Evidence = tuple[str, ...]


def kin_ties(ties: Iterable[Tie], person: str) -> Iterator[Tie]:
    """This person's kin by blood and by affinity, nearest first, each with all the ties of the family it rests on.

    Args:
        ties: of whatever kind; parents, siblings and couples are used.
        person: whose kin is sought.
    """
    family = _Family(ties)
    found = family.blood(person)
    for other, (degree, evidence) in found.items():
        yield Tie(person, other, TieKind.BLOOD, degree, evidence=evidence)
    affine: dict[str, tuple[int, Evidence]] = {}
    for partner, evidence in family.couples[person].items():
        _keep_nearest(affine, family.blood(partner), evidence, besides=person)
    for relative, (degree, evidence) in found.items():
        for partner, more in family.couples[relative].items():
            _keep_nearest(affine, {partner: (degree, evidence)}, more, besides=person)
    for other, (degree, evidence) in sorted(affine.items(), key=lambda each: (each[1][0], each[0])):
        yield Tie(person, other, TieKind.AFFINITY, degree, evidence=evidence)


def _keep_nearest(
    affine: dict[str, tuple[int, Evidence]],
    kin: Mapping[str, tuple[int, Evidence]],
    evidence: Evidence,
    *,
    besides: str,
) -> None:
    for other, (degree, more) in kin.items():
        if other != besides and degree < affine.get(other, (FARTHEST + 1, ()))[0]:
            affine[other] = degree, tuple(dict.fromkeys((*evidence, *more)))


class _Family:
    """Who is whose parent, and who are couples."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        self.parents: dict[str, dict[str, Evidence]] = defaultdict(dict)
        self.children: dict[str, dict[str, Evidence]] = defaultdict(dict)
        self.couples: dict[str, dict[str, Evidence]] = defaultdict(dict)
        siblings: dict[str, dict[str, Evidence]] = defaultdict(dict)
        for tie in ties:
            if tie.one == tie.other:
                continue
            if tie.kind is TieKind.PARENT:
                self.parents[tie.other][tie.one] = tie.evidence
                self.children[tie.one][tie.other] = tie.evidence
            elif tie.kind is TieKind.SIBLING:
                siblings[tie.one][tie.other] = siblings[tie.other][tie.one] = tie.evidence
            elif tie.kind in COUPLES:
                self.couples[tie.one][tie.other] = self.couples[tie.other][tie.one] = tie.evidence
        for number, group in enumerate(_groups(siblings)):
            self._share_parents(group, f"\x00parents {number}")

    def _share_parents(self, group: Mapping[str, Evidence], unknown: str) -> None:
        """Every parent of one is a parent of all, and one whom nobody named is too."""
        named = {parent: said for child in group for parent, said in self.parents[child].items() if parent not in group}
        for parent, said in {unknown: (), **named}.items():
            for child, sibling in group.items():
                evidence = tuple(dict.fromkeys((*said, *sibling)))
                self.parents[child].setdefault(parent, evidence)
                self.children[parent].setdefault(child, evidence)

    def blood(self, person: str) -> Mapping[str, tuple[int, Evidence]]:
        """Everybody of one blood, nearest first: (degree, what it rests on). First up, then down, never up again."""
        found: dict[tuple[str, bool], tuple[int, Evidence]] = {(person, True): (0, ())}
        waiting = deque([(person, True)])
        while waiting:
            at = waiting.popleft()
            degree, evidence = found[at]
            if degree == FARTHEST:
                continue
            who, may_rise = at
            steps = [(child, False, said) for child, said in self.children[who].items()]
            steps += [(parent, True, said) for parent, said in self.parents[who].items()] if may_rise else []
            for other, rises, said in sorted(steps):
                if (other, rises) not in found:
                    found[other, rises] = degree + 1, tuple(dict.fromkeys((*evidence, *said)))
                    waiting.append((other, rises))
        nearest: dict[str, tuple[int, Evidence]] = {}
        for (other, _), held in sorted(found.items(), key=lambda each: (each[1][0], each[0])):
            if other != person and not other.startswith("\x00"):
                nearest.setdefault(other, held)
        return nearest


def _groups(siblings: Mapping[str, Mapping[str, Evidence]]) -> Iterator[Mapping[str, Evidence]]:
    """Siblings of siblings together, each with what makes it one of them."""
    seen: set[str] = set()
    for first in sorted(siblings):
        if first in seen:
            continue
        group: dict[str, Evidence] = {first: ()}
        waiting = [first]
        while waiting:
            at = waiting.pop()
            for other, said in siblings[at].items():
                if other not in group:
                    group[other] = tuple(dict.fromkeys((*group[at], *said)))
                    waiting.append(other)
        seen |= group.keys()
        yield group
