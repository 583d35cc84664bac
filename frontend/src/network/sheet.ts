// A sheet larger than the view, on which the network is painted: while the reader pans it is shifted, not painted anew.

import type { Camera } from "./camera.ts";
import { type Marks, Painting } from "./drawing.ts";
import type { Picture } from "./network.ts";
import type { Colours } from "./styles.ts";

const MARGIN = 0.25; // of the view, on each side of it

export class Sheet {
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d", { alpha: false })!;
  private at = { x: NaN, y: NaN, scale: 1, width: 0, height: 0 };

  /** Whether the sheet holds all that the camera sees, at a size that can be read. */
  covers(camera: Camera): boolean {
    const { at } = this;
    if (at.width !== camera.width || at.height !== camera.height || Number.isNaN(at.x)) return false;
    const by = camera.scale / at.scale;
    if (by < 0.72 || by > 1.6) return false;
    const roomX = (at.width * (1 + 2 * MARGIN)) / 2 / at.scale - at.width / 2 / camera.scale;
    const roomY = (at.height * (1 + 2 * MARGIN)) / 2 / at.scale - at.height / 2 / camera.scale;
    return Math.abs(camera.x - at.x) <= roomX && Math.abs(camera.y - at.y) <= roomY;
  }

  isExact(camera: Camera): boolean {
    return this.covers(camera) && this.at.scale === camera.scale;
  }

  /** Puts the sheet where the camera looks. */
  show(onto: CanvasRenderingContext2D, camera: Camera, ratio: number, paper: string): void {
    const { at } = this;
    const by = camera.scale / at.scale;
    const width = this.canvas.width * by;
    const height = this.canvas.height * by;
    const x = ((at.x - camera.x) * camera.scale + camera.width / 2) * ratio - width / 2;
    const y = ((at.y - camera.y) * camera.scale + camera.height / 2) * ratio - height / 2;
    onto.setTransform(1, 0, 0, 1, 0, 0);
    onto.fillStyle = paper;
    if (by !== 1) onto.fillRect(0, 0, onto.canvas.width, onto.canvas.height);
    onto.drawImage(this.canvas, Math.round(x), Math.round(y), Math.round(width), Math.round(height));
  }

  /** Paints all but one, which is -1 where nobody is left out. */
  paint(picture: Picture, camera: Camera, marks: Marks, colours: Colours, ratio: number, without: number): void {
    const width = Math.ceil(camera.width * (1 + 2 * MARGIN));
    const height = Math.ceil(camera.height * (1 + 2 * MARGIN));
    if (this.canvas.width !== width * ratio || this.canvas.height !== height * ratio) {
      this.canvas.width = width * ratio;
      this.canvas.height = height * ratio;
    }
    this.at = { x: camera.x, y: camera.y, scale: camera.scale, width: camera.width, height: camera.height };
    const context = this.context;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colours.paper;
    context.fillRect(0, 0, width, height);
    new Painting(context, picture, camera, marks, colours, width, height).paint(without);
  }
}
