import assert from "node:assert/strict";
import { test } from "node:test";

import { Camera } from "../src/network/camera.ts";
import { graspAt, lineAt, nodeAt, nodeTowards } from "../src/network/finding.ts";
import { type Answer, Picture, firmer, groupId, groupsOf } from "../src/network/network.ts";

const node = (id: string, ties: number) => ({
  id,
  name: id.toUpperCase(),
  type: "person",
  cleared: false,
  beside: "",
  named: true,
  ties,
});
const tie = (source: number, target: number, more: object = {}) => ({
  source,
  target,
  weight: 1,
  standing: "reported" as string | null,
  label: "pays",
  first: "2031-05-06",
  last: "2031-05-08",
  disputed: false,
  ...more,
});
const NOBODY = new Set<string>();
const APART = new Map<string, string[]>();

function answer(): Answer {
  return {
    nodes: [node("a", 3), node("b", 2), node("c", 1), node("d", 5)],
    ties: [
      tie(0, 1),
      tie(1, 0, { standing: "charged" }),
      tie(1, 2, { first: null, last: null }),
      tie(0, 3, { first: "2032-01-01", last: "2032-01-02" }),
    ],
  };
}

test("what is not shown of somebody is told as more", () => {
  const picture = new Picture(answer(), NOBODY, APART);

  assert.deepEqual(
    picture.nodes.map((each) => each.more),
    [0, 0, 0, 4],
  );
  assert.deepEqual([...picture.hasReverse], [1, 1, 0, 0]);
});

test("who is hidden is gone with their ties, and others then lack them", () => {
  const picture = new Picture(answer(), new Set(["b"]), APART);

  assert.deepEqual(
    picture.nodes.map((each) => each.id),
    ["a", "c", "d"],
  );
  assert.equal(picture.lines.length, 1);
  assert.equal(picture.find("b"), -1);
});

test("those who are put together are one, with every tie of theirs to others and none among themselves", () => {
  const picture = new Picture(answer(), NOBODY, new Map([["casa", ["a", "b"]]]));

  const house = picture.find(groupId("casa"));
  assert.deepEqual(picture.nodes[house].members, ["a", "b"]);
  assert.equal(picture.find("a"), house);
  assert.deepEqual(
    picture.lines.map((line) => [line.source, line.target]),
    [
      [0, 1],
      [0, 2],
    ],
  );
});

test("of those who are put together only whoever is seen is told as such", () => {
  const groups = new Map([["casa", ["a", "b"]], ["patio", ["c"]]]);
  const picture = new Picture(answer(), new Set(["a"]), groups);

  assert.deepEqual(groupsOf(picture), [
    { name: "casa", members: ["b"] },
    { name: "patio", members: ["c"] },
  ]);
});

test("lines that become one keep the firmest standing and that one is disputed, and are of any day where one of them is", () => {
  const picture = new Picture(
    {
      ...answer(),
      ties: [
        tie(0, 2, { standing: "suspected" }),
        tie(1, 2, { standing: "charged", first: null, last: null, disputed: true }),
      ],
    },
    NOBODY,
    new Map([["casa", ["a", "b"]]]),
  );

  const [line] = picture.lines;
  assert.deepEqual(
    [line.standing, line.first, line.last, line.disputed, line.weight],
    ["charged", null, null, true, 2],
  );
  assert.equal(firmer(null, "reported"), "reported");
  assert.equal(firmer("denied", "reported"), "reported");
});

test("days let pass what was so within them, and what tells no day", () => {
  const picture = new Picture(answer(), NOBODY, APART);
  const day = Date.UTC(2031, 4, 8) / 86_400_000;

  picture.choose(day, day);

  assert.deepEqual([...picture.passes], [1, 1, 1, 0]);
  assert.deepEqual(picture.linesAt(picture.find("d")), []);
});

test("the steps of a way are marked, whichever way their ties lead", () => {
  const picture = new Picture({ ...answer(), paths: [["c", "b", "a"]] }, NOBODY, APART);

  assert.deepEqual(
    picture.lines.map((line) => line.onPath),
    [true, true, true, false],
  );
});

test("a camera finds its way back, keeps what it magnifies under the hand, and fits all in", () => {
  const camera = new Camera();
  [camera.width, camera.height] = [800, 600];
  camera.pan(30, -20);
  camera.zoom(2, { x: 100, y: 50 });

  const there = camera.toNetwork(100, 50);
  camera.zoom(1.7, { x: 100, y: 50 });
  const back = camera.toScreen(there.x, there.y);
  assert.ok(Math.hypot(back.x - 100, back.y - 50) < 1e-9);

  const [x, y] = [Float32Array.from([-5000, 5000, 10]), Float32Array.from([0, 900, -900])];
  camera.fit(x, y);
  for (let each = 0; each < 3; each++) {
    const at = camera.toScreen(x[each], y[each]);
    assert.ok(at.x >= 0 && at.x <= 800 && at.y >= 0 && at.y <= 600);
  }
});

test("a press means the nearest node, then the nearest line that is let pass; a direction means who lies there", () => {
  const picture = new Picture(answer(), NOBODY, APART);
  const camera = new Camera();
  [camera.width, camera.height] = [800, 600];
  picture.x.set([0, 200, 0, -200]);
  picture.y.set([0, 0, 200, 0]);

  assert.equal(nodeAt(picture, camera, 405, 303), 0);
  assert.equal(nodeAt(picture, camera, 500, 300), -1);
  assert.equal(lineAt(picture, camera, 500, 303), 0);
  picture.passes[3] = 0;
  assert.equal(lineAt(picture, camera, 300, 300), -1);
  assert.deepEqual(
    [
      nodeTowards(picture, 0, 1, 0),
      nodeTowards(picture, 0, 0, 1),
      nodeTowards(picture, 0, -1, 0),
      nodeTowards(picture, 0, 0, -1),
    ],
    [1, 2, 3, 0],
  );
});

test("a hand that drags in a tangle pans, unless it began at somebody who is chosen", () => {
  const crowd = Array.from({ length: 400 }, (_, place) => node(`n${place}`, 0));
  const tangle = new Picture({ nodes: crowd, ties: [] }, NOBODY, APART);
  tangle.nodes.forEach((_, place) => ([tangle.x[place], tangle.y[place]] = [(place % 20) * 12, Math.floor(place / 20) * 12]));
  const few = new Picture(answer(), NOBODY, APART);
  few.nodes.forEach((_, place) => (few.x[place] = 40 * place));
  const camera = new Camera();
  const at = (picture: Picture, place: number, chosen: number[]): number => {
    const { x, y } = camera.toScreen(picture.x[place], picture.y[place]);
    return graspAt(picture, camera, x + 3, y + 3, chosen);
  };

  assert.equal(at(tangle, 210, [-1]), -1);
  assert.equal(at(tangle, 210, [-1, 5, 210]), 210);
  assert.equal(nodeAt(tangle, camera, 10 * 12 + 0.5, 10 * 12 + 0.5), 210); // a press means it all the same
  assert.equal(at(few, 1, []), 1);
  camera.scale = 4; // nearer, the same tangle has room
  assert.equal(at(tangle, 210, [-1]), 210);
});
