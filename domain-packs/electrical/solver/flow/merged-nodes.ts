import { hasNoImpedance } from '../elements/line.ts';
import type { Line } from '../elements/line.ts';
import { elementId } from '../elements/primitive.ts';
import { SolverError } from '../errors.ts';
import type { Network } from '../network.ts';
import { DisjointSets } from './disjoint-sets.ts';
import type { Nodes } from './nodes.ts';

/** One closed conductor of a line without impedance: it makes its two nodes one. */
export interface Link {
  readonly line: Line;
  readonly conductor: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Nodes joined by lines without impedance are solved as one. Their currents follow afterwards from Kirchhoff's current
 * law, which needs the links of each node to form a tree.
 *
 * @throws SolverError `zero-impedance-loop` when they do not, or when one earths a node directly.
 */
export function mergedNodes(network: Network, nodes: Nodes): { sets: DisjointSets; links: Link[] } {
  const lines = (network.lines ?? []).filter(hasNoImpedance);
  const links = lines.flatMap((line) => linksOf(line, nodes));
  const sets = new DisjointSets(nodes.list.length);
  for (const { line, from, to } of links) {
    if (from >= 0 && to >= 0 && sets.join(from, to)) continue;
    const place = elementId({ elementClass: 'Line', name: line.name });
    throw new SolverError('electrical.solver.zero-impedance-loop', [place], 'A branch without impedance closes a loop');
  }
  return { sets, links };
}

function linksOf(line: Line, nodes: Nodes): Link[] {
  const [from, to] = line.terminals.map((terminal) => nodes.take(terminal));
  return Array.from({ length: line.phases }, (_, conductor) => ({
    line,
    conductor,
    from: from?.[conductor] ?? -1,
    to: to?.[conductor] ?? -1,
  })).filter(({ conductor }) => !line.openConductors?.some((open) => open.conductor === conductor));
}
