import type { BusState, NetworkState } from '../study/network.ts';
import type { Point } from './tree-layout.ts';
import { treeLayout } from './tree-layout.ts';

export interface Positions {
  readonly places: ReadonlyMap<string, Point>;
  /** Whether the places are those that the source states, or made up as a tree. */
  readonly kind: 'stated' | 'tree';
  readonly width: number;
  readonly height: number;
}

const WIDTH = 1000;
const MARGIN = { x: 64, y: 86 } as const;
const HEIGHTS = { least: 300, most: 760 } as const;
/** A tree's rows, and what it may grow to: beyond that, rows move together. */
const ROW = { height: 54, most: 1500 } as const;

/** Where each bus stands in the picture, in pixels: at its coordinates where at least half of the buses state theirs. */
export function positionsOf(network: NetworkState): Positions {
  const { buses, branches } = network;
  const stated = statedPlaces(buses);
  if (stated.size * 2 < buses.length || stated.size < 2) {
    const places = treeLayout(network);
    const rows = Math.max(0, ...[...places.values()].map(([, row]) => row));
    return { ...fitted(places, Math.min(ROW.most, rows * ROW.height + 2 * MARGIN.y)), kind: 'tree' };
  }
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of branches) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  const places = completed(buses, stated, neighbours);
  const [[left, right], [top, bottom]] = extent(places.values());
  const natural = ((bottom - top) / (right - left || 1)) * (WIDTH - 2 * MARGIN.x) + 2 * MARGIN.y;
  return { ...fitted(places, Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, natural))), kind: 'stated' };
}

/** Stated coordinates with the second axis downwards; of several buses at one point only the first counts. */
function statedPlaces(buses: readonly BusState[]): Map<string, Point> {
  const taken = new Set<string>();
  const places = new Map<string, Point>();
  for (const { id, x, y } of buses) {
    if (x === undefined || y === undefined || taken.has(`${x} ${y}`)) continue;
    taken.add(`${x} ${y}`);
    places.set(id, [x, -y]);
  }
  return places;
}

/** Puts a bus that states no place beside one that has a place, away from what is there. */
function completed(
  buses: readonly BusState[],
  stated: ReadonlyMap<string, Point>,
  neighbours: ReadonlyMap<string, readonly string[]>,
): Map<string, Point> {
  const places = new Map(stated);
  const [[left, right], [top, bottom]] = extent(places.values());
  const step = Math.max(right - left, bottom - top) * 0.06 || 1;
  const queue = buses.map(({ id }) => id).filter((id) => places.has(id));
  for (const bus of queue) {
    const [x, y] = places.get(bus) ?? [0, 0];
    for (const next of neighbours.get(bus) ?? []) {
      if (places.has(next)) continue;
      const near = [...places.values()].filter(([px, py]) => Math.abs(px - x) + Math.abs(py - y) < 4 * step);
      const free = DIRECTIONS.map(([dx, dy]): Point => [x + dx * step, y + dy * step])
        .map((place) => ({ place, room: Math.min(...near.map((other) => distance(other, place))) }))
        .sort((a, b) => b.room - a.room)[0];
      places.set(next, free?.place ?? [x + step, y]);
      queue.push(next);
    }
  }
  // What nothing connects to a placed bus stands in a row below the picture.
  const lost = buses.filter(({ id }) => !places.has(id));
  lost.forEach(({ id }, i) => places.set(id, [left + i * 2 * step, bottom + 3 * step]));
  return places;
}

const DIRECTIONS: readonly Point[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
  [0.7, 0.7],
  [-0.7, 0.7],
  [-0.7, -0.7],
  [0.7, -0.7],
];

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by));

function extent(places: Iterable<Point>): readonly [Point, Point] {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of places) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return left > right
    ? [
        [0, 0],
        [0, 0],
      ]
    : [
        [left, right],
        [top, bottom],
      ];
}

/** Stretches places to the picture, each axis by itself: a one-line diagram is no map. */
function fitted(places: ReadonlyMap<string, Point>, height: number): Omit<Positions, 'kind'> {
  const [[left, right], [top, bottom]] = extent(places.values());
  const along = (value: number, low: number, high: number, size: number, margin: number): number =>
    high > low ? margin + ((value - low) / (high - low)) * (size - 2 * margin) : size / 2;
  const pixels = new Map(
    [...places].map(([bus, [x, y]]): [string, Point] => [
      bus,
      [along(x, left, right, WIDTH, MARGIN.x), along(y, top, bottom, height, MARGIN.y)],
    ]),
  );
  return { places: pixels, width: WIDTH, height };
}
