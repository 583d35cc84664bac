// How a line shows how firmly something is held, and a node what it is: by stroke and shape first, colour never alone.

import { style } from "../shared/page.ts";

export interface Stroke {
  dash: number[];
  width: number;
}

/** Dotted where it is suspected, dashed on the way to a charge, whole where it is charged, thick where a court found it so. */
export const STROKES: Record<string, Stroke> = {
  "": { dash: [], width: 1.1 },
  reported: { dash: [], width: 1.1 },
  admitted: { dash: [9, 3, 2, 3], width: 1.8 },
  suspected: { dash: [1.5, 4], width: 1.6 },
  investigated: { dash: [4, 4], width: 1.4 },
  accused: { dash: [9, 4], width: 1.6 },
  charged: { dash: [], width: 2.2 },
  convicted: { dash: [], width: 4 },
  denied: { dash: [2, 7], width: 1.1 },
  acquitted: { dash: [9, 3, 2, 3, 2, 3], width: 1.8 },
};

export type Shape = "circle" | "square" | "triangle" | "diamond" | "hexagon";

const SHAPES: Record<string, Shape> = {
  person: "circle",
  organisation: "square",
  office: "square",
  group: "hexagon",
  "group of nodes": "hexagon",
  phone: "triangle",
  account: "diamond",
  vehicle: "diamond",
  place: "triangle",
  document: "diamond",
};

export const shapeOf = (type: string | null): Shape => SHAPES[type ?? ""] ?? "circle";

export interface Colours {
  paper: string;
  ink: string;
  quiet: string;
  rule: string;
  link: string;
  accent: string;
  firm: string;
  beside: string;
  caution: string;
  lit: string;
  litInk: string;
  cell: string;
  sans: string;
}

/** The colours of the page as they are now, light or dark. */
export function colours(): Colours {
  return {
    paper: style("--paper", "#fbfaf7"),
    ink: style("--ink", "#211f1b"),
    quiet: style("--quiet", "#5b564d"),
    rule: style("--strong-rule", "#8b8577"),
    link: style("--link", "#1b4f72"),
    accent: style("--accent", "#97402b"),
    firm: style("--firm", "#8c1c13"),
    caution: style("--caution", "#7d3a0c"),
    beside: style("--beside", "#1d5a3c"),
    lit: style("--lit", "#f3c73c"),
    litInk: style("--lit-ink", "#201e1a"),
    cell: style("--cell", "#f4f1e9"),
    sans: style("--sans", "system-ui, sans-serif"),
  };
}

/** Calls back when the page turns light or dark. */
export function whenColoursChange(call: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", call);
  new MutationObserver(call).observe(document.documentElement, { attributes: true, attributeFilter: ["data-look"] });
}

/** Calls back when the page goes onto paper, whose colours are its own, and comes back from it. */
export function whenPrinted(call: () => void): void {
  matchMedia("print").addEventListener("change", call);
}

/** The path of a shape around a point, added to what is being drawn. */
export function trace(context: CanvasRenderingContext2D, shape: Shape, x: number, y: number, radius: number): void {
  if (shape === "circle") {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  if (shape === "square") {
    context.rect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8);
    return;
  }
  const [corners, turn] = shape === "triangle" ? [3, -Math.PI / 2] : shape === "diamond" ? [4, 0] : [6, 0];
  const by = shape === "triangle" ? radius * 1.25 : radius * 1.15;
  for (let corner = 0; corner < corners; corner++) {
    const angle = turn + (2 * Math.PI * corner) / corners;
    if (corner) context.lineTo(x + by * Math.cos(angle), y + by * Math.sin(angle));
    else context.moveTo(x + by * Math.cos(angle), y + by * Math.sin(angle));
  }
  context.closePath();
}
