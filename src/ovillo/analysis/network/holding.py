"""Who is said to have somebody who was sold, moved or kept, and who would be left with them after arrests.

1. Of each person, who keeps, receives, buys or exploits them *has* them; who sells or transports them *moves* them.
2. Where nobody is said to have them, that is what is told: whoever moved them is the one to ask.
3. A report is no proof that they are still there: the day of the last one stands beside it.
4. What only an acquittal, a denial or a negation tells, nobody says: it makes nobody one who has or moved them.
5. What tells of no more than an office or care (`officials`) stands apart: a shelter or a mother who has them is told
   as caring for them. Whom an office only moved is not listed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from ovillo.domain.entities import EntityType
from ovillo.domain.networks import Citation, Network, NetworkNode, NetworkTie, TiePart
from ovillo.domain.statements import Standing

HAS = frozenset({"harbours", "receives", "buys", "exploits"})
MOVES = frozenset({"sells", "transports"})
HOLDING = HAS | MOVES
_AGAINST = frozenset({Standing.ACQUITTED, Standing.DENIED})
_CHILDREN = frozenset(
    {
        *("baby", "babies", "newborn", "newborns", "infant", "infants", "child", "children", "minor", "minors", "kid"),
        *("kids", "toddler", "toddlers", "boy", "boys", "girl", "girls", "teenager", "teenagers", "orphan", "orphans"),
        *("bebé", "bebés", "nacido", "nacida", "nacidos", "nacidas", "niño", "niña", "niños", "niñas", "menor"),
        *("menores", "criatura", "criaturas", "lactante", "lactantes", "infante", "infantes", "neonato", "neonatos"),
        *("adolescente", "adolescentes", "huérfano", "huérfanos", "huérfana", "huérfanas"),
    }
)


@dataclass(frozen=True, slots=True)
class Holder:
    """One who is said to have or to move somebody."""

    id: str
    predicate: str
    last: date | None
    """The last day of which it is told."""
    is_arrested: bool
    is_by_office: bool = False
    """Whether it tells of no more than an office or care."""

    @property
    def is_having(self) -> bool:
        return self.predicate in HAS


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody who was sold, moved or kept."""

    id: str
    is_child: bool
    """By what the source calls them, or by an age that it tells."""
    holders: tuple[Holder, ...]
    """Last told first."""

    @property
    def left_with(self) -> tuple[Holder, ...]:
        """Those who are said to have them and would not be arrested."""
        return tuple(each for each in self.holders if each.is_having and not each.is_arrested)

    @property
    def is_anywhere(self) -> bool:
        """Whether anybody is said to have them."""
        return any(each.is_having for each in self.holders)


def holding_ties(network: Network, *, minors: Collection[str] = ()) -> list[NetworkTie]:
    """The ties whose target is a person, or children whom a source counts together."""
    nodes = {node.id: node for node in network.nodes}
    return [
        tie
        for tie in network.ties
        if nodes[tie.target].type is EntityType.PERSON or is_child(nodes[tie.target], minors=minors)
    ]


def parted_by_word(ties: Iterable[NetworkTie]) -> tuple[list[NetworkTie], list[NetworkTie]]:
    """The ties with what somebody says of them, and those with what nobody does (rule 4)."""
    said: list[NetworkTie] = []
    not_said: list[NetworkTie] = []
    for tie in ties:
        for kept, parts in (
            (said, tuple(part for part in tie.parts if _is_said(part))),
            (not_said, tuple(part for part in tie.parts if not _is_said(part))),
        ):
            if parts:
                kept.append(replace(tie, parts=parts))
    return said, not_said


def parted_by_office(
    ties: Iterable[NetworkTie], by_office: Collection[str]
) -> tuple[list[NetworkTie], list[NetworkTie]]:
    """The ties with what is held against their doer or may be, and those with what tells of no more than an office."""
    held: list[NetworkTie] = []
    in_office: list[NetworkTie] = []
    for tie in ties:
        for kept, parts in (
            (held, tuple(part for part in tie.parts if not _is_by_office(part, by_office))),
            (in_office, tuple(part for part in tie.parts if _is_by_office(part, by_office))),
        ):
            if parts:
                kept.append(replace(tie, parts=parts))
    return held, in_office


def _is_by_office(part: TiePart, by_office: Collection[str]) -> bool:
    said = [each for each in part.citations if _is_asserted(each)]
    return bool(said) and all(each.statement in by_office for each in said)


def _is_said(part: TiePart) -> bool:
    return not part.citations or any(_is_asserted(each) for each in part.citations)


def _is_asserted(each: Citation) -> bool:
    return not each.negated and not each.is_corrected and each.standing not in _AGAINST


def is_child(node: NetworkNode, *, minors: Collection[str] = ()) -> bool:
    """Whether a source calls this a child, or tells an age below 18."""
    return node.id in minors or (not node.is_named and not _CHILDREN.isdisjoint(node.name.casefold().split()))


def kept_after(
    network: Network,
    arrested: Collection[str],
    *,
    minors: Collection[str] = (),
    by_office: Collection[str] = (),
) -> list[Kept]:
    """Whoever is said to be sold, moved or kept: children first, and of them first those of whom nobody says where."""
    held: dict[str, dict[tuple[str, str], TiePart]] = defaultdict(dict)
    for tie in holding_ties(network, minors=minors):
        for part in tie.parts:
            if part.predicate in HOLDING:
                held[part.target][part.source, part.predicate] = part
    nodes = {node.id: node for node in network.nodes}
    found = []
    for person, parts in sorted(held.items()):
        holders = [
            Holder(source, predicate, part.last, source in arrested, _is_by_office(part, by_office))
            for (source, predicate), part in parts.items()
            if _is_said(part)
        ]
        if holders and not any(each.is_having or not each.is_by_office for each in holders):
            continue
        holders.sort(key=lambda each: (-(each.last or date.min).toordinal(), each.id, each.predicate))
        found.append(Kept(person, is_child(nodes[person], minors=minors), tuple(holders)))
    return sorted(found, key=lambda each: (not each.is_child, each.is_anywhere, not each.left_with, each.id))
