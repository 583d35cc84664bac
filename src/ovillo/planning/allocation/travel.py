"""How far places lie apart."""

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
EARTH_RADIUS_KM: Final = 6371.0088
"""The mean radius (IUGG)."""


def great_circle_km(here: Floats, there: Floats) -> Floats:
    """Distances over the globe.

    Args:
        here: (places, 2), latitude and longitude in degrees.
        there: (others, 2), likewise.

    Returns:
        (places, others), kilometres.

    Source: the haversine formula, Sinnott 1984, Sky & Telescope 68:159.
    """
    one, other = np.radians(here)[:, None, :], np.radians(there)[None, :, :]
    apart = np.sin((other - one) / 2) ** 2
    share = apart[..., 0] + np.cos(one[..., 0]) * np.cos(other[..., 0]) * apart[..., 1]
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(share, 0, 1))), dtype=float)


def straight(here: Floats, there: Floats) -> Floats:
    """(places, others), straight distances of points in a plane, in their own unit."""
    apart = here[:, None, :] - there[None, :, :]
    return np.asarray(np.sqrt((apart**2).sum(axis=2)), dtype=float)


def shortest_paths(lengths: Floats) -> Floats:
    """All shortest ways along edges.

    Args:
        lengths: (nodes, nodes), length of the edge between two nodes; infinite where there is none; 0 on the diagonal.

    Returns:
        (nodes, nodes); infinite where no way leads.

    Source: Floyd 1962, doi:10.1145/367766.368168.
    """
    ways = lengths.copy()
    for through in range(len(ways)):
        np.minimum(ways, ways[:, through, None] + ways[None, through, :], out=ways)
    return ways
