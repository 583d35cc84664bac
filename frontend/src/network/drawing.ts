// The network on a canvas.
//
// 1. Where more is in view than can be read, strokes become plain and names few: nothing is left out, less is told.
// 2. What is chosen is painted last and told in full.

import type { Camera } from "./camera.ts";
import { within, writeNames } from "./names.ts";
import type { Line, Picture } from "./network.ts";
import { Places } from "./places.ts";
import { type Colours, STROKES, shapeOf, trace } from "./styles.ts";

const MOST_DASHED = 1500; // lines in view, above which a dash cannot be told and costs most of the time
const MOST_FROM_AFAR = 400; // lines in view whose direction is drawn however small they are
const MOST_LABELLED = 60; // lines in view that bear their words
const CROSS_WIDE = 14;
const ALONG = [0.5, 0.38, 0.62, 0.27]; // where on a line its words may stand
const UPON = [...ALONG, 0.73, 0.2, 0.8, 0.44, 0.56, 0.32, 0.68]; // and a sign, which is small

export interface Marks {
  selected: ReadonlySet<number>;
  focused: number;
  /** A line whose evidence stands beside the drawing. */
  line: number;
  /** What each standing is called. */
  standings: Record<string, string>;
  disputed: string;
}

/** How many pixels a node is wide from its middle. */
export function radiusOf(picture: Picture, node: number): number {
  return picture.nodes[node].members.length > 1 ? 11 : 7;
}

export class Painting {
  private readonly sx: Float32Array;
  private readonly sy: Float32Array;
  private readonly inView: number[] = [];
  private readonly heads = new Map<number, Head>();
  private readonly context: CanvasRenderingContext2D;
  private readonly picture: Picture;
  private readonly camera: Camera;
  private readonly marks: Marks;
  private readonly colours: Colours;
  private readonly width: number;
  private readonly height: number;
  /** Of the ends of a line; of a node, given twice. */
  private isLeftOut: (one: number, other: number) => boolean = () => false;

  constructor(
    context: CanvasRenderingContext2D,
    picture: Picture,
    camera: Camera,
    marks: Marks,
    colours: Colours,
    width: number,
    height: number,
  ) {
    [this.context, this.picture, this.camera, this.marks, this.colours] = [context, picture, camera, marks, colours];
    [this.width, this.height] = [width, height];
    const count = picture.nodes.length;
    this.sx = new Float32Array(count);
    this.sy = new Float32Array(count);
    for (let node = 0; node < count; node++) {
      this.sx[node] = (picture.x[node] - camera.x) * camera.scale + width / 2;
      this.sy[node] = (picture.y[node] - camera.y) * camera.scale + height / 2;
    }
  }

  /** Paints all but one, where one is given. */
  paint(without = -1): void {
    this.isLeftOut = (one, other) => one === without || other === without;
    this.paintAll();
  }

  /** Paints one node with its lines, over what is painted. */
  paintOne(node: number): void {
    this.isLeftOut = (one, other) => one !== node && other !== node;
    this.paintAll();
  }

  private paintAll(): void {
    this.lines();
    this.nodes();
    const taken = new Places();
    this.names(taken);
    this.arrows();
    const said = this.words(taken);
    this.crosses(taken, said);
    this.clearedLines(taken, said);
  }

  private isSeen(x1: number, y1: number, x2: number, y2: number): boolean {
    return (
      Math.max(x1, x2) > -20 &&
      Math.min(x1, x2) < this.width + 20 &&
      Math.max(y1, y2) > -20 &&
      Math.min(y1, y2) < this.height + 20
    );
  }

  private lines(): void {
    const { picture, sx, sy } = this;
    for (let line = 0; line < picture.lines.length; line++) {
      const [one, other] = [picture.source[line], picture.target[line]];
      if (!picture.passes[line] || this.isLeftOut(one, other)) continue;
      if (this.isSeen(sx[one], sy[one], sx[other], sy[other])) this.inView.push(line);
    }
    if (this.inView.length <= MOST_DASHED) this.findHeads();
    const strokes = new Map<string, number[]>();
    for (const line of this.inView) {
      const key = this.strokeKey(picture.lines[line], line);
      const same = strokes.get(key);
      if (same) same.push(line);
      else strokes.set(key, [line]);
    }
    // Those that are chosen last, over all others.
    for (const key of [...strokes.keys()].sort()) this.stroke(key, strokes.get(key)!);
    this.context.setLineDash([]);
  }

  private strokeKey(line: Line, number: number): string {
    const standing = this.inView.length > MOST_DASHED && line.standing !== "convicted" ? "" : (line.standing ?? "");
    return `${this.layer(line, number)}${line.disputed ? "d" : "-"}${standing}`;
  }

  private layer(line: Line, number: number): 0 | 1 | 2 | 3 {
    if (number === this.marks.line) return 3;
    if (line.onPath) return 2;
    const { selected, focused } = this.marks;
    return selected.has(line.source) || selected.has(line.target) || line.source === focused || line.target === focused
      ? 1
      : 0;
  }

  private stroke(key: string, lines: number[]): void {
    const { context, colours, sx, sy, picture } = this;
    const layer = Number(key[0]);
    const { dash, width } = STROKES[key.slice(2)] ?? STROKES[""];
    const thin = this.camera.scale < 0.25 ? 0.6 : 1;
    context.strokeStyle = [colours.rule, colours.ink, colours.accent, colours.link][layer];
    context.lineWidth = width * thin + (layer > 1 ? 1.2 : 0);
    context.setLineDash(this.inView.length > MOST_DASHED ? [] : dash);
    context.globalAlpha = layer === 0 && lines.length > 4000 ? 0.55 : 1;
    context.beginPath();
    for (const line of lines) {
      const [dx, dy] = this.aside(line);
      context.moveTo(sx[picture.source[line]] + dx, sy[picture.source[line]] + dy);
      const head = this.heads.get(line); // a line that went on would blunt its point
      if (head) context.lineTo(head.x - head.ux * head.long * 0.8, head.y - head.uy * head.long * 0.8);
      else context.lineTo(sx[picture.target[line]] + dx, sy[picture.target[line]] + dy);
    }
    context.stroke();
    context.globalAlpha = 1;
  }

  /** A line that has its reverse keeps to one side, so that both are seen. */
  private aside(line: number): [number, number] {
    const { picture, sx, sy } = this;
    if (!picture.hasReverse[line]) return [0, 0];
    const [one, other] = [picture.source[line], picture.target[line]];
    const [dx, dy] = [sx[other] - sx[one], sy[other] - sy[one]];
    const length = Math.hypot(dx, dy) || 1;
    const by = 3.5 * Math.min(1, this.camera.scale * 1.5);
    return [(-dy / length) * by, (dx / length) * by];
  }

  private along(line: number, share: number): [number, number] {
    const { picture, sx, sy } = this;
    const [one, other] = [picture.source[line], picture.target[line]];
    const [dx, dy] = this.aside(line);
    return [sx[one] + (sx[other] - sx[one]) * share + dx, sy[one] + (sy[other] - sy[one]) * share + dy];
  }

  /** What some source denies is crossed, over names, and off them where there is room; words have a cross of theirs. */
  private crosses(taken: Places, said: ReadonlySet<number>): void {
    if (this.inView.length > MOST_DASHED) return;
    const bare = this.inView.filter((line) => this.picture.lines[line].disputed && !said.has(line));
    this.cross(
      bare.map((line) => {
        const places = UPON.map((along) => this.along(line, along));
        return places.find(([x, y]) => taken.take(x - 5, y - 5, x + 5, y + 5)) ?? places[0];
      }),
    );
  }

  /** A ring upon the line of whoever something was decided for, as around their node. */
  private clearedLines(taken: Places, said: ReadonlySet<number>): void {
    if (this.inView.length > MOST_DASHED) return;
    const bare = this.inView.filter((line) => this.picture.lines[line].cleared && !said.has(line));
    this.ring(
      bare.map((line) => {
        const places = UPON.map((along) => this.along(line, along));
        return places.find(([x, y]) => taken.take(x - 6, y - 6, x + 6, y + 6)) ?? places[0];
      }),
    );
  }

  private ring(places: readonly [number, number][]): void {
    const { context, colours } = this;
    context.setLineDash([]);
    context.strokeStyle = colours.beside;
    context.fillStyle = colours.paper;
    context.lineWidth = 1.8;
    for (const [x, y] of places) {
      context.beginPath();
      context.arc(x, y, 4.5, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
  }

  private cross(places: readonly [number, number][]): void {
    const { context, colours } = this;
    context.setLineDash([]);
    context.strokeStyle = colours.caution;
    context.lineWidth = 1.6;
    context.beginPath();
    for (const place of places) traceCross(context, ...place);
    context.stroke();
  }

  /** Where the arrow of each line in view ends, and whence it comes; none of what is of either to the other. */
  private findHeads(): void {
    // From afar lines are short, and points would hide them; a few lines have theirs however far they are seen from.
    if (this.camera.scale < 0.45 && this.inView.length > MOST_FROM_AFAR) return;
    const { picture, sx, sy } = this;
    for (const line of this.inView) {
      if (picture.lines[line].symmetric) continue;
      const [one, other] = [picture.source[line], picture.target[line]];
      const [ax, ay] = this.aside(line);
      const [dx, dy] = [sx[other] - sx[one], sy[other] - sy[one]];
      const length = Math.hypot(dx, dy);
      const back = (radiusOf(picture, other) + (picture.nodes[other].cleared ? 6 : 2)) * this.size();
      const { width } = STROKES[picture.lines[line].standing ?? ""] ?? STROKES[""];
      const [long, wide] = [6.5 + 2 * width, 2.6 + 1.2 * width]; // chart_svg.py draws the same
      if (length < back + long + 6) continue;
      const [ux, uy] = [dx / length, dy / length];
      this.heads.set(line, { x: sx[other] + ax - ux * back, y: sy[other] + ay - uy * back, ux, uy, long, wide });
    }
  }

  /** Who does it to whom, over names. */
  private arrows(): void {
    const { context, colours } = this;
    context.fillStyle = colours.quiet;
    context.beginPath();
    for (const { x: tx, y: ty, ux, uy, long, wide } of this.heads.values()) {
      context.moveTo(tx, ty);
      context.lineTo(tx - ux * long - uy * wide, ty - uy * long + ux * wide);
      context.lineTo(tx - ux * long + uy * wide, ty - uy * long - ux * wide);
      context.closePath();
    }
    context.fill();
  }

  private size(): number {
    return Math.min(1.25, Math.max(0.28, Math.sqrt(this.camera.scale)));
  }

  private nodes(): void {
    const { picture, context, colours, marks, sx, sy } = this;
    const size = this.size();
    const kinds = new Map<string, number[]>();
    for (let node = 0; node < picture.nodes.length; node++) {
      if (this.isLeftOut(node, node) || !this.isSeen(sx[node], sy[node], sx[node], sy[node])) continue;
      const { type, named, cleared } = picture.nodes[node];
      const state = marks.selected.has(node) ? 2 : node === marks.focused ? 1 : 0;
      const key = `${state}${named ? "n" : "-"}${cleared ? "a" : "-"}${shapeOf(type)}`;
      const same = kinds.get(key);
      if (same) same.push(node);
      else kinds.set(key, [node]);
    }
    for (const key of [...kinds.keys()].sort()) {
      const [state, isNamed, isCleared, shape] = [Number(key[0]), key[1] === "n", key[2] === "a", key.slice(3)];
      context.beginPath();
      for (const node of kinds.get(key)!)
        trace(context, shape as "circle", sx[node], sy[node], radiusOf(picture, node) * size);
      context.fillStyle =
        state === 2 ? colours.lit : !isNamed ? colours.paper : shape === "circle" ? colours.ink : colours.quiet;
      context.fill();
      context.lineWidth = state ? 3 : 1.4;
      context.strokeStyle = state ? colours.link : isCleared ? colours.beside : isNamed ? colours.paper : colours.ink;
      context.setLineDash(isNamed || state ? [] : [2, 2]);
      context.stroke();
      context.setLineDash([]);
      if (isCleared) this.rings(kinds.get(key)!, size);
      if (size > 0.6) this.more(kinds.get(key)!, size);
    }
  }

  /** What was decided for somebody is a second ring. */
  private rings(nodes: number[], size: number): void {
    const { context, colours, picture, sx, sy } = this;
    context.strokeStyle = colours.beside;
    context.lineWidth = 1.6;
    context.beginPath();
    for (const node of nodes)
      trace(context, shapeOf(picture.nodes[node].type), sx[node], sy[node], radiusOf(picture, node) * size + 4);
    context.stroke();
  }

  /** A small plus where the network goes on. */
  private more(nodes: number[], size: number): void {
    const { context, colours, picture, sx, sy } = this;
    context.strokeStyle = colours.accent;
    context.lineWidth = 1.8;
    context.beginPath();
    for (const node of nodes) {
      if (!picture.nodes[node].more) continue;
      const by = radiusOf(picture, node) * size;
      const [x, y] = [sx[node] + by + 2, sy[node] - by - 2];
      context.moveTo(x - 3.5, y);
      context.lineTo(x + 3.5, y);
      context.moveTo(x, y - 3.5);
      context.lineTo(x, y + 3.5);
    }
    context.stroke();
  }

  /** What a line says and how firmly, where few enough are in view: the lines that bear words now. */
  private words(taken: Places): ReadonlySet<number> {
    const { picture, context, colours } = this;
    const isFew = this.inView.length <= MOST_LABELLED && this.camera.scale >= 0.6;
    context.font = `11px ${colours.sans}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    // What is chosen comes first, then what is denied.
    const weight = (line: number): number =>
      2 * this.layer(picture.lines[line], line) + (picture.lines[line].disputed || picture.lines[line].cleared ? 1 : 0);
    const order = [...this.inView].sort((one, other) => weight(other) - weight(one));
    const said = new Set<number>();
    for (const number of order) {
      const line = picture.lines[number];
      if (said.size >= MOST_LABELLED) break;
      if (!isFew && !this.layer(line, number)) continue;
      const texts = [this.told(line), this.against(line)].filter(Boolean); // what speaks against it at least
      if (texts.some((text) => this.label(number, text, taken))) said.add(number);
    }
    return said;
  }

  /** What is told against what the line tells, without it. */
  private against(line: Line): string {
    return [line.disputed ? this.marks.disputed : "", ...line.for].filter(Boolean).join(" · ");
  }

  private told(line: Line): string {
    const { standings, disputed } = this.marks;
    const said =
      line.labels.length > 2
        ? `${line.labels.slice(0, 2).join(", ")} +${line.labels.length - 2}`
        : line.labels.join(", ");
    const parts = [
      said,
      line.standing ? (standings[line.standing] ?? line.standing) : "",
      line.disputed ? disputed : "",
      ...line.denials,
      ...line.for,
    ];
    return [...new Set(parts.filter(Boolean))].join(" · ");
  }

  /** Writes on the line, where there is room; else it is false. */
  private label(number: number, text: string, taken: Places): boolean {
    const { picture, context, colours, marks } = this;
    const { disputed, cleared } = picture.lines[number];
    const sign = (disputed ? CROSS_WIDE : 0) + (cleared ? CROSS_WIDE : 0); // a cross or a ring before the words
    const wide = context.measureText(text).width + 8 + sign;
    const place = ALONG.map((along) => this.along(number, along)).find(
      ([x, y]) => within(this.camera, this.width, x, wide) === x && taken.take(x - wide / 2, y - 8, x + wide / 2, y + 8),
    );
    if (!place) return false;
    const [x, y] = place;
    context.fillStyle = colours.paper;
    context.globalAlpha = 0.9;
    context.fillRect(x - wide / 2, y - 7.5, wide, 15);
    context.globalAlpha = 1;
    context.fillStyle = number === marks.line ? colours.link : colours.quiet;
    context.fillText(text, x + sign / 2, y);
    if (disputed) this.cross([[x - wide / 2 + 8, y]]);
    if (cleared) this.ring([[x - wide / 2 + 8 + (disputed ? CROSS_WIDE : 0), y]]);
    return true;
  }

  private names(taken: Places): void {
    const { picture, sx, sy } = this;
    const order: number[] = [];
    for (let node = 0; node < picture.nodes.length; node++) {
      if (this.isLeftOut(node, node) || !this.isSeen(sx[node], sy[node], sx[node], sy[node])) continue;
      order.push(node);
    }
    // Whom a source speaks of comes before numbers and parties of tables.
    const said = new Set<number>();
    for (const number of this.inView.length <= MOST_DASHED ? this.inView : []) {
      if (picture.lines[number].standing) said.add(picture.source[number]).add(picture.target[number]);
    }
    const arrows = new Places();
    for (const { x, y, ux, uy } of this.heads.values())
      arrows.cover(x - ux * 5 - 2, y - uy * 5 - 2, x - ux * 5 + 2, y - uy * 5 + 2);
    const { context, camera, marks, colours, width, height } = this;
    const seen = { context, picture, camera, marks, colours, sx, sy, width, height, size: this.size() };
    writeNames(seen, order, said, taken, arrows);
  }
}

function traceCross(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.moveTo(x - 4, y - 4);
  context.lineTo(x + 4, y + 4);
  context.moveTo(x - 4, y + 4);
  context.lineTo(x + 4, y - 4);
}

/** The end of an arrow, and the way that it points. */
interface Head {
  x: number;
  y: number;
  ux: number;
  uy: number;
  long: number;
  wide: number;
}
