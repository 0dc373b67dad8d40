import type { GraphReader } from './read-set.ts';

/** Whether a way may lead through an element, or end at it; unless said, it may through all. */
export type Passage = (graph: GraphReader, node: string) => boolean;

const anywhere: Passage = () => true;

/** For each node that is reached: the next node on its way to the nearest target; `undefined` at the targets. */
type Ways = ReadonlyMap<string, string | undefined>;

/** The search from all targets at once answers for every start, so it is done once for each graph that is read. */
const known = new WeakMap<GraphReader, Map<Passage, Map<string, Ways>>>();

/**
 * The shortest way, counted in elements and junctions, from a node to the nearest one of a type: the nodes passed on it in
 * order, without the start. Ties are broken by the order of ids, so that the answer never varies.
 */
export function shortestPath(
  graph: GraphReader,
  start: string,
  typeId: string,
  passes = anywhere,
): string[] | undefined {
  const targets = graph.ofType(typeId);
  const ways = targets.includes(start)
    ? searchFrom(
        graph,
        targets.filter((target) => target !== start),
        passes,
      )
    : waysTo(graph, typeId, passes);
  if (!ways.has(start)) return undefined;
  const path: string[] = [];
  for (let at = ways.get(start); at !== undefined; at = ways.get(at)) path.push(at);
  return path;
}

function waysTo(graph: GraphReader, typeId: string, passes: Passage): Ways {
  let byPassage = known.get(graph);
  if (!byPassage) known.set(graph, (byPassage = new Map<Passage, Map<string, Ways>>()));
  let byType = byPassage.get(passes);
  if (!byType) byPassage.set(passes, (byType = new Map<string, Ways>()));
  let ways = byType.get(typeId);
  if (!ways) byType.set(typeId, (ways = searchFrom(graph, graph.ofType(typeId), passes)));
  return ways;
}

/** Breadth first over ports and junctions (Moore 1959), in O(nodes + ports). */
function searchFrom(graph: GraphReader, all: readonly string[], passes: Passage): Ways {
  const targets = all.filter((target) => passes(graph, target));
  const ways = new Map<string, string | undefined>(targets.map((target) => [target, undefined]));
  const queue = [...targets];
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] ?? '';
    if (at >= targets.length && !passes(graph, node)) continue;
    for (const next of nextTo(graph, node)) {
      if (ways.has(next)) continue;
      ways.set(next, node);
      queue.push(next);
    }
  }
  return ways;
}

/** From equipment to the junctions of its ports, from a junction to the equipment connected to it. */
function nextTo(graph: GraphReader, node: string): string[] {
  const ports = graph.portsOf(node);
  return ports.length > 0
    ? ports.map((port) => graph.junctionOf(port)).filter((junction) => junction !== undefined)
    : graph.portsAt(node).map((port) => graph.nodeOf(port));
}
