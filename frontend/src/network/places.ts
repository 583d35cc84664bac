// Where a drawing is written on already: names and words keep out of one another's way.

/** Which rectangles are taken. */
export class Places {
  private readonly cells = new Set<number>();

  isFree(left: number, top: number, right: number, bottom: number): boolean {
    return !cellsOf(left, top, right, bottom).some((cell) => this.cells.has(cell));
  }

  /** Takes a rectangle, or is false where something stands there. */
  take(left: number, top: number, right: number, bottom: number): boolean {
    const found = cellsOf(left, top, right, bottom);
    if (found.some((cell) => this.cells.has(cell))) return false;
    for (const cell of found) this.cells.add(cell);
    return true;
  }

  /** Takes a rectangle, whatever stands there. */
  cover(left: number, top: number, right: number, bottom: number): void {
    for (const cell of cellsOf(left, top, right, bottom)) this.cells.add(cell);
  }
}

function cellsOf(left: number, top: number, right: number, bottom: number): number[] {
  const found: number[] = [];
  for (let row = Math.floor(top / 4); row <= Math.floor(bottom / 4); row++) {
    for (let column = Math.floor(left / 8); column <= Math.floor(right / 8); column++) {
      found.push((row + 8192) * 65536 + column + 8192);
    }
  }
  return found;
}
