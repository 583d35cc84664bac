import assert from "node:assert/strict";
import { test } from "node:test";

import { Camera } from "../src/network/camera.ts";
import { Painting } from "../src/network/drawing.ts";
import { type Answer, Picture } from "../src/network/network.ts";
import type { Colours } from "../src/network/styles.ts";

const node = (name: string) => ({ id: name, name, type: "person", acquitted: false, beside: "", named: true, ties: 1 });

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
