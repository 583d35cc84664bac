"""Whether two signatures are two persons': nobody makes up the second chain of command alone.

1. Whoever admitted a member or stated their unit, alone, is not the other chain beside them; nor is whoever admitted
   or stated those who did. Units that two approved have no such maker, and nobody is their own.
2. One key is one person, whatever names it was entered under.
3. A member, unit or key is young for `YOUNG`: signatures of that time are told wherever the approval is, and count for
   no erasure, which nobody can look at afterwards.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from ovillo.domain.approvals import Action, ApprovalSignature, Made, MadeBy
from ovillo.domain.docket import DocketEntry


@dataclass(frozen=True, slots=True)
class Origins:
    """How everybody came to be one whose signature counts."""

    made: Mapping[str, Mapping[Made, MadeBy]] = field(default_factory=dict)
    makers: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, person: str) -> tuple[MadeBy, ...]:
        """In the order in which they came."""
        return tuple(sorted(self.made.get(person, {}).values(), key=lambda each: each.number))

    def makers_of(self, person: str) -> frozenset[str]:
        """Of a person, and of their makers."""
        return self.makers.get(person, frozenset())

    def with_one(self, person: str, what: Made, entry: DocketEntry, *, alone: bool = True) -> "Origins":
        """After an entry that makes a person a member, states their unit, or is their key."""
        told = {**self.made.get(person, {}), what: MadeBy(what, entry.by, entry.at, entry.number)}
        makers = self.makers_of(person)
        if alone and what is not Made.KEY:
            makers = (makers | {entry.by} | self.makers_of(entry.by)) - {person}
        return replace(self, made={**self.made, person: told}, makers={**self.makers, person: makers})


def are_two(one: ApprovalSignature, other: ApprovalSignature) -> bool:
    """Whether these are signatures of two chains, of which neither made the other."""
    return (
        one.chain != other.chain
        and one.public != other.public
        and one.by not in other.makers
        and other.by not in one.makers
    )


def pair_of(action: Action, signatures: Iterable[ApprovalSignature]) -> tuple[ApprovalSignature, ...]:
    """The first two that are enough for this; nothing where there are none."""
    counted = [each for each in signatures if action is not Action.ERASE or not each.young]
    return next((pair for pair in combinations(counted, 2) if are_two(*pair)), ())
