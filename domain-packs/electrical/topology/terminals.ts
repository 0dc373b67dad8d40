import type { GraphReader } from '../../../primitives/index.ts';
import { CONDUCTORS } from '../taxonomy/index.ts';

/** Where equipment is connected (IEC 61970-301 Terminal): a bus, and the node number of each conductor, 0 for earth. */
export interface Terminal {
  readonly port: string;
  readonly element: string;
  readonly bus: string;
  readonly conductors: readonly number[];
}

function terminal(graph: GraphReader, port: string): Terminal | undefined {
  const bus = graph.junctionOf(port);
  const conductors = graph.value(port, CONDUCTORS);
  if (bus === undefined) return undefined;
  return {
    port,
    element: graph.nodeOf(port),
    bus,
    conductors: Array.isArray(conductors) ? conductors.map(Number) : [1, 2, 3],
  };
}

/** The terminals of an element, by sequence number. */
export const terminalsOf = (graph: GraphReader, element: string): Terminal[] =>
  graph.portsOf(element).flatMap((port) => terminal(graph, port) ?? []);

/** The terminals that are connected to a bus. */
export const terminalsAt = (graph: GraphReader, bus: string): Terminal[] =>
  graph.portsAt(bus).flatMap((port) => terminal(graph, port) ?? []);
