// Settles a network away from the page, so that the page answers while it moves.
import { Settling, type Bodies } from "./forces.ts";

export interface Order {
  /** Answers bear it, so that the page can drop those of an older network. */
  number: number;
  bodies: Bodies;
  steps: number;
  start: number;
}

export interface Placed {
  number: number;
  x: Float32Array;
  y: Float32Array;
  isAtRest: boolean;
}

const TOLD_EVERY_MS = 60;
let latest = 0;

addEventListener("message", (event: MessageEvent<Order>) => {
  const { number, bodies, steps, start } = event.data;
  latest = number;
  const settling = new Settling(bodies, steps, start);
  const work = (): void => {
    if (number !== latest) return;
    const until = performance.now() + TOLD_EVERY_MS;
    let isMoving = true;
    do isMoving = settling.step();
    while (isMoving && performance.now() < until);
    const placed: Placed = { number, x: bodies.x.slice(), y: bodies.y.slice(), isAtRest: !isMoving };
    postMessage(placed, { transfer: [placed.x.buffer, placed.y.buffer] });
    if (isMoving) setTimeout(work, 0);
  };
  work();
});
