import assert from "node:assert/strict";
import { test } from "node:test";

import { Layout } from "../src/network/layout.ts";
import { Picture } from "../src/network/network.ts";

class NoWorker {
  addEventListener(): void {}
  postMessage(): void {}
}
Object.assign(globalThis, { Worker: NoWorker });

const node = (id: string) => ({ id, name: id, type: "person", cleared: false, beside: "", named: true, ties: 0 });
const pictureOf = (...ids: string[]) => new Picture({ nodes: ids.map(node), ties: [] }, new Set(), new Map());

test("the way back of somebody who is dragged leads to where they stood, also where others were hidden since", () => {
  const layout = new Layout(() => {});
  layout.holdAll({ b: [30, 40] });
  const [first, later] = [pictureOf("a", "b", "c"), pictureOf("b", "c")];
  layout.lay(first);
  const stood = [first.x[2], first.y[2]];

  const ways = [1, 2].map((place) => {
    const back = layout.wayBack(place);
    layout.hold(place, 500, 600);
    return back;
  });
  layout.lay(later);
  assert.deepEqual([...later.x], [500, 500]);
  for (const back of ways) back();

  assert.deepEqual([later.x[0], later.y[0]], [30, 40]);
  assert.deepEqual([later.x[1], later.y[1]], stood);
  assert.deepEqual([...layout.held], ["b"]); // whom a chart had put there
});
