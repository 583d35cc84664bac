// The names of a drawing, each at its own node.
//
// 1. No name stands over another's node or name, nor so near to another's node that it could be read as that one's.
// 2. Whoever something was decided for or has most ties, and finds no room beside their node, has their name in a frame that a line
//    leads to. Any other name that finds no room is left out: whoever is chosen, focused or pointed at bears theirs all the same, and the
//    table has all. Chosen ones come first, then whoever something was decided for, whom a source speaks of, and who has most ties.
// 3. Only of a crowd, whose nodes are dots, names stand over dots.

import type { Camera } from "./camera.ts";
import { type Marks, radiusOf } from "./drawing.ts";
import type { Picture } from "./network.ts";
import type { Places } from "./places.ts";
import type { Colours } from "./styles.ts";

const MOST_TRIED = 400; // names, of which those that find room are written
const MOST_NAMES = 140;
const MOST_KEPT_FREE = 500; // nodes in view, up to which none is written over
const MOST_OVER_DOTS = 24; // names that a crowd does not silence
const LONGEST_NAME = 34;
const HIGH = 15;
const LEAST_LED = 4; // ties, from which on a line may lead to a name
const MOST_ALL_LED = 40; // nodes in view, up to which a line may lead to any name
const AWAY = [26, 44, 64, 90, 120, 150]; // how far such a name may stand
const OFF = 7; // how far a name keeps from another's node: further than from its own

/** What is in view, and where each node stands in it. */
export interface Seen {
  context: CanvasRenderingContext2D;
  picture: Picture;
  camera: Camera;
  marks: Marks;
  colours: Colours;
  sx: Float32Array;
  sy: Float32Array;
  width: number;
  height: number;
  size: number;
}

/** The middle of words this wide, at x or as near as no edge of the view cuts them; out of view, x. */
export function within(camera: Camera, width: number, x: number, wide: number): number {
  const seen = camera.width; // of a wider sheet the middle
  const left = (width - seen) / 2;
  if (x < left || x > left + seen || wide > seen) return x;
  return Math.min(Math.max(x, left + wide / 2), left + seen - wide / 2);
}

/** How far a node reaches from its middle, with the ring of what was decided. */
const reachOf = (picture: Picture, node: number, size: number): number =>
  radiusOf(picture, node) * size + (picture.nodes[node].cleared ? 5 : 1);

/** Writes the names that have room, off the heads of arrows where they can; `taken` then has them and the nodes. */
export function writeNames(
  seen: Seen,
  order: number[],
  said: ReadonlySet<number>,
  taken: Places,
  heads: Places,
): void {
  const { picture, context, camera, colours, marks, sx, sy, size } = seen;
  const weight = (node: number): number =>
    (isChosen(marks, node) ? 1e9 : 0) +
    (picture.nodes[node].cleared ? 1e8 : 0) +
    (said.has(node) ? 1e7 : 0) +
    picture.degree[node];
  order.sort((one, other) => weight(other) - weight(one) || one - other);
  const isCrowd = order.length >= MOST_KEPT_FREE;
  const near = new Nodes(seen, isCrowd ? [] : order);
  context.textAlign = "center";
  context.textBaseline = "top";
  let left = camera.scale < 0.12 ? 40 : MOST_NAMES;
  for (const [rank, node] of order.slice(0, MOST_TRIED).entries()) {
    if (left <= 0) break;
    if (isCrowd && rank >= MOST_OVER_DOTS && !isChosen(marks, node) && !picture.nodes[node].cleared) break;
    if (writeName(seen, node, taken, heads, near)) left--;
  }
  context.fillStyle = colours.ink;
  if (isCrowd) return;
  for (const node of order) {
    const reach = reachOf(picture, node, size);
    taken.cover(sx[node] - reach, sy[node] - reach, sx[node] + reach, sy[node] + reach);
  }
}

const isChosen = (marks: Marks, node: number): boolean => marks.selected.has(node) || node === marks.focused;

/** Where nodes stand, each with the room that another's name leaves it. */
class Nodes {
  private readonly seen: Seen;
  private readonly rows = new Map<number, number[]>();
  readonly areFew: boolean;

  constructor(seen: Seen, nodes: readonly number[]) {
    this.seen = seen;
    this.areFew = nodes.length > 0 && nodes.length <= MOST_ALL_LED;
    for (const node of nodes) {
      const row = Math.floor(seen.sy[node] / 40);
      const same = this.rows.get(row);
      if (same) same.push(node);
      else this.rows.set(row, [node]);
    }
  }

  /** Whether no node but this one stands in a rectangle, or near it. */
  free(own: number, left: number, top: number, right: number, bottom: number): boolean {
    const { picture, sx, sy, size } = this.seen;
    for (let row = Math.floor(top / 40) - 1; row <= Math.floor(bottom / 40) + 1; row++) {
      for (const node of this.rows.get(row) ?? []) {
        if (node === own) continue;
        const off = reachOf(picture, node, size) + OFF * Math.min(1, size);
        if (sx[node] > left - off && sx[node] < right + off && sy[node] > top - off && sy[node] < bottom + off)
          return false;
      }
    }
    return true;
  }
}

/** What stands at a node: its name, how many it is, and what must not be read without. */
function linesOf(picture: Picture, node: number, isWhole: boolean): { name: string; beside: string } {
  const { name, beside, members } = picture.nodes[node];
  const cut = name.length > LONGEST_NAME && !isWhole ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return { name: cut + (members.length > 1 ? ` (${members.length})` : ""), beside: beside && `(${beside})` };
}

/** The ways to write it: in one line, or in lines that are less wide. */
function waysOf({ name, beside }: { name: string; beside: string }): string[][] {
  const ways = [[beside ? `${name} ${beside}` : name]];
  if (beside) ways.push([name, beside]);
  const spaces = [...name.matchAll(/ /g)].map((each) => each.index);
  const [middle] = spaces.sort((one, other) => Math.abs(one - name.length / 2) - Math.abs(other - name.length / 2));
  if (middle !== undefined && name.length > 14)
    ways.push([name.slice(0, middle), name.slice(middle + 1), ...(beside ? [beside] : [])]);
  return ways;
}

/** Where words so wide and high may stand at a node, the best place first. */
function placesAt(seen: Seen, node: number, wide: number, high: number): [number, number][] {
  const { picture, camera, sx, sy, size, width } = seen;
  const away = Math.max(7, radiusOf(picture, node) * size + (picture.nodes[node].cleared ? 7 : 3));
  const [x, y] = [sx[node], sy[node]];
  const middle = within(camera, width, x, wide);
  const [aside, half] = [away + 2 + wide / 2, wide / 2 - away];
  const [below, above] = [y + away, y - away - high - 1];
  const beside = y - high / 2 - 0.5;
  return [
    [middle, below],
    [middle, above],
    [x + aside, beside],
    [x - aside, beside],
    [x + half, below],
    [x - half, below],
    [x + half, above],
    [x - half, above],
  ];
}

function writeName(seen: Seen, node: number, taken: Places, heads: Places, near: Nodes): boolean {
  const { picture, context, colours, marks } = seen;
  const chosen = isChosen(marks, node);
  context.font = `${chosen ? "600 " : ""}12.5px ${colours.sans}`;
  const ways = waysOf(linesOf(picture, node, chosen)).flatMap((lines) => {
    const wide = Math.max(...lines.map((line) => context.measureText(line).width)) + 6;
    const high = HIGH * lines.length;
    return placesAt(seen, node, wide, high).map(([x, top]) => ({ lines, x, top, wide, high }));
  });
  const fits = (way: Way): boolean => isWhole(seen, node, way) && taken.isFree(...boxOf(way));
  const clear = (way: Way): boolean => near.free(node, ...boxOf(way));
  const found =
    ways.find((way) => fits(way) && heads.isFree(...boxOf(way)) && clear(way)) ??
    ways.find((way) => fits(way) && clear(way)); // arrows are painted over names
  const isLed = near.areFew || chosen || picture.nodes[node].cleared || picture.degree[node] >= LEAST_LED;
  const isRoom = (way: Way): boolean => fits(way) && isWhole(seen, node, { ...way, wide: way.wide + 4 }) && heads.isFree(...boxOf(way)) && clear(way);
  const led =
    isLed && !found
      ? ledFrom(seen, node, ways).find((way) => isRoom(way) && isOpen(seen, node, way, taken, near))
      : undefined;
  const written = found ?? led ?? (chosen ? ways.find(fits) : undefined) ?? (node === marks.focused ? ways[0] : undefined);
  if (written === undefined) return false;
  if (led) paintLeader(seen, node, led);
  taken.cover(...boxOf(written));
  for (const [x, y] of led ? leaderTo(seen, node, led) : []) taken.cover(x, y, x, y);
  paintName(context, colours, written, chosen);
  if (led) frame(context, colours, led);
  return true;
}

interface Way {
  lines: string[];
  x: number;
  top: number;
  wide: number;
  high: number;
}

const boxOf = ({ x, top, wide, high }: Way) => [x - wide / 2, top, x + wide / 2, top + high] as const;

/** Whether no edge of the view cuts the words of a node that is in view. */
function isWhole({ camera, sx, sy, width, height }: Seen, node: number, way: Way): boolean {
  const [left, top] = [(width - camera.width) / 2, (height - camera.height) / 2]; // of a wider sheet the middle
  const isIn = (x: number, y: number): boolean =>
    x >= left - 0.1 && x <= left + camera.width + 0.1 && y >= top && y <= top + camera.height;
  const [x1, y1, x2, y2] = boxOf(way);
  return !isIn(sx[node], sy[node]) || way.wide > camera.width || (isIn(x1, y1) && isIn(x2, y2));
}

/** Places further away, the nearest first. */
function ledFrom({ sx, sy }: Seen, node: number, ways: readonly Way[]): Way[] {
  const shapes = [...new Map(ways.map((way) => [way.lines.length, way])).values()];
  const found: Way[] = [];
  for (const away of AWAY) {
    for (let step = 0; step < 32; step++) {
      const [cos, sin] = [Math.cos((step * Math.PI) / 16), Math.sin((step * Math.PI) / 16)];
      for (const { lines, wide, high } of shapes) {
        const [x, y] = [sx[node] + cos * (away + wide / 2), sy[node] + sin * (away + high / 2)];
        found.push({ lines, x, top: y - high / 2, wide, high });
      }
    }
  }
  return found;
}

/** Points of the line from a node to its name, from the edge of the one to the edge of the other. */
function leaderTo({ picture, sx, sy, size }: Seen, node: number, way: Way): [number, number][] {
  const [left, top, right, bottom] = boxOf(way);
  const [x, y] = [Math.min(Math.max(sx[node], left), right), Math.min(Math.max(sy[node], top), bottom)];
  const [dx, dy] = [x - sx[node], y - sy[node]];
  const long = Math.hypot(dx, dy);
  const found: [number, number][] = [];
  for (let at = reachOf(picture, node, size); at < long; at += 4) {
    found.push([sx[node] + (dx * at) / long, sy[node] + (dy * at) / long]);
  }
  return [...found, [x, y]];
}

/** Whether the line to a name passes over no other's node or name. */
function isOpen(seen: Seen, node: number, way: Way, taken: Places, near: Nodes): boolean {
  return leaderTo(seen, node, way).every(([x, y]) => taken.isFree(x, y, x, y) && near.free(node, x, y, x, y));
}

function paintLeader(seen: Seen, node: number, way: Way): void {
  const { context, colours } = seen;
  const points = leaderTo(seen, node, way);
  context.setLineDash([]);
  context.strokeStyle = colours.link;
  context.lineWidth = 0.8;
  context.beginPath();
  context.moveTo(...points[0]);
  context.lineTo(...points[points.length - 1]);
  context.stroke();
}

/** Words that stand away from their node are framed, so that they are read as belonging to the line. */
function frame(context: CanvasRenderingContext2D, colours: Colours, way: Way): void {
  const [left, top, right, bottom] = boxOf(way);
  context.strokeStyle = colours.link;
  context.lineWidth = 0.8;
  context.beginPath();
  context.moveTo(left, top);
  for (const [x, y] of [[right, top], [right, bottom + 1], [left, bottom + 1], [left, top]]) context.lineTo(x, y);
  context.stroke();
}

function paintName(
  context: CanvasRenderingContext2D,
  colours: Colours,
  { lines, x, top, wide, high }: Way,
  chosen: boolean,
): void {
  context.fillStyle = chosen ? colours.lit : colours.paper;
  context.globalAlpha = chosen ? 1 : 0.82;
  context.fillRect(x - wide / 2, top, wide, high + 1);
  context.globalAlpha = 1;
  context.fillStyle = chosen ? colours.litInk : colours.ink;
  for (const [number, line] of lines.entries()) context.fillText(line, x, top + 1.5 + number * HIGH);
}

/** The name of the node that a pointer is on, over all else. */
export function writePointed(
  context: CanvasRenderingContext2D,
  picture: Picture,
  camera: Camera,
  colours: Colours,
  node: number,
): void {
  const x = (picture.x[node] - camera.x) * camera.scale + camera.width / 2;
  const y = (picture.y[node] - camera.y) * camera.scale + camera.height / 2;
  const [lines] = waysOf(linesOf(picture, node, true));
  context.font = `600 12.5px ${colours.sans}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  const wide = context.measureText(lines[0]).width + 6;
  const away = radiusOf(picture, node) + 9;
  const top = y + away + HIGH > camera.height ? y - away - HIGH : y + away;
  const at = within(camera, camera.width, x, wide);
  paintName(context, colours, { lines, x: at, top, wide, high: HIGH }, true);
}
