import assert from "node:assert/strict";
import { test } from "node:test";

import { Settling, neighbours, spiral, widthFirst, type Bodies } from "../src/network/forces.ts";

/** Numbers that look drawn by chance and are the same on every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

function bodies(count: number, ties: [number, number][]): Bodies {
  const source = Uint32Array.from(ties, ([one]) => one);
  const target = Uint32Array.from(ties, ([, other]) => other);
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  for (let n = 0; n < count; n++) [x[n], y[n]] = spiral(n);
  return { x, y, held: new Uint8Array(count), source, target };
}

function settle(network: Bodies, steps?: number): Bodies {
  const settling = new Settling(network, steps);
  while (settling.step());
  return network;
}

const apart = (network: Bodies, one: number, other: number): number =>
  Math.hypot(network.x[one] - network.x[other], network.y[one] - network.y[other]);

test("the same network comes to rest in the same places", () => {
  const ties: [number, number][] = [
    [0, 1],
    [1, 2],
    [2, 0],
    [3, 4],
  ];

  const [one, other] = [settle(bodies(6, ties)), settle(bodies(6, ties))];

  assert.deepEqual(one.x, other.x);
  assert.deepEqual(one.y, other.y);
});

test("tied nodes stand nearer than those that no tie connects", () => {
  const next = chance(7);
  const ties: [number, number][] = [];
  for (let n = 1; n < 40; n++) ties.push([n < 20 ? 0 : 20, n]); // two stars, tied by 0 and 20
  for (let n = 0; n < 20; n++)
    ties.push(
      [1 + Math.floor(next() * 19), 21 + Math.floor(next() * 19)].map((end) => end - (end > 20 ? 20 : 0)) as [
        number,
        number,
      ],
    );

  const network = settle(bodies(40, ties));

  const mean = (pairs: [number, number][]): number =>
    pairs.reduce((sum, [a, b]) => sum + apart(network, a, b), 0) / pairs.length;
  assert.ok(mean(ties) < mean(Array.from({ length: 20 }, (_, n) => [n, 39 - n])));
});

test("parts that no tie connects stay near one another", () => {
  const ties: [number, number][] = Array.from({ length: 20 }, (_, n) => [2 * n, 2 * n + 1]);

  const network = settle(bodies(40, ties));

  assert.ok(Math.max(...network.x) - Math.min(...network.x) < 2200);
});

test("a node that is held stays", () => {
  const network = bodies(3, [
    [0, 1],
    [1, 2],
  ]);
  network.held[1] = 1;
  const place = [network.x[1], network.y[1]];

  settle(network);

  assert.deepEqual([network.x[1], network.y[1]], place);
});

test("nodes in one place part, and every place is a number", () => {
  const network = bodies(500, []);
  network.x.fill(3);
  network.y.fill(-2);

  settle(network, 50);

  assert.ok([...network.x, ...network.y].every(Number.isFinite));
  assert.ok(new Set(network.x).size > 400);
});

test("cells push nearly as every single node would", () => {
  const next = chance(3);
  const network = bodies(300, []);
  Object.assign(network, { source: new Uint32Array(299), target: Uint32Array.from({ length: 299 }, (_, n) => n + 1) });
  for (let n = 0; n < 300; n++) [network.x[n], network.y[n]] = [next() * 2000, next() * 2000];
  const before = [network.x.slice(), network.y.slice()];
  const settling = new Settling(network, 1, 1e9); // one step, as far as the forces say

  settling.step();

  for (const node of [57, 211]) {
    let [fx, fy] = [-before[0][node] * 0.08, -before[1][node] * 0.08];
    for (let other = 0; other < 300; other++) {
      if (other === node) continue;
      const [dx, dy] = [before[0][node] - before[0][other], before[1][node] - before[1][other]];
      const by = 12100 / Math.max(dx * dx + dy * dy, 25);
      fx += dx * by;
      fy += dy * by;
    }
    for (let tie = 0; tie < 299; tie++) {
      if (network.source[tie] !== node && network.target[tie] !== node) continue;
      const other = network.source[tie] === node ? network.target[tie] : network.source[tie];
      const [dx, dy] = [before[0][other] - before[0][node], before[1][other] - before[1][node]];
      fx += (dx * Math.hypot(dx, dy)) / 110;
      fy += (dy * Math.hypot(dx, dy)) / 110;
    }
    const [mx, my] = [network.x[node] - before[0][node], network.y[node] - before[1][node]];
    assert.ok(
      Math.hypot(fx - mx, fy - my) < 0.15 * Math.hypot(fx, fy) + 1,
      `node ${node}: ${mx},${my} for ${fx},${fy}`,
    );
  }
});

test("an order by width holds every node once, neighbours after one another", () => {
  const source = Uint32Array.from([0, 0, 3]);
  const target = Uint32Array.from([1, 2, 4]);

  const order = widthFirst(6, source, target);

  assert.deepEqual([...order], [0, 1, 2, 3, 4, 5]);
  assert.deepEqual([...neighbours(6, source, target)[0]], [0, 2, 3, 4, 5, 6, 6]);
});
