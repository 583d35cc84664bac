import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { geoArea } from "d3-geo";
import { feature } from "topojson-client";

import { shadeOf, shapesOf, turned } from "../src/map/shapes.ts";

const FOLDER = new URL("../../src/ovillo/web/static/boundaries/", import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
const LAND = 149e6 / 510e6; // of the globe

test("a ring that runs the other way round is turned, and only that", () => {
  const small = [
    [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
      [0, 0],
    ],
  ];

  assert.ok(geoArea({ type: "Polygon", coordinates: turned(small) }) < 1);
  assert.ok(geoArea({ type: "Polygon", coordinates: turned(small.map((ring) => [...ring].reverse())) }) < 1);
});

test("no unit of Peru covers more than Peru, and together they cover it", () => {
  for (const [name, property, most] of [
    ["peru_departamental_simple.geojson", "FIRST_IDDP", 25],
    ["peru_provincial_simple.geojson", "FIRST_IDPR", 196],
  ] as const) {
    const shapes = shapesOf(read(name), property);

    const share = shapes.reduce((sum, each) => sum + geoArea(each.geometry), 0) / (4 * Math.PI);
    assert.ok(Math.abs(share * 510e6 - 1_285_000) < 40_000, `${name}: ${share * 510e6} km²`);
    assert.ok(new Set(shapes.map((each) => each.code)).size <= most);
  }
});

test("the units of the world cover its land once", () => {
  const world = read("world.json");
  const shapes = shapesOf(feature(world, world.objects.units) as never, "id");

  const share = shapes.reduce((sum, each) => sum + geoArea(each.geometry), 0) / (4 * Math.PI);
  assert.ok(Math.abs(share - LAND) < 0.015, String(share));
  assert.ok(shapes.length > 4000);
});

test("more is never a lighter shade", () => {
  for (const most of [1, 2, 7, 1000]) {
    const shades = Array.from({ length: most }, (_, n) => shadeOf(n + 1, most));
    assert.ok(shades.every((shade, place) => shade >= 1 && shade <= 5 && (!place || shade >= shades[place - 1])));
  }
  assert.equal(shadeOf(0, 5), 0);
});
