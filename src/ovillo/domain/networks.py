"""Networks: who is tied to whom in what was reported, and what was measured of it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Firmness:
    """How often each of the highest stays among them when part of the network is missing."""

    without_ties: tuple[int, ...]
    """Of 100 runs, each without 10 % of the ties."""
    without_people: tuple[int, ...]
    """Per cent of those of 100 runs, each without 10 % of the nodes, that keep this node."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured, and how firm it is."""

    measures: Mapping[str, object]
    """As `docs/interfaces.md` lists them."""
    top: tuple[str, ...]
    """Up to five ids of highest betweenness, highest first."""
    errors: tuple[float, ...]
    """The standard error of the betweenness of each of `top`; 0 where every path was followed."""
    firm: Firmness | None
    """Of each of `top`; None where that was not tried."""
    is_slow: bool
    """The network is large, and the package that measures large networks is not installed."""
