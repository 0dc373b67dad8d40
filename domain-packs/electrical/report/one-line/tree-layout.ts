import type { NetworkState } from '../study/network.ts';
import { parentsOf } from './forest.ts';

export type Point = readonly [x: number, y: number];

/**
 * Places for a network without coordinates: a bus stands one column right of the bus that feeds it; the largest branch goes
 * straight on, the others hang below it in rows of their own, so that no two lines cross.
 */
export function treeLayout(network: NetworkState): ReadonlyMap<string, Point> {
  const children = new Map<string, string[]>();
  const roots: string[] = [];
  const parents = parentsOf(network);
  for (const { id } of network.buses) {
    const parent = parents.get(id);
    if (parent === undefined) roots.push(id);
    else children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const sizes = sizesOf(roots, children);
  const places = new Map<string, Point>();
  let row = -1;
  // Depth first with a stack of its own: feeders are deeper than the call stack may be.
  const stack = roots.map((bus) => ({ bus, column: 0, opensRow: true })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { bus, column, opensRow } = next;
    if (opensRow) row++;
    places.set(bus, [column, row]);
    const bySize = [...(children.get(bus) ?? [])].sort(
      (a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || (a < b ? -1 : 1),
    );
    stack.push(...bySize.map((child, i) => ({ bus: child, column: column + 1, opensRow: i > 0 })).reverse());
  }
  return places;
}

/** How many buses hang on each, itself among them. */
function sizesOf(
  roots: readonly string[],
  children: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const order = [...roots];
  for (const bus of order) order.push(...(children.get(bus) ?? []));
  const sizes = new Map<string, number>();
  for (const bus of order.reverse()) {
    sizes.set(
      bus,
      (children.get(bus) ?? []).reduce((sum, child) => sum + (sizes.get(child) ?? 0), 1),
    );
  }
  return sizes;
}
