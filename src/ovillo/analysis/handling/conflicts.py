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
_DIRECT: Final = mark("an official and a party tied by {tie}; ask for a declaration")
_BY_ONE: Final = mark("an official and a party tied through one other; ask for a declaration")
_ARTICLE: Final = "CPP 53.1"


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

    @property
    def letter(self) -> str:
        """Of article 53.1; empty where the law names no such tie, or not at this degree."""
        return "" if self.is_too_far else LETTERS[self.tie]


def find_undeclared(ties: Sequence[Tie], officials: Collection[str], parties: Collection[str]) -> Outcome:
    """For each official and party the shortest way of at most two ties, where the official did not declare theirs."""
    near: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
    for each in ties:
        near[each.one].append((each.other, each))
        near[each.other].append((each.one, each))
    found: dict[tuple[str, str], Finding] = {}
    declared: set[tuple[str, str]] = set()
    for official in (name for name in near if name in officials):
        for party, tie in near[official]:
            if party not in parties or party == official or not tie.letter:
                continue
            if tie.is_declared:
                declared.add((official, party))
            rule = f"{_ARTICLE}.{tie.letter}"
            found.setdefault((official, party), Finding(rule, [tie.row], _DIRECT, {"tie": tie.tie}))
    for official in (name for name in near if name in officials):
        for between, first in near[official]:
            for party, second in near[between]:
                is_named = first.letter and second.letter
                if party not in parties or party == official or between in parties or not is_named:
                    continue
                if first.is_declared:  # the official's own tie: of the other one another may have declared
                    declared.add((official, party))
                finding = Finding(_ARTICLE, sorted({first.row, second.row}), _BY_ONE)
                found.setdefault((official, party), finding)
    asks = [finding for pair, finding in found.items() if pair not in declared]
    return Outcome(
        len(near), findings=sorted(asks, key=lambda each: (each.rows[0], each.rule)), says={"ties": len(ties)}
    )
