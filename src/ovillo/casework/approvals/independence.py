"""Whether two signatures are two persons': nobody makes up the second chain of command alone.

1. Whoever admitted a member or stated their unit, alone, is not the other chain beside them; nor is whoever admitted
   or stated those who did. Units that two approved have no such maker, and nobody is their own. Taking rights away
   makes nobody, and nor does giving back, by the same hand, what it took.
2. One key is one person, whatever names it was entered under.
3. A member, unit or key is young for `YOUNG`: signatures of that time are told wherever the approval is, and count for
   no erasure, which nobody can look at afterwards.
4. What was entered when two chains stood in the case is erased by those who were there, or whose unit two of them
   approved: nobody makes up officials for what lies before them. The order of the ledger decides, which no clock moves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from ovillo.casework.access import Role
from ovillo.domain.approvals import Action, Approval, ApprovalSignature, Made, MadeBy, are_two
from ovillo.domain.docket import DocketEntry


@dataclass(frozen=True, slots=True)
class Origins:
    """How everybody came to be one whose signature counts."""

    made: Mapping[str, Mapping[Made, MadeBy]] = field(default_factory=dict)
    makers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    since: Mapping[str, int] = field(default_factory=dict)
    """By official: the entry since which they are of their chain, or those are who accepted them."""
    taken: Mapping[str, tuple[str, Role]] = field(default_factory=dict)
    """By member: who last took rights from them, and what they were before that."""

    def of(self, person: str) -> tuple[MadeBy, ...]:
        """In the order in which they came."""
        return tuple(sorted(self.made.get(person, {}).values(), key=lambda each: each.number))

    def makers_of(self, person: str) -> frozenset[str]:
        """Of a person, and of their makers."""
        return self.makers.get(person, frozenset())

    def with_one(self, person: str, what: Made, entry: DocketEntry, *, accepted: int | None = None) -> "Origins":
        """After an entry that makes a person a member, states their unit, or is their key.

        Args:
            person: whom it is about.
            what: which of these.
            entry: of the docket.
            accepted: since when those two are in the case who approved it, or the entry that gives back what was
                taken; None where somebody did it alone.
        """
        told = {**self.made.get(person, {}), what: MadeBy(what, entry.by, entry.at, entry.number)}
        makers = self.makers_of(person)
        if accepted is None and what is not Made.KEY:
            makers = (makers | {entry.by} | self.makers_of(entry.by)) - {person}
        since = {person: entry.number if accepted is None else accepted} if what is Made.UNIT else {}
        return replace(
            self,
            made={**self.made, person: told},
            makers={**self.makers, person: makers},
            since={**self.since, **since},
        )

    def with_role(self, entry: DocketEntry, before: Role | None, after: Role | None) -> "Origins":
        """After an entry by which a member became more, or less, or is none (None)."""
        person = entry.about
        taker, role = self.taken.get(person, ("", None))
        if _rank(after) < _rank(before) and before is not None:
            more = role if taker == entry.by and role is not None and _rank(role) > _rank(before) else before
            return replace(self, taken={**self.taken, person: (entry.by, more)})
        if after is before:
            return self
        gives_back = taker in {entry.by, *self.makers_of(entry.by)} and _rank(after) <= _rank(role)
        rest = {name: each for name, each in self.taken.items() if gives_back or name != person}
        return replace(self, taken=rest).with_one(
            person, Made.MEMBER, entry, accepted=entry.number if gives_back else None
        )

    def with_accepted(self, person: str, accepted: int) -> "Origins":
        """After two who were there since then approved the unit that somebody had stated alone."""
        return replace(self, since={**self.since, person: min(accepted, self.since.get(person, accepted))})


def _rank(role: Role | None) -> int:
    return -1 if role is None else tuple(Role).index(role)


def was_there(one: ApprovalSignature, approval: Approval, stood: int | None) -> bool:
    """Whether this signer may destroy it: they were in the case before it, or two chains were not (since `stood`)."""
    first = approval.first_entry
    return stood is None or first < stood or one.since < first


def pair_of(
    approval: Approval, signatures: Iterable[ApprovalSignature], stood: int | None
) -> tuple[ApprovalSignature, ...]:
    """The first two that are enough for this; nothing where there are none."""
    is_erasure = approval.action is Action.ERASE
    counted = [each for each in signatures if not is_erasure or (not each.young and was_there(each, approval, stood))]
    return next((pair for pair in combinations(counted, 2) if are_two(*pair)), ())


def accepted_since(approval: Approval, stood: int | None) -> int:
    """Since when those two are in the case on whose signatures this was carried out."""
    return max(each.since for each in pair_of(approval, approval.signatures, stood))
