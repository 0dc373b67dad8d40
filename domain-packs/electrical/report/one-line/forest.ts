import type { NetworkState } from '../study/network.ts';

/**
 * The bus that each bus hangs on: the one before it as seen from the source; in islands without supply, as seen from the first
 * bus of the island. Buses that hang on none are left out.
 */
export function parentsOf({ buses, branches }: NetworkState): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const reached = new Set<string>();
  for (const { id, parent, distance } of buses) {
    if (distance !== undefined) reached.add(id);
    if (parent !== undefined) parents.set(id, parent);
  }
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of branches) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  for (const { id } of buses) {
    if (reached.has(id)) continue;
    reached.add(id);
    const queue = [id];
    for (const bus of queue) {
      for (const next of neighbours.get(bus) ?? []) {
        if (reached.has(next)) continue;
        reached.add(next);
        parents.set(next, bus);
        queue.push(next);
      }
    }
  }
  return parents;
}
