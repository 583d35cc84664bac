"""What came into a network between two of its states, and what moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.domain.networks import Network, NetworkNode, NetworkTie


@dataclass(frozen=True, slots=True)
class Moved:
    """One tie of which more, less or something firmer is said."""

    before: NetworkTie
    after: NetworkTie


@dataclass(frozen=True, slots=True)
class Change:
    """From the earlier state to the later."""

    nodes: tuple[NetworkNode, ...]
    """That are new."""
    gone: tuple[NetworkNode, ...]
    ties: tuple[NetworkTie, ...]
    """That are new."""
    cut: tuple[NetworkTie, ...]
    moved: tuple[Moved, ...]


def change_between(before: Network, after: Network) -> Change:
    """Ties are the same where they lead from the same node to the same node."""
    earlier, later = _ties(before), _ties(after)
    return Change(
        nodes=_beyond(after.nodes, before.nodes),
        gone=_beyond(before.nodes, after.nodes),
        ties=tuple(tie for ends, tie in later.items() if ends not in earlier),
        cut=tuple(tie for ends, tie in earlier.items() if ends not in later),
        moved=tuple(
            Moved(earlier[ends], tie)
            for ends, tie in later.items()
            if ends in earlier and _said(tie) != _said(earlier[ends])
        ),
    )


def _ties(network: Network) -> dict[tuple[str, str], NetworkTie]:
    return {(tie.source, tie.target): tie for tie in network.ties}


def _beyond(these: Sequence[NetworkNode], those: Sequence[NetworkNode]) -> tuple[NetworkNode, ...]:
    known = {node.id for node in those}
    return tuple(node for node in these if node.id not in known)


def _said(tie: NetworkTie) -> object:
    """What counts as the same: predicates with their standing, dispute and independent sources."""
    return sorted((part.predicate or "", part.standing or "", part.is_disputed, part.weight) for part in tie.parts)
