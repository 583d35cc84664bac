// Places for a picture: kept ones where they are known, new ones beside whom they are tied to, then settled by the worker.

import { type Bodies, SPACING, spiral, stepsFor, widthFirst } from "./forces.ts";
import type { Placed } from "./layout.worker.ts";
import type { Picture } from "./network.ts";

export class Layout {
  /** Where everybody stands whom this page has shown, by id. */
  readonly places = new Map<string, [number, number]>();
  /** Ids of those whom the reader put somewhere. */
  readonly held = new Set<string>();
  isAtRest = true;
  private readonly worker: Worker;
  private number = 0;
  private picture: Picture | null = null;
  private readonly whenMoved: () => void;

  constructor(whenMoved: () => void) {
    this.whenMoved = whenMoved;
    this.worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    this.worker.addEventListener("message", (event: MessageEvent<Placed>) => this.take(event.data));
  }

  /** Gives every node of the picture a place at once, and a better one soon. */
  lay(picture: Picture): void {
    this.picture = picture;
    const { known, count } = this.seed(picture);
    if (known === count) {
      this.stop();
      return;
    }
    this.settle(known > count / 2 ? 0.25 : 1);
  }

  /** Puts nodes where a chart has them. */
  holdAll(places: Record<string, [number, number]>): void {
    for (const [id, at] of Object.entries(places)) {
      this.places.set(id, at);
      this.held.add(id);
    }
  }

  /** Lets all who are not held find new places. */
  again(): void {
    if (!this.picture) return;
    const kept = new Set(this.held);
    for (const id of [...this.places.keys()]) if (!kept.has(id)) this.places.delete(id);
    this.seed(this.picture);
    this.settle(1);
  }

  /** Leaves everybody where they are. */
  stop(): void {
    this.number++;
    this.isAtRest = true;
  }

  /** Where somebody stands now and whether by hand, as a way back to it. */
  wayBack(node: number): () => void {
    const { id } = this.picture!.nodes[node];
    const [at, isHeld] = [[this.picture!.x[node], this.picture!.y[node]] as [number, number], this.held.has(id)];
    return () => {
      this.places.set(id, at);
      if (!isHeld) this.held.delete(id);
      const now = this.picture!.nodes.findIndex((each) => each.id === id);
      if (now >= 0) [this.picture!.x[now], this.picture!.y[now]] = at;
    };
  }

  /** Somebody is put somewhere by hand and stays. */
  hold(node: number, x: number, y: number): void {
    if (!this.picture) return;
    this.picture.x[node] = x;
    this.picture.y[node] = y;
    this.places.set(this.picture.nodes[node].id, [x, y]);
    this.held.add(this.picture.nodes[node].id);
    this.stop();
  }

  private seed(picture: Picture): { known: number; count: number } {
    const count = picture.nodes.length;
    const isKnown = new Uint8Array(count);
    let known = 0;
    picture.nodes.forEach((node, place) => {
      const at = this.places.get(node.id) ?? this.middleOf(node.members);
      if (!at) return;
      [picture.x[place], picture.y[place]] = at;
      isKnown[place] = 1;
      known++;
    });
    const order = widthFirst(count, picture.source, picture.target);
    const beside = known ? neighbourOf(picture, isKnown) : null;
    let turn = 0;
    for (const node of order) {
      if (isKnown[node]) continue;
      const [dx, dy] = spiral(turn++);
      const near = beside?.[node] ?? -1;
      // Around whom they came with, in an order that is the same every time.
      const by = near >= 0 ? SPACING / Math.max(1, Math.hypot(dx, dy)) : 1;
      picture.x[node] = (near >= 0 ? picture.x[near] : 0) + dx * by;
      picture.y[node] = (near >= 0 ? picture.y[near] : 0) + dy * by;
    }
    return { known, count };
  }

  private middleOf(members: readonly string[]): [number, number] | null {
    const found = members.flatMap((id) => (this.places.has(id) ? [this.places.get(id)!] : []));
    if (!found.length) return null;
    return [
      found.reduce((sum, [x]) => sum + x, 0) / found.length,
      found.reduce((sum, [, y]) => sum + y, 0) / found.length,
    ];
  }

  private settle(heat: number): void {
    const picture = this.picture!;
    const held = Uint8Array.from(picture.nodes, (node) => (this.held.has(node.id) ? 1 : 0));
    const bodies: Bodies = {
      x: picture.x.slice(),
      y: picture.y.slice(),
      held,
      source: picture.source.slice(),
      target: picture.target.slice(),
    };
    const steps = Math.ceil(stepsFor(picture.nodes.length) * (heat < 1 ? 0.5 : 1));
    this.isAtRest = false;
    this.worker.postMessage({ number: ++this.number, bodies, steps, start: SPACING * 2 * heat });
  }

  private take(placed: Placed): void {
    const { picture } = this;
    if (placed.number !== this.number || !picture) return;
    this.isAtRest = placed.isAtRest;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (isStill && !placed.isAtRest) return;
    picture.x.set(placed.x);
    picture.y.set(placed.y);
    if (placed.isAtRest)
      picture.nodes.forEach((node, place) => this.places.set(node.id, [placed.x[place], placed.y[place]]));
    this.whenMoved();
  }
}

/** For each node without a place one with a place that it is tied to, or -1. */
function neighbourOf(picture: Picture, isKnown: Uint8Array): Int32Array {
  const found = new Int32Array(picture.nodes.length).fill(-1);
  for (let line = 0; line < picture.lines.length; line++) {
    const [one, other] = [picture.source[line], picture.target[line]];
    if (isKnown[one] && !isKnown[other]) found[other] = one;
    if (isKnown[other] && !isKnown[one]) found[one] = other;
  }
  return found;
}
