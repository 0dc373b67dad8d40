import type { InputFile } from '../../engine/input-file/index.ts';
import type { Toolkit } from '../../engine/toolkit.ts';
import { Junction, Pump, Tank } from '../../taxonomy/index.ts';

/** Elements of the graph by the place that the engine keeps their values at. */
export interface Topology {
  /** Subjects in the order of their ids, and the engine's place of each, from zero. */
  readonly nodes: readonly string[];
  readonly nodePlaces: Int32Array;
  readonly links: readonly string[];
  readonly linkPlaces: Int32Array;
  /** For each link, its two nodes by their position in `nodes`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** For each node: whether what flows in must flow out, save the demand. */
  readonly isJunction: readonly boolean[];
  readonly isTank: readonly boolean[];
  /** Positions in `links`. */
  readonly pumps: readonly number[];
}

export function topologyOf({ ids, ends, values }: InputFile, toolkit: Toolkit): Topology {
  const nodes = [...ids.nodes.keys()];
  const links = [...ids.links.keys()];
  const position = new Map(nodes.map((node, i) => [node, i]));
  const end = (which: 0 | 1): Int32Array =>
    Int32Array.from(links, (link) => position.get(ends.get(link)?.[which] ?? '') ?? -1);
  const junctions = new Set(values.ofType(Junction));
  const tanks = new Set(values.ofType(Tank));
  const pumps = new Set(values.ofType(Pump));
  return {
    nodes,
    links,
    nodePlaces: Int32Array.from(nodes, (node) => toolkit.nodeIndex(ids.of(node)) - 1),
    linkPlaces: Int32Array.from(links, (link) => toolkit.linkIndex(ids.of(link)) - 1),
    from: end(0),
    to: end(1),
    isJunction: nodes.map((node) => junctions.has(node)),
    isTank: nodes.map((node) => tanks.has(node)),
    pumps: links.flatMap((link, i) => (pumps.has(link) ? [i] : [])),
  };
}
