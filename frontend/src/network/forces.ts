// Where nodes come to rest: ties pull, nodes push one another away (Fruchterman and Reingold 1991), and what pushes from
// far is summed by cells of a tree (Barnes and Hut 1986).
//
// 1. The same network and the same start give the same places: nothing here is drawn by chance.
// 2. A node that is held does not move; it pushes and pulls.
// 3. A place says nothing: near is not tied, and the middle is no head.

export interface Bodies {
  /** Places, in pixels at scale 1. Changed in place. */
  x: Float32Array;
  y: Float32Array;
  /** 1 for those that are held. */
  held: Uint8Array;
  /** Ends of each tie, as numbers of nodes. */
  source: Uint32Array;
  target: Uint32Array;
}

/** How far tied nodes like to stand apart, in pixels. */
export const SPACING = 110;
const PUSH = SPACING * SPACING;
const OPENING = 0.9 ** 2; // of a cell: width over distance, squared, below which it counts as one body
const COARSE_OPENING = 1.3 ** 2; // where there are more than anybody follows one by one
const HOMEWARD = 0.08; // how strongly all are drawn to the middle
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const DEEPEST = 48; // of the tree: bodies nearer than that to one another share a cell

/** How often to step, so that a network of any size settles in some seconds. */
export function stepsFor(nodes: number): number {
  if (nodes <= 1000) return 300;
  return nodes <= 10000 ? 160 : 50;
}

/** The place of the nth node of a spiral that fills a disc evenly around the origin. */
export function spiral(n: number): [number, number] {
  const radius = SPACING * 0.6 * Math.sqrt(n + 0.5);
  return [radius * Math.cos(n * GOLDEN), radius * Math.sin(n * GOLDEN)];
}

/** An order in which tied nodes follow one another, the most tied first: the spiral then starts near its end. */
export function widthFirst(count: number, source: Uint32Array, target: Uint32Array): Uint32Array {
  const [starts, others] = neighbours(count, source, target);
  const byTies = Uint32Array.from({ length: count }, (_, node) => node).sort(
    (one, other) => starts[other + 1] - starts[other] - (starts[one + 1] - starts[one]) || one - other,
  );
  const order = new Uint32Array(count);
  const seen = new Uint8Array(count);
  let filled = 0;
  for (const first of byTies) {
    if (seen[first]) continue;
    seen[first] = 1;
    order[filled++] = first;
    for (let at = filled - 1; at < filled; at++) {
      for (let each = starts[order[at]]; each < starts[order[at] + 1]; each++) {
        const near = others[each];
        if (seen[near]) continue;
        seen[near] = 1;
        order[filled++] = near;
      }
    }
  }
  return order;
}

/** How many nodes the largest connected part has. */
export function largestPart({ x, source, target }: Bodies): number {
  const head = Int32Array.from({ length: x.length }, (_, node) => node);
  const find = (node: number): number => {
    while (head[node] !== node) node = head[node] = head[head[node]];
    return node;
  };
  for (let tie = 0; tie < source.length; tie++) head[find(source[tie])] = find(target[tie]);
  const sizes = new Uint32Array(x.length);
  let most = 0;
  for (let node = 0; node < x.length; node++) most = Math.max(most, ++sizes[find(node)]);
  return most;
}

/** For each node where its neighbours start in the second list, and that list. */
export function neighbours(count: number, source: Uint32Array, target: Uint32Array): [Uint32Array, Uint32Array] {
  const starts = new Uint32Array(count + 1);
  for (let tie = 0; tie < source.length; tie++) {
    starts[source[tie] + 1]++;
    starts[target[tie] + 1]++;
  }
  for (let node = 0; node < count; node++) starts[node + 1] += starts[node];
  const next = starts.slice();
  const others = new Uint32Array(2 * source.length);
  for (let tie = 0; tie < source.length; tie++) {
    others[next[source[tie]]++] = target[tie];
    others[next[target[tie]]++] = source[tie];
  }
  return [starts, others];
}

/** A network on its way to rest. */
export class Settling {
  readonly bodies: Bodies;
  readonly steps: number;
  done = 0;
  private readonly dx: Float32Array;
  private readonly dy: Float32Array;
  private readonly degree: Uint32Array;
  private readonly start: number;
  private readonly range: number;

  /** `start` is how far a node may go in the first step; a network that only grew a little needs less. */
  constructor(bodies: Bodies, steps: number = stepsFor(bodies.x.length), start: number = SPACING * 2) {
    this.bodies = bodies;
    this.steps = steps;
    this.start = start;
    this.dx = new Float32Array(bodies.x.length);
    this.dy = new Float32Array(bodies.x.length);
    this.degree = new Uint32Array(bodies.x.length);
    for (const end of bodies.source) this.degree[end]++;
    for (const end of bodies.target) this.degree[end]++;
    // What no tie connects need not stand farther apart than the largest part is wide.
    this.range = SPACING * (1.8 + 0.9 * Math.sqrt(largestPart(bodies)));
  }

  /** Moves every node once; false where the network has come to rest. */
  step(): boolean {
    if (this.done >= this.steps) return false;
    this.push();
    this.pull();
    this.move(this.start * (1 - this.done / this.steps) ** 1.5 + 0.1);
    this.done++;
    return this.done < this.steps;
  }

  private push(): void {
    const { x, y } = this.bodies;
    const tree = new Cells(x, y, this.range);
    for (let node = 0; node < x.length; node++) {
      tree.pushOn(node, this.dx, this.dy);
      // Parts that no tie connects would drift apart for ever.
      this.dx[node] -= x[node] * HOMEWARD;
      this.dy[node] -= y[node] * HOMEWARD;
    }
  }

  private pull(): void {
    const { x, y, source, target } = this.bodies;
    for (let tie = 0; tie < source.length; tie++) {
      const one = source[tie];
      const other = target[tie];
      const dx = x[other] - x[one];
      const dy = y[other] - y[one];
      // A node of many ties is not pulled to pieces by them: each of its ties pulls less.
      const by =
        Math.sqrt(dx * dx + dy * dy) / SPACING / Math.sqrt(Math.min(this.degree[one], this.degree[other]) || 1);
      this.dx[one] += dx * by;
      this.dy[one] += dy * by;
      this.dx[other] -= dx * by;
      this.dy[other] -= dy * by;
    }
  }

  private move(most: number): void {
    const { x, y, held } = this.bodies;
    for (let node = 0; node < x.length; node++) {
      const length = Math.hypot(this.dx[node], this.dy[node]);
      if (!held[node] && length > 0) {
        const by = Math.min(length, most) / length;
        x[node] += this.dx[node] * by;
        y[node] += this.dy[node] * by;
      }
      this.dx[node] = 0;
      this.dy[node] = 0;
    }
  }
}

/** The quadrants of the plane in which bodies lie: four children to a cell, kept in flat arrays. */
class Cells {
  private readonly x: Float32Array;
  private readonly y: Float32Array;
  private child: Int32Array; // > 0 a cell, < 0 a body (-1 - its number), 0 nothing
  private mass: Float32Array;
  private sumX: Float32Array;
  private sumY: Float32Array;
  private readonly next: Int32Array; // bodies that share the deepest cell
  private count = 1;
  private readonly middleX: number;
  private readonly middleY: number;
  private readonly half: number;
  private readonly reach: number;
  private readonly opening: number;
  private readonly stack = new Int32Array(4 * DEEPEST + 8);
  private readonly widths = new Float32Array(4 * DEEPEST + 8);

  /** Nothing pushes farther than `range`. */
  constructor(x: Float32Array, y: Float32Array, range: number) {
    this.reach = range * range;
    this.x = x;
    this.y = y;
    const room = Math.max(16, 2 * x.length);
    this.child = new Int32Array(4 * room);
    this.mass = new Float32Array(room);
    this.sumX = new Float32Array(room);
    this.sumY = new Float32Array(room);
    this.next = new Int32Array(x.length).fill(-1);
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let node = 0; node < x.length; node++) {
      left = Math.min(left, x[node]);
      right = Math.max(right, x[node]);
      top = Math.min(top, y[node]);
      bottom = Math.max(bottom, y[node]);
    }
    this.middleX = x.length ? (left + right) / 2 : 0;
    this.middleY = x.length ? (top + bottom) / 2 : 0;
    this.half = x.length ? Math.max(right - left, bottom - top, 1) / 2 + 1 : 1;
    this.opening = x.length > 10000 ? COARSE_OPENING : OPENING;
    for (let node = 0; node < x.length; node++) this.insert(node);
    this.weigh();
  }

  private insert(node: number): void {
    const px = this.x[node];
    const py = this.y[node];
    let cell = 0;
    let [cx, cy, half] = [this.middleX, this.middleY, this.half];
    for (let depth = 0; ; depth++) {
      this.mass[cell]++;
      this.sumX[cell] += px;
      this.sumY[cell] += py;
      const slot = 4 * cell + (px >= cx ? 1 : 0) + (py >= cy ? 2 : 0);
      const found = this.child[slot];
      if (found === 0) {
        this.child[slot] = -1 - node;
        return;
      }
      half /= 2;
      cx += px >= cx ? half : -half;
      cy += py >= cy ? half : -half;
      if (found > 0) {
        cell = found;
        continue;
      }
      const other = -1 - found;
      if (depth >= DEEPEST - 2) {
        this.next[node] = this.next[other];
        this.next[other] = node;
        return;
      }
      const made = this.open();
      this.child[slot] = made;
      this.mass[made] = 1;
      this.sumX[made] = this.x[other];
      this.sumY[made] = this.y[other];
      this.child[4 * made + (this.x[other] >= cx ? 1 : 0) + (this.y[other] >= cy ? 2 : 0)] = found;
      cell = made;
    }
  }

  private open(): number {
    if (this.count === this.mass.length) {
      const more = <T extends Int32Array | Float32Array>(old: T, made: T): T => (made.set(old), made);
      this.child = more(this.child, new Int32Array(2 * this.child.length));
      this.mass = more(this.mass, new Float32Array(2 * this.mass.length));
      this.sumX = more(this.sumX, new Float32Array(2 * this.sumX.length));
      this.sumY = more(this.sumY, new Float32Array(2 * this.sumY.length));
    }
    return this.count++;
  }

  /** The middle of the mass of each cell, once all bodies lie in theirs. */
  private weigh(): void {
    for (let cell = 0; cell < this.count; cell++) {
      this.sumX[cell] /= this.mass[cell];
      this.sumY[cell] /= this.mass[cell];
    }
  }

  /** Adds to `dx` and `dy` of a node what all others push it. One loop without calls: it is nearly all of the work. */
  pushOn(node: number, dx: Float32Array, dy: Float32Array): void {
    const { x, y, stack, widths, child, mass, sumX, sumY, next, reach, opening } = this;
    const [px, py] = [x[node], y[node]];
    let [fx, fy, size] = [0, 0, 1];
    stack[0] = 0;
    widths[0] = this.half * this.half; // of a child: half its parent's width, squared
    while (size > 0) {
      const cell = stack[--size];
      const square = widths[size];
      for (let slot = 4 * cell; slot < 4 * cell + 4; slot++) {
        const found = child[slot];
        if (found === 0) continue;
        let other = -1;
        let [ex, ey, weight] = [0, 0, 1];
        if (found < 0) {
          other = -1 - found;
          if (other === node) other = next[other];
          if (other < 0) continue;
          ex = px - x[other];
          ey = py - y[other];
        } else {
          ex = px - sumX[found];
          ey = py - sumY[found];
          weight = mass[found];
        }
        let far = ex * ex + ey * ey;
        if (found > 0 && square >= opening * far) {
          stack[size] = found;
          widths[size++] = square / 4;
          continue;
        }
        for (;;) {
          if (far < 1e-4) {
            // Two in one place part in a direction of their own numbers (rule 1).
            ex = 0.01 * Math.cos(node + other * GOLDEN);
            ey = 0.01 * Math.sin(node + other * GOLDEN);
            far = 1e-4;
          }
          if (far <= reach) {
            const by = (PUSH * weight) / (far > 25 ? far : 25);
            fx += ex * by;
            fy += ey * by;
          }
          if (other < 0) break;
          other = next[other];
          if (other === node) other = next[other];
          if (other < 0) break;
          ex = px - x[other];
          ey = py - y[other];
          far = ex * ex + ey * ey;
        }
      }
    }
    dx[node] += fx;
    dy[node] += fy;
  }
}
