// Where the reader looks: a shift and a scale between places of the network and pixels of the canvas.

export interface Point {
  x: number;
  y: number;
}

const [MARGIN_X, MARGIN_Y] = [110, 56]; // names need room beside their nodes
const [LEAST, MOST] = [0.01, 6];

export class Camera {
  x = 0;
  y = 0;
  scale = 1;
  width = 1;
  height = 1;

  toScreen(x: number, y: number): Point {
    return { x: (x - this.x) * this.scale + this.width / 2, y: (y - this.y) * this.scale + this.height / 2 };
  }

  toNetwork(x: number, y: number): Point {
    return { x: (x - this.width / 2) / this.scale + this.x, y: (y - this.height / 2) / this.scale + this.y };
  }

  pan(dx: number, dy: number): void {
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
  }

  /** Magnifies around a pixel, which keeps its place. */
  zoom(by: number, at: Point = { x: this.width / 2, y: this.height / 2 }): void {
    const before = this.toNetwork(at.x, at.y);
    this.scale = Math.min(MOST, Math.max(LEAST, this.scale * by));
    const after = this.toNetwork(at.x, at.y);
    this.x += before.x - after.x;
    this.y += before.y - after.y;
  }

  /** Shows all of some places, no larger than life. */
  fit(x: Float32Array, y: Float32Array, chosen: Iterable<number> = x.keys()): void {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const node of chosen) {
      left = Math.min(left, x[node]);
      right = Math.max(right, x[node]);
      top = Math.min(top, y[node]);
      bottom = Math.max(bottom, y[node]);
    }
    if (left > right) return;
    this.x = (left + right) / 2;
    this.y = (top + bottom) / 2;
    const across = Math.max(40, this.width - 2 * Math.min(MARGIN_X, this.width / 5)) / Math.max(1, right - left);
    const down = Math.max(40, this.height - 2 * MARGIN_Y) / Math.max(1, bottom - top);
    this.scale = Math.min(1.5, Math.max(LEAST, Math.min(across, down)));
  }
}
