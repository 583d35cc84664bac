// The canvas: frames, and what hands do to it.

import { Camera } from "./camera.ts";
import { type Marks, Painting } from "./drawing.ts";
import { graspAt, lineAt, nodeAt } from "./finding.ts";
import { writePointed } from "./names.ts";
import type { Picture } from "./network.ts";
import { Sheet } from "./sheet.ts";
import { type Colours, colours, whenColoursChange, whenPrinted } from "./styles.ts";

export interface Hands {
  /** A node was pressed and let go; `more` where others stay chosen. */
  pickNode(node: number, more: boolean): void;
  pickLine(line: number): void;
  pickNothing(): void;
  openNode(node: number): void;
  /** A hand begins to drag a node. */
  liftNode(node: number): void;
  moveNode(node: number, x: number, y: number): void;
}

const REPAINT_AFTER_MS = 140;
const AFTER_HANDS_MS = 250;
const STILL_PX = 4; // a hand that moved less meant to press
const SLOW_MS = 8; // to paint all: above it a node that is dragged is painted over the others, which wait

export class Stage {
  readonly camera = new Camera();
  picture: Picture;
  marks: Marks;
  /** True from the reader's first pan or zoom on: then the page no longer chooses the view. */
  isTaken = false;
  readonly canvas: HTMLCanvasElement;
  private readonly hands: Hands;
  private readonly context: CanvasRenderingContext2D;
  private readonly sheet = new Sheet();
  private colours: Colours = colours();
  private isDirty = true;
  private asked = 0;
  private later = 0;
  private between = 0;
  private pointed = -1;
  private painted = 0;
  private took = 0;
  /** A node that is dragged over the others. */
  private lifted = -1;
  private readonly pointers = new Map<number, { x: number; y: number }>();
  /** `node` is what is pressed, `grasped` what goes along when the hand moves. */
  private drag: { node: number; grasped: number; x: number; y: number; moved: boolean } | null = null;

  constructor(canvas: HTMLCanvasElement, picture: Picture, marks: Marks, hands: Hands) {
    [this.canvas, this.picture, this.marks, this.hands] = [canvas, picture, marks, hands];
    this.context = canvas.getContext("2d", { alpha: false })!;
    new ResizeObserver(() => this.resize()).observe(canvas);
    whenColoursChange(() => {
      this.colours = colours();
      this.repaint();
    });
    whenPrinted(() => {
      // At once: paper waits for no frame.
      this.colours = colours();
      this.isDirty = true;
      this.draw();
    });
    canvas.addEventListener("pointerdown", (event) => this.down(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerup", (event) => this.up(event));
    canvas.addEventListener("pointercancel", (event) => this.forget(event));
    canvas.addEventListener("pointerleave", () => this.show(-1));
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    canvas.addEventListener("dblclick", (event) => {
      const node = nodeAt(this.picture, this.camera, event.offsetX, event.offsetY);
      if (node >= 0) this.hands.openNode(node);
    });
    this.resize();
  }

  private get ratio(): number {
    return Math.min(2, devicePixelRatio || 1);
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.canvas;
    this.camera.width = Math.max(1, clientWidth);
    this.camera.height = Math.max(1, clientHeight);
    this.canvas.width = Math.round(this.camera.width * this.ratio);
    this.canvas.height = Math.round(this.camera.height * this.ratio);
    if (!this.isTaken) this.fit();
    this.repaint();
  }

  fit(): void {
    this.aim();
    this.repaint();
  }

  /** Looks at everybody, without painting yet. */
  aim(): void {
    this.camera.fit(this.picture.x, this.picture.y);
  }

  /** Paints what changed in the next frame. */
  repaint(): void {
    this.isDirty = true;
    this.frame();
  }

  /** The same for places that go on changing by themselves: never while hands move, and a quarter of the time at most. */
  repaintBetween(): void {
    clearTimeout(this.between);
    const wait = this.drag ? AFTER_HANDS_MS : Math.max(0, this.painted + 3 * this.took - performance.now());
    if (wait) this.between = setTimeout(() => this.repaintBetween(), wait) as unknown as number;
    else this.repaint();
  }

  /** Shows where the camera looks in the next frame. */
  frame(): void {
    if (!this.asked) this.asked = requestAnimationFrame(() => this.draw());
  }

  pan(dx: number, dy: number): void {
    this.isTaken = true;
    this.camera.pan(dx, dy);
    this.frame();
  }

  zoom(by: number, at?: { x: number; y: number }): void {
    this.isTaken = true;
    this.camera.zoom(by, at);
    this.frame();
  }

  private draw(): void {
    this.asked = 0;
    if (this.isDirty || !this.sheet.covers(this.camera)) {
      const start = performance.now();
      this.sheet.paint(this.picture, this.camera, this.marks, this.colours, this.ratio, this.lifted);
      this.isDirty = false;
      this.painted = performance.now();
      this.took = this.painted - start;
    } else if (!this.sheet.isExact(this.camera)) {
      // Magnified from the sheet while it goes on, and painted once the reader lets go.
      clearTimeout(this.later);
      this.later = setTimeout(() => this.repaint(), REPAINT_AFTER_MS) as unknown as number;
    }
    this.sheet.show(this.context, this.camera, this.ratio, this.colours.paper);
    const { context, picture, camera, colours } = this;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    if (this.lifted >= 0)
      new Painting(context, picture, camera, this.marks, colours, camera.width, camera.height).paintOne(this.lifted);
    if (this.pointed >= 0 && this.pointed < picture.nodes.length)
      writePointed(context, picture, camera, colours, this.pointed);
    // For whoever measures: when somebody was seen for the first time.
    if (this.picture.nodes.length) this.canvas.dataset.seen ??= String(Math.round(performance.now()));
  }

  private down(event: PointerEvent): void {
    this.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    this.show(-1);
    const [x, y, isPinch] = [event.offsetX, event.offsetY, this.pointers.size > 1];
    if (isPinch) this.putDown();
    const chosen = [this.marks.focused, ...this.marks.selected];
    this.drag = {
      node: isPinch ? -1 : nodeAt(this.picture, this.camera, x, y),
      grasped: isPinch ? -1 : graspAt(this.picture, this.camera, x, y, chosen),
      ...{ x, y, moved: isPinch },
    };
  }

  private move(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (!before || !this.drag) {
      this.point(event);
      return;
    }
    const now = { x: event.offsetX, y: event.offsetY };
    if (!this.drag.moved && Math.hypot(now.x - this.drag.x, now.y - this.drag.y) > STILL_PX) {
      this.drag.moved = true;
      if (this.drag.grasped >= 0) this.lift(this.drag.grasped);
    }
    this.pointers.set(event.pointerId, now);
    if (this.pointers.size === 2) this.pinch(event.pointerId, before, now);
    else if (this.drag.grasped >= 0 && this.drag.moved) {
      const at = this.camera.toNetwork(now.x, now.y);
      this.hands.moveNode(this.drag.grasped, at.x, at.y);
      if (this.lifted >= 0) this.frame();
      else this.repaint();
    } else if (this.drag.moved) this.pan(now.x - before.x, now.y - before.y);
  }

  private lift(node: number): void {
    this.hands.liftNode(node);
    if (this.took > SLOW_MS) this.lifted = node;
    this.repaint();
  }

  private putDown(): void {
    if (this.lifted >= 0) this.repaint();
    this.lifted = -1;
  }

  /** Two fingers: apart is nearer. */
  private pinch(id: number, before: { x: number; y: number }, now: { x: number; y: number }): void {
    const other = [...this.pointers.entries()].find(([each]) => each !== id)![1];
    const by =
      Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    this.zoom(by, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  }

  private point(event: PointerEvent): void {
    const node = nodeAt(this.picture, this.camera, event.offsetX, event.offsetY);
    this.show(node);
    const isOn =
      node >= 0 ||
      lineAt(this.picture, this.camera, event.offsetX, event.offsetY) >= 0;
    this.canvas.style.cursor = isOn ? "pointer" : "grab";
  }

  /** The name of whoever is pointed at stands over all else, also where the drawing has no room for it. */
  private show(node: number): void {
    if (node === this.pointed) return;
    this.pointed = node;
    this.frame();
  }

  private up(event: PointerEvent): void {
    const { drag } = this;
    this.forget(event);
    if (!drag || drag.moved) return;
    if (drag.node >= 0) this.hands.pickNode(drag.node, event.shiftKey || event.ctrlKey || event.metaKey);
    else {
      const line = lineAt(this.picture, this.camera, event.offsetX, event.offsetY);
      if (line >= 0) this.hands.pickLine(line);
      else this.hands.pickNothing();
    }
  }

  private forget(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
    if (this.pointers.size) return;
    this.putDown();
    this.drag = null;
  }

  private wheel(event: WheelEvent): void {
    // Without a key the page scrolls, unless the reader works in the drawing.
    if (document.activeElement !== this.canvas && !event.ctrlKey) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), { x: event.offsetX, y: event.offsetY });
  }
}
