import type { NetworkElement } from '../elements/network-primitives.ts';
import { networkElements } from '../elements/network-primitives.ts';
import { SolverError } from '../errors.ts';
import type { Network } from '../network.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { fedNodes } from './islands.ts';
import { mergedNodes } from './merged-nodes.ts';
import type { Link } from './merged-nodes.ts';
import { Nodes } from './nodes.ts';

/** The network's elements on numbered nodes. */
export interface Topology {
  readonly nodes: Nodes;
  readonly elements: readonly NetworkElement[];
  /** Element e has the conductors `conductors[starts[e]]` … `conductors[starts[e + 1] - 1]`: named nodes, earth is -1. */
  readonly starts: Int32Array;
  readonly conductors: Int32Array;
  /** Number of unknown voltages, and the unknown of each named node; -1 when its voltage is zero (not fed). */
  readonly unknowns: number;
  readonly unknownOf: Int32Array;
  /** Named nodes that no source feeds. */
  readonly unfed: readonly number[];
  readonly links: readonly Link[];
}

export interface TopologyOptions {
  /** What to do with nodes that no source feeds: refuse the network, or take them as dead (0 V). */
  readonly islands?: 'refuse' | 'de-energize';
}

/**
 * @throws SolverError `no-source`, `island-without-source` (naming the buses), `zero-impedance-loop`, and what the element
 *   models throw.
 */
export function topology(network: Network, options: TopologyOptions = {}): Topology {
  if (network.sources.length === 0)
    throw new SolverError('electrical.solver.no-source', ['network'], 'The network has no source');
  const nodes = new Nodes();
  const elements = networkElements(network);
  const perElement = elements.map((element) => element.terminals.flatMap((terminal) => nodes.take(terminal)));
  const { sets: merged, links } = mergedNodes(network, nodes);
  const count = nodes.list.length;
  const joined = new DisjointSets(count);
  for (const { from, to } of links) joined.join(from, to);
  const fed = fedNodes(count, elements, perElement, joined);
  const unfed = Array.from(fed.keys()).filter((node) => fed[node] === 0);
  if (unfed.length > 0 && options.islands !== 'de-energize') {
    const buses = [...new Set(unfed.map((node) => nodes.list[node]?.bus ?? ''))];
    throw new SolverError('electrical.solver.island-without-source', buses, 'No source feeds these buses');
  }
  const unknownOf = new Int32Array(count).fill(-1);
  let unknowns = 0;
  for (let node = 0; node < count; node++) {
    if (fed[node] === 0) continue;
    const root = merged.find(node);
    unknownOf[node] = root === node ? unknowns++ : (unknownOf[root] ?? -1);
  }
  const starts = new Int32Array(elements.length + 1);
  perElement.forEach((each, e) => {
    starts[e + 1] = (starts[e] ?? 0) + each.length;
  });
  return { nodes, elements, starts, conductors: Int32Array.from(perElement.flat()), unknowns, unknownOf, unfed, links };
}
