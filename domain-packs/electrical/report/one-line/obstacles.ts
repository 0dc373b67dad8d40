import type { Point } from './tree-layout.ts';

/** A rectangle of the picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const boxAround = ([x, y]: Point, halfWidth: number, halfHeight = halfWidth): Box => ({
  left: x - halfWidth,
  right: x + halfWidth,
  top: y - halfHeight,
  bottom: y + halfHeight,
});

/** What stands in the picture already, and how much of it a new box would cover. */
export class Obstacles {
  readonly #boxes: Box[] = [];
  readonly #segments: (readonly [Point, Point])[] = [];
  readonly #frame: Box;

  constructor(frame: Box) {
    this.#frame = frame;
  }

  addBox(box: Box): void {
    this.#boxes.push(box);
  }

  addSegment(from: Point, to: Point): void {
    this.#segments.push([from, to]);
  }

  /** Covered area in pixels, lines counted as 25 pixels wide; leaving the picture costs more than anything else. */
  cost(box: Box): number {
    let cost = 0;
    const frame = this.#frame;
    if (box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom)
      cost += 1e5;
    for (const other of this.#boxes) {
      const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (width > 0 && height > 0) cost += 60 + 4 * width * height;
    }
    for (const [from, to] of this.#segments) cost += 25 * lengthInside(from, to, box);
    return cost;
  }
}

/** Length of the part of a segment that lies in a box (Liang and Barsky 1984). */
export function lengthInside([ax, ay]: Point, [bx, by]: Point, box: Box): number {
  const [dx, dy] = [bx - ax, by - ay];
  let [enters, leaves] = [0, 1];
  for (const [p, q] of [
    [-dx, ax - box.left],
    [dx, box.right - ax],
    [-dy, ay - box.top],
    [dy, box.bottom - ay],
  ] as const) {
    if (p === 0) {
      if (q < 0) return 0;
    } else if (p < 0) enters = Math.max(enters, q / p);
    else leaves = Math.min(leaves, q / p);
  }
  return leaves > enters ? (leaves - enters) * Math.sqrt(dx * dx + dy * dy) : 0;
}
