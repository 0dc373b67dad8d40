import type { Moment } from './moment.ts';
import type { Topology } from './topology.ts';

/** How far a moment is from conservation of mass, m³/s; `node` is the position of the worst junction, -1 for none. */
export interface Imbalance {
  readonly flow: number;
  readonly relative: number;
  readonly node: number;
}

/**
 * What flows into each junction less what flows out and what is drawn there, from the flows of the links and the network of the
 * graph alone; the greatest of these differences.
 */
export function imbalanceOf({ flow, demand }: Moment, { from, to, isJunction }: Topology): Imbalance {
  const remains = demand.map((drawn) => -drawn);
  let greatest = 0;
  for (const [link, rate] of flow.entries()) {
    const [start, end] = [from[link] ?? -1, to[link] ?? -1];
    remains[start] = (remains[start] ?? 0) - rate;
    remains[end] = (remains[end] ?? 0) + rate;
    greatest = Math.max(greatest, Math.abs(rate));
  }
  let worst = { flow: 0, relative: 0, node: -1 };
  for (const [node, rest] of remains.entries()) {
    if (isJunction[node] !== true || Math.abs(rest) <= worst.flow) continue;
    worst = { flow: Math.abs(rest), relative: greatest > 0 ? Math.abs(rest) / greatest : 0, node };
  }
  return worst;
}
