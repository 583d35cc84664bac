"""GeoJSON → the rings of its polygons, for drawing beneath a map; everything else in it is left out."""

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ovillo.domain.input_tables import BadTableError
from ovillo.domain.messages import mark

_NO_OUTLINES: Final = mark("this is no GeoJSON with polygons in degrees.")
_TOO_LARGE: Final = mark("the outlines are larger than {most} bytes. Simplify them.")
MOST_BYTES: Final = 30_000_000
DEEPEST: Final = 8
"""Collections within one another."""


def read_outlines(content: bytes, file: str) -> list[list[tuple[float, float]]]:
    """Rings of longitude and latitude.

    Args:
        content: the file.
        file: how messages call it.

    Raises:
        BadTableError: no GeoJSON, or no polygon in it.
    """
    if len(content) > MOST_BYTES:
        raise BadTableError(file=file, problem=_TOO_LARGE, most=MOST_BYTES)
    try:
        found = list(_rings(json.loads(content), DEEPEST))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise BadTableError(file=file, problem=_NO_OUTLINES) from error
    if not found:
        raise BadTableError(file=file, problem=_NO_OUTLINES)
    return found


def _rings(value: Any, left: int) -> Iterator[list[tuple[float, float]]]:  # Any: a JSON value
    kind = value["type"]
    if not left:
        raise ValueError
    if kind == "FeatureCollection":
        for each in value["features"]:
            yield from _rings(each, left - 1)
    elif kind == "GeometryCollection":
        for each in value["geometries"]:
            yield from _rings(each, left - 1)
    elif kind == "Feature" and value["geometry"]:
        yield from _rings(value["geometry"], left - 1)
    elif kind == "Polygon":
        yield from map(_ring, value["coordinates"])
    elif kind == "MultiPolygon":
        for polygon in value["coordinates"]:
            yield from map(_ring, polygon)


def _ring(points: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    ring = [(float(point[0]), float(point[1])) for point in points]
    if any(not math.isfinite(x) or not math.isfinite(y) or abs(x) > 360 or abs(y) > 90 for x, y in ring):
        raise ValueError
    return ring
