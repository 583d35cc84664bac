"""Conflicts of interest that nobody declared: ties between officials and parties, of one step or two.

A tie is no fault. What is asked for is a declaration; each tie that may call for one has its letter of article 53.1.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.analysis.handling.results import Finding, Outcome
from ovillo.domain.messages import mark

LETTERS: Final[Mapping[str, str]] = {
    mark("interest"): "a",
    mark("kin"): "a",
    mark("affinity"): "a",
    mark("cohabitation"): "a",
    mark("friendship"): "b",
    mark("enmity"): "b",
    mark("compadrazgo"): "b",
    mark("creditor"): "c",
    mark("debtor"): "c",
    mark("earlier role"): "d",
    mark("opinion"): "e",
    mark("other"): "",
}
"""What a tie is called, and its letter of article 53.1 of the Peruvian code of criminal procedure."""
FARTHEST: Final = {"kin": 4, "affinity": 2}
"""Degrees up to which the law asks."""
_DEBT: Final = {"creditor", "debtor"}
"""One tie from its two sides."""
_DIRECT: Final = mark("an official and a party tied by {tie}; ask for a declaration")
_BY_ONE: Final = mark("an official and a party tied through one other; ask for a declaration")
_ARTICLE: Final = "CPP 53.1"
_NO_ARTICLE: Final = "undeclared-tie"
"""Of officials whom article 53 does not bind."""
_OF_THE_CASE: Final = frozenset("de")
"""Letters about what somebody did or said in a case: two such steps lead to nobody."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie between two people."""

    row: int
    one: str
    other: str
    tie: str
    """One of `LETTERS`."""
    degree: int | None
    """Of kin and affinity, where it is known."""
    is_declared: bool

    @property
    def is_too_far(self) -> bool:
        """Whether the law does not ask at this degree."""
        return self.degree is not None and self.degree > FARTHEST.get(self.tie, self.degree)

    def is_same_as(self, other: "Tie") -> bool:
        """Whether another row tells the same tie of the same two, from whichever side; of kin also the degree."""
        if {self.one, self.other} != {other.one, other.other}:
            return False
        if self.tie != other.tie:
            return {self.tie, other.tie} == _DEBT and self.one == other.other
        is_mirrored_debt = self.tie in _DEBT and self.one != other.one
        return not is_mirrored_debt and (None in (self.degree, other.degree) or self.degree == other.degree)

    @property
    def letter(self) -> str:
        """Of article 53.1; empty where the law names no such tie, or not at this degree."""
        return "" if self.is_too_far else LETTERS[self.tie]

    def leads_on(self, second: "Tie") -> bool:
        """Whether the two make a way of which the law may ask: not kin of kin farther off than it asks of kin."""
        if self.letter in _OF_THE_CASE and second.letter in _OF_THE_CASE:
            return False
        if self.degree is None or second.degree is None or not {self.tie, second.tie} <= FARTHEST.keys():
            return bool(second.letter)
        farthest = min(FARTHEST[self.tie], FARTHEST[second.tie])
        return bool(second.letter) and self.degree + second.degree <= farthest


def find_undeclared(
    ties: Sequence[Tie], officials: Collection[str], parties: Collection[str], *, unbound: Collection[str] = ()
) -> Outcome:
    """Each way of at most two ties from an official to a party that begins with a tie which they did not declare.

    A declaration answers for that tie alone: not for one of another kind between the same two, nor for another way.

    Args:
        ties: in any order.
        officials: who may have to declare.
        parties: of their cases.
        unbound: of the officials those whom article 53 does not bind, such as police: it is not named against them.
    """
    near: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
    for each in ties:
        near[each.one].append((each.other, each))
        near[each.other].append((each.one, each))
    declared = [each for each in ties if each.is_declared]
    found: list[Finding] = []
    for official in (name for name in near if name in officials):
        for other, first in near[official]:
            if not first.letter or any(first.is_same_as(each) for each in declared):
                continue
            if other in parties:
                rule = _NO_ARTICLE if official in unbound else f"{_ARTICLE}.{first.letter}"
                found.append(Finding(rule, [first.row], _DIRECT, {"tie": first.tie}))
                continue
            ways: dict[str, set[int]] = {}
            for party, second in near[other]:
                if party in parties and party != official and first.leads_on(second):
                    ways.setdefault(party, {first.row}).add(second.row)
            rule = _NO_ARTICLE if official in unbound else _ARTICLE
            found += [Finding(rule, sorted(rows), _BY_ONE) for rows in ways.values()]
    return Outcome(len(near), findings=sorted(found, key=lambda each: (each.rows, each.rule)), says={"ties": len(ties)})
