// Which node or line is meant: by a pixel, or by a direction from another.

import type { Camera } from "./camera.ts";
import type { Picture } from "./network.ts";

const REACH = 14; // pixels around a node that still mean it: a finger is no needle
const MOST_AROUND = 6; // nodes within three times the reach, above which they are a tangle

/** The node nearest to a pixel, or -1. */
export function nodeAt(picture: Picture, camera: Camera, px: number, py: number): number {
  const { x, y } = camera.toNetwork(px, py);
  let [found, nearest] = [-1, (REACH / camera.scale) ** 2];
  for (let node = 0; node < picture.nodes.length; node++) {
    const distance = (picture.x[node] - x) ** 2 + (picture.y[node] - y) ** 2;
    if (distance < nearest) [found, nearest] = [node, distance];
  }
  return found;
}

/** The node that a hand which drags from a pixel takes along, or -1: it means to pan in a tangle, where hardly a pixel is far from
 * every node, unless it began at one that is chosen. */
export function graspAt(picture: Picture, camera: Camera, px: number, py: number, chosen: Iterable<number>): number {
  const { x, y } = camera.toNetwork(px, py);
  const reach = (REACH / camera.scale) ** 2;
  const distance = (node: number): number => (picture.x[node] - x) ** 2 + (picture.y[node] - y) ** 2;
  let around = 0;
  for (let node = 0; node < picture.nodes.length; node++) if (distance(node) < 9 * reach) around++;
  if (around <= MOST_AROUND) return nodeAt(picture, camera, px, py);
  for (const node of chosen) if (node >= 0 && distance(node) < reach) return node;
  return -1;
}

/** The line nearest to a pixel, or -1. */
export function lineAt(picture: Picture, camera: Camera, px: number, py: number): number {
  const { x, y } = camera.toNetwork(px, py);
  let [found, nearest] = [-1, 7 / camera.scale];
  for (let line = 0; line < picture.lines.length; line++) {
    if (!picture.passes[line]) continue;
    const [one, other] = [picture.source[line], picture.target[line]];
    const distance = fromLine(x, y, picture.x[one], picture.y[one], picture.x[other], picture.y[other]);
    if (distance < nearest) [found, nearest] = [line, distance];
  }
  return found;
}

function fromLine(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const along = square ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** The nearest node that lies within a quarter turn of a direction from another; itself where there is none. */
export function nodeTowards(picture: Picture, from: number, dx: number, dy: number): number {
  let [found, nearest] = [from, Infinity];
  for (let node = 0; node < picture.nodes.length; node++) {
    if (node === from) continue;
    const [ex, ey] = [picture.x[node] - picture.x[from], picture.y[node] - picture.y[from]];
    const along = ex * dx + ey * dy;
    const across = Math.abs(ex * dy - ey * dx);
    if (along <= 0 || across > along) continue;
    const distance = along + 2 * across; // straight on before aside
    if (distance < nearest) [found, nearest] = [node, distance];
  }
  return found;
}

/** The node nearest to the middle of the view, or -1 where there is none. */
export function nodeInMiddle(picture: Picture, camera: Camera): number {
  let [found, nearest] = [-1, Infinity];
  for (let node = 0; node < picture.nodes.length; node++) {
    const distance = (picture.x[node] - camera.x) ** 2 + (picture.y[node] - camera.y) ** 2;
    if (distance < nearest) [found, nearest] = [node, distance];
  }
  return found;
}
