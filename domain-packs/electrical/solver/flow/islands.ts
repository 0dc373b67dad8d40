import type { NetworkElement } from '../elements/network-primitives.ts';
import type { DisjointSets } from './disjoint-sets.ts';

/**
 * Which sets of nodes a source feeds: nodes joined by elements, not counting open conductors or earth.
 *
 * @returns for each node whether it is fed.
 */
export function fedNodes(
  nodeCount: number,
  elements: readonly NetworkElement[],
  conductors: readonly (readonly number[])[],
  sets: DisjointSets,
): Uint8Array {
  elements.forEach((element, e) => {
    const joined = connected(element, conductors[e] ?? []);
    joined.forEach((node) => sets.join(joined[0] ?? node, node));
  });
  const fed = new Uint8Array(nodeCount);
  elements.forEach((element, e) => {
    if (element.elementClass === 'Vsource')
      for (const node of connected(element, conductors[e] ?? [])) fed[sets.find(node)] = 1;
  });
  return Uint8Array.from({ length: nodeCount }, (_, node) => fed[sets.find(node)] ?? 0);
}

function connected(element: NetworkElement, conductors: readonly number[]): number[] {
  if (element.openConductors.length === 0) return conductors.filter((node) => node >= 0);
  const starts: number[] = [];
  let start = 0;
  for (const terminal of element.terminals) {
    starts.push(start);
    start += terminal.nodes.length;
  }
  const open = new Set(element.openConductors.map((each) => (starts[each.terminal] ?? 0) + each.conductor));
  return conductors.filter((node, k) => node >= 0 && !open.has(k));
}
