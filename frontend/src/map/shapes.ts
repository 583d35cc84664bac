// Boundaries as d3 draws them. On a globe a ring that runs the other way round is all the rest of the world: such rings
// are turned.

import { geoArea } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from "geojson";

export interface Shape {
  /** The code of the unit: Natural Earth's, or INEI's digits. */
  code: string;
  geometry: Polygon | MultiPolygon;
}

type Rings = Position[][];

/** The rings of a polygon, turned where they would cover more than half of the globe. */
export function turned(rings: Rings): Rings {
  return geoArea({ type: "Polygon", coordinates: rings }) > 2 * Math.PI
    ? rings.map((ring) => [...ring].reverse())
    : rings;
}

/** The shapes of a collection by the property that holds their code; several features of one code stay several. */
export function shapesOf(
  collection: FeatureCollection<Geometry, Record<string, unknown> | null>,
  property: string,
): Shape[] {
  return collection.features.flatMap((each: Feature<Geometry, Record<string, unknown> | null>): Shape[] => {
    const code = String(each.properties?.[property] ?? each.id ?? "");
    const { geometry } = each;
    if (!code) return [];
    if (geometry.type === "Polygon")
      return [{ code, geometry: { ...geometry, coordinates: turned(geometry.coordinates) } }];
    if (geometry.type === "MultiPolygon")
      return [{ code, geometry: { ...geometry, coordinates: geometry.coordinates.map(turned) } }];
    return [];
  });
}

/** Into which of five shades a count falls, where the most is known: each shade is a doubling. */
export function shadeOf(count: number, most: number): number {
  if (count <= 0) return 0;
  if (most <= 1) return 3;
  return 1 + Math.min(4, Math.floor((4 * Math.log(count)) / Math.log(most) + 1e-9));
}
