import type { GraphReader } from '../../../primitives/index.ts';
import { portId, STRUCTURE } from '../../../primitives/index.ts';
import { Control, LINK_TYPES, Pipe, Pump, Reservoir, Rule, Tank } from '../taxonomy/index.ts';

/** How a node is reached from a reservoir or tank: over links that are open at the beginning, or only if a control opens one. */
export type Supply = 'open' | 'controlled';

const known = new WeakMap<GraphReader, ReadonlyMap<string, Supply>>();

/** The nodes that are reached, by breadth first search from all sources at once. Done once for each graph that is read. */
export function supplyOf(graph: GraphReader): ReadonlyMap<string, Supply> {
  const before = known.get(graph);
  if (before) return before;
  const opened = openedByControl(graph);
  const supply = new Map<string, Supply>();
  const sources = [Reservoir, Tank].flatMap((type) => [...graph.ofType(type)]);
  spread(graph, sources, supply, 'open', (link) => !isClosed(graph, link));
  spread(graph, [...supply.keys()], supply, 'controlled', (link) => !isClosed(graph, link) || opened.has(link));
  known.set(graph, supply);
  return supply;
}

function spread(
  graph: GraphReader,
  from: readonly string[],
  supply: Map<string, Supply>,
  how: Supply,
  passes: (link: string) => boolean,
): void {
  const queue = [...from];
  for (const node of queue) if (!supply.has(node)) supply.set(node, how);
  for (let at = 0; at < queue.length; at++) {
    for (const port of graph.portsAt(queue[at] ?? '')) {
      const link = graph.nodeOf(port);
      if (!isLink(graph, link) || !passes(link)) continue;
      for (const end of graph.portsOf(link)) {
        const node = graph.junctionOf(end);
        if (node === undefined || node === '' || supply.has(node) || !leads(graph, link, port, end)) continue;
        supply.set(node, how);
        queue.push(node);
      }
    }
  }
}

export const isLink = (graph: GraphReader, node: string): boolean =>
  LINK_TYPES.some(({ typeId }) => typeId === graph.typeOf(node));

const isClosed = (graph: GraphReader, link: string): boolean => graph.text(link, 'initialStatus') === 'closed';

/** Pumps lift one way only, and so do check valves let through. */
function leads(graph: GraphReader, link: string, entry: string, exit: string): boolean {
  if (entry === exit) return false;
  const type = graph.typeOf(link);
  const oneWay = type === Pump.typeId || (type === Pipe.typeId && graph.value(link, 'checkValve') === true);
  return !oneWay || entry.endsWith('#1');
}

/** Links that a control or a rule may open. */
function openedByControl(graph: GraphReader): ReadonlySet<string> {
  const opened = new Set<string>();
  for (const control of graph.ofType(Control)) {
    const link = graph.text(control, 'link');
    if (link !== undefined && graph.text(control, 'status') !== 'closed') opened.add(link);
  }
  if (graph.ofType(Rule).length > 0) {
    // Which link a rule opens is in the words of its clauses; to be on the safe side it may be any.
    for (const link of LINK_TYPES.flatMap((type) => graph.ofType(type))) opened.add(link);
  }
  return opened;
}

/** The first port of a link whose node is not known: nobody can say what it feeds. */
export function looseEnd(graph: GraphReader): string | undefined {
  for (const link of LINK_TYPES.flatMap((type) => graph.ofType(type))) {
    for (const port of [portId(link, 1), portId(link, 2)]) {
      const end = graph.assertion(port, STRUCTURE.junction);
      if (!end || end.state === 'absent') return port;
    }
  }
  return undefined;
}
