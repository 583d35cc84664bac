"""GeoJSON beneath a map: its rings, or one clear refusal."""

import json

import pytest

from ovillo.domain.input_tables import BadTableError
from ovillo.reading.outlines import read_outlines

RING = [[-80.0, -3.0], [-72.0, -3.0], [-72.0, -14.0], [-80.0, -3.0]]


def test_polygons_of_features_and_collections_are_found() -> None:
    polygon = {"type": "Polygon", "coordinates": [RING]}
    several = {"type": "MultiPolygon", "coordinates": [[RING], [RING]]}
    features = [{"type": "Feature", "geometry": each} for each in (polygon, several, None)]

    found = read_outlines(json.dumps({"type": "FeatureCollection", "features": features}).encode(), "a.geojson")

    assert len(found) == 3
    assert found[0][1] == (-72.0, -3.0)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"type": "Point", "coordinates": [1, 2]}',
        b'{"type": "Polygon", "coordinates": [[[1]]]}',
        b'{"type": "Polygon", "coordinates": [[[1, 200]]]}',
        b'{"type": "Polygon", "coordinates": [[["x", 2]]]}',
        b'{"type": "Polygon", "coordinates": [[[NaN, 2]]]}',
        b'{"type": "Polygon"}',
        b'{"type": "GeometryCollection", "geometries": [' * 9000,
        json.dumps({"type": "Feature", "geometry": 3}).encode(),
    ],
)
def test_what_holds_no_polygon_in_degrees_is_refused(content: bytes) -> None:
    with pytest.raises(BadTableError, match=r"a\.geojson"):
        read_outlines(content, "a.geojson")
