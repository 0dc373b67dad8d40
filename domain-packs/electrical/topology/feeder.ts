import type { GraphReader } from '../../../primitives/index.ts';
import { VoltageSource } from '../taxonomy/index.ts';
import { carriesPower } from './conduction.ts';
import { terminalsAt, terminalsOf } from './terminals.ts';

/** A bus as seen from the source that feeds it. */
export interface FedBus {
  readonly bus: string;
  /** The bus before it, and the element between them; absent where the source is. */
  readonly parent?: string;
  readonly via?: string;
  /** Elements between the source and the bus. */
  readonly depth: number;
  /** Length of the lines between the source and the bus, in metres; a line of unstated length counts nothing. */
  readonly distance: number;
}

const known = new WeakMap<GraphReader, ReadonlyMap<string, FedBus>>();

/**
 * The buses that sources feed over closed elements, in the order in which power reaches them: breadth first from all
 * sources, ties by the order of ids. In a meshed network this is the tree of fewest elements.
 */
export function feeder(graph: GraphReader): ReadonlyMap<string, FedBus> {
  const before = known.get(graph);
  if (before) return before;
  const found = new Map<string, FedBus>();
  for (const source of graph.ofType(VoltageSource)) {
    const bus = terminalsOf(graph, source)[0]?.bus;
    if (bus !== undefined && carriesPower(graph, source)) found.set(bus, { bus, depth: 0, distance: 0 });
  }
  // A map hands out what is added to it while it is walked through: it is its own queue.
  for (const from of found.values()) {
    for (const { element, port } of terminalsAt(graph, from.bus)) {
      if (graph.typeOf(element) === VoltageSource.typeId || !carriesPower(graph, element)) continue;
      const distance = from.distance + (graph.number(element, 'length') ?? 0);
      for (const { bus, port: other } of terminalsOf(graph, element)) {
        if (other === port || found.has(bus)) continue;
        found.set(bus, { bus, parent: from.bus, via: element, depth: from.depth + 1, distance });
      }
    }
  }
  known.set(graph, found);
  return found;
}
