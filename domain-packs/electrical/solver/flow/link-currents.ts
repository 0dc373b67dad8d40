import type { Link } from './merged-nodes.ts';
import type { Topology } from './topology.ts';

/** The current in A through one conductor of a line without impedance, into it at its first terminal. */
export interface LinkCurrent {
  readonly link: Link;
  readonly re: number;
  readonly im: number;
}

/**
 * Currents through the lines without impedance, from Kirchhoff's current law: what leaves the far side through elements
 * comes through the link. From the leaves of each tree inwards.
 *
 * @param currents of all conductors in A, as `elementCurrents` gives them.
 */
export function linkCurrents({ links, conductors, nodes }: Topology, currents: Float64Array): LinkCurrent[] {
  const leaving = new Float64Array(2 * nodes.list.length);
  conductors.forEach((node, k) => {
    if (node < 0) return;
    leaving[2 * node] = (leaving[2 * node] ?? 0) + (currents[2 * k] ?? 0);
    leaving[2 * node + 1] = (leaving[2 * node + 1] ?? 0) + (currents[2 * k + 1] ?? 0);
  });
  const remaining = new Map<number, Set<number>>();
  links.forEach(({ from, to }, l) => {
    for (const node of [from, to]) remaining.set(node, (remaining.get(node) ?? new Set<number>()).add(l));
  });
  const found = new Map<number, LinkCurrent>();
  const leaves = [...remaining.keys()].filter((node) => remaining.get(node)?.size === 1);
  for (const leaf of leaves) {
    const [l] = remaining.get(leaf) ?? [];
    const link = l === undefined ? undefined : links[l];
    if (l === undefined || link === undefined) continue;
    const inner = link.from === leaf ? link.to : link.from;
    const [re, im] = [leaving[2 * leaf] ?? 0, leaving[2 * leaf + 1] ?? 0];
    const sign = link.from === leaf ? -1 : 1;
    found.set(l, { link, re: sign * re, im: sign * im });
    leaving[2 * inner] = (leaving[2 * inner] ?? 0) + re;
    leaving[2 * inner + 1] = (leaving[2 * inner + 1] ?? 0) + im;
    remaining.get(leaf)?.delete(l);
    remaining.get(inner)?.delete(l);
    if (remaining.get(inner)?.size === 1) leaves.push(inner);
  }
  return links.flatMap((_, l) => found.get(l) ?? []);
}
