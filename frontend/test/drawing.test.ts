import assert from "node:assert/strict";
import { test } from "node:test";

import { Camera } from "../src/network/camera.ts";
import { Painting } from "../src/network/drawing.ts";
import { type Answer, Picture } from "../src/network/network.ts";
import type { Colours } from "../src/network/styles.ts";

const node = (name: string) => ({ id: name, name, type: "person", cleared: false, beside: "", named: true, ties: 1 });

/** What is painted of one denied tie between two, so far apart: words, and crosses as their middles, in order. */
function painted(apart: number): { words: string[]; last: string; crosses: number } {
  const found: string[] = [];
  const moves: [number, number][] = [];
  const colours = new Proxy({}, { get: (_, name) => String(name) }) as Colours;
  const context: Record<string, unknown> = {
    measureText: (text: string) => ({ width: 6 * text.length }),
    fillText: (text: string) => found.push(text),
    moveTo: (x: number, y: number) => moves.push([x, y]),
    stroke: () => context.strokeStyle === colours.caution && moves.length && found.push("×".repeat(moves.length / 2)),
    beginPath: () => moves.splice(0),
  };
  for (const name of ["fill", "fillRect", "lineTo", "arc", "rect", "closePath", "setLineDash"]) context[name] = () => {};
  const answer: Answer = {
    nodes: [node("Nora Quispe Vega"), node("Elmo Tafur Díaz")],
    ties: [
      {
        ...{ source: 0, target: 1, weight: 1, standing: "charged", label: "leads", first: null, last: null },
        ...{ disputed: true, denials: ["denies leading the band that is called the Finches"] },
      },
    ],
  };
  const picture = new Picture(answer, new Set(), new Map());
  picture.x.set([0, apart]);
  picture.y.set([0, 0]);
  const camera = new Camera();
  [camera.x, camera.y, camera.width, camera.height] = [apart / 2, 0, 800, 600];
  const marks = { selected: new Set<number>(), focused: -1, line: -1, standings: {}, disputed: "disputed" };
  new Painting(context as never, picture, camera, marks, colours, 800, 600).paint();
  const words = found.filter((each) => !each.startsWith("×"));
  return { words, last: found.at(-1) ?? "", crosses: found.filter((each) => each === "×").length };
}

test("a denied line bears its words, or the one word that it is disputed, or its cross over all names", () => {
  const [wide, narrow, least] = [700, 190, 60].map(painted);

  assert.ok(wide.words.some((each) => each.includes("denies leading")));
  assert.ok(narrow.words.includes("disputed"));
  assert.ok(!least.words.some((each) => each.includes("disputed")));
  for (const each of [wide, narrow, least]) assert.deepEqual([each.crosses, each.last], [1, "×"]);
});

/** The names that are written of nodes at these places, as rectangles. */
function named(places: readonly [number, number][], cleared: ReadonlySet<number>) {
  const found: { text: string; left: number; top: number; right: number; bottom: number }[] = [];
  const colours = new Proxy({}, { get: (_, name) => String(name) }) as Colours;
  const wide = (text: string) => 6.5 * text.length;
  const context: Record<string, unknown> = {
    measureText: (text: string) => ({ width: wide(text) }),
    fillText: (text: string, x: number, y: number) => {
      const [last, left, right] = [found.at(-1), x - wide(text) / 2, x + wide(text) / 2];
      const goesOn = last && Math.abs((last.left + last.right) / 2 - x) + Math.abs(last.bottom + 2 - y) < 1e-6;
      if (!goesOn)
        found.push({ text, left, right, top: y, bottom: y + 13 });
      else {
        const [first, second] = [Math.min(last.left, left), Math.max(last.right, right)];
        Object.assign(last, { text: `${last.text} ${text}`, left: first, right: second, bottom: y + 13 });
      }
    },
  };
  const idle = ["fill", "fillRect", "lineTo", "moveTo", "stroke", "beginPath", "arc", "rect", "closePath", "setLineDash"];
  for (const name of idle) context[name] = () => {};
  const nodes = places.map((_, index) => ({
    ...node(`Persona Inventada ${index}`),
    ...(cleared.has(index) ? { cleared: true, beside: "convicted, acquitted" } : {}),
  }));
  const picture = new Picture({ nodes, ties: [] }, new Set(), new Map());
  picture.x.set(places.map(([x]) => x));
  picture.y.set(places.map(([, y]) => y));
  const camera = new Camera();
  [camera.x, camera.y, camera.width, camera.height] = [0, 0, 800, 600];
  const marks = { selected: new Set<number>(), focused: -1, line: -1, standings: {}, disputed: "disputed" };
  new Painting(context as never, picture, camera, marks, colours, 800, 600).paint();
  return found;
}

test("no name stands over the node or the name of another, nor right at another's node; what has no room is left out", () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (const count of [2, 16, 60, 140]) {
    const places = Array.from({ length: count }, (): [number, number] => [
      Math.round(random() * 560 - 280),
      Math.round(random() * 460 - 230),
    ]);
    const written = named(places, new Set([0, 1]));
    assert.ok(written.length > 0);
    if (count === 2) assert.equal(written.length, 2);
    for (const [number, each] of written.entries()) {
      const own = Number(/Persona Inventada (\d+)/.exec(each.text)![1]);
      for (const [other, [x, y]] of places.entries()) {
        if (other === own) continue;
        const [sx, sy] = [x + 400, y + 300];
        const isNear = sx > each.left - 8 && sx < each.right + 8 && sy > each.top - 8 && sy < each.bottom + 8;
        assert.ok(!isNear, `${each.text} at node ${other} of ${count}`);
      }
      for (const other of written.slice(number + 1)) {
        const overlaps =
          each.left < other.right && other.left < each.right && each.top < other.bottom && other.top < each.bottom;
        assert.ok(!overlaps, `${each.text} over ${other.text}`);
      }
    }
  }
});

test("a line that one does to the other ends in a point broader than it, however many are seen from afar; a mutual one in none", () => {
  for (const [standing, symmetric, scale, points] of [
    ["convicted", false, 1, 1],
    ["reported", false, 0.3, 1],
    ["reported", true, 1, 0],
  ] as const) {
    const corners: [number, number][] = [];
    let found: [number, number][][] = [];
    const colours = new Proxy({}, { get: (_, name) => String(name) }) as Colours;
    const context: Record<string, unknown> = {
      measureText: (text: string) => ({ width: 6 * text.length }),
      moveTo: (x: number, y: number) => corners.push([x, y]),
      lineTo: (x: number, y: number) => corners.push([x, y]),
      closePath: () => found.push(corners.splice(0)),
      beginPath: () => corners.splice(0),
    };
    for (const name of ["fill", "fillRect", "fillText", "stroke", "arc", "rect", "setLineDash"]) context[name] = () => {};
    const tie = { source: 0, target: 1, weight: 1, standing, label: "leads", first: null, last: null };
    const answer: Answer = {
      nodes: [node("Nora Quispe Vega"), node("Elmo Tafur Díaz")],
      ties: [{ ...tie, disputed: false, denials: [], symmetric }],
    };
    const picture = new Picture(answer, new Set(), new Map());
    picture.x.set([0, 400]);
    picture.y.set([0, 0]);
    const camera = new Camera();
    [camera.x, camera.y, camera.width, camera.height, camera.scale] = [200, 0, 800, 600, scale];
    const marks = { selected: new Set<number>(), focused: -1, line: -1, standings: {}, disputed: "disputed" };
    new Painting(context as never, picture, camera, marks, colours, 800, 600).paint();
    found = found.filter((each) => each.length === 3);
    assert.equal(found.length, points);
    for (const [, [, above], [, below]] of found) assert.ok(Math.abs(above - below) >= (standing === "convicted" ? 12 : 6));
  }
});
