import type { GraphReader } from '../../../primitives/index.ts';
import { Bus, Capacitor, Line, Reactor, Transformer, VoltageSource } from '../taxonomy/index.ts';

const SERIES: ReadonlySet<string> = new Set([Line, Transformer, Reactor, Capacitor].map((type) => type.typeId));

/** Whether current can pass from one terminal of an element to another. */
export type Conduction = 'closed' | 'open' | 'unknown';

/** Equipment counts as in service unless something says that it is not. */
export const isEnabled = (graph: GraphReader, element: string): boolean => graph.value(element, 'enabled') !== false;

/**
 * The state of an element between its terminals: `open` when it is out of service, switched off, or has no second
 * terminal. A switch whose position nobody states is `unknown`; a line that is no switch is closed.
 */
export function conduction(graph: GraphReader, element: string): Conduction {
  const type = graph.typeOf(element);
  if (type === undefined || !SERIES.has(type)) return 'open';
  if (!isEnabled(graph, element) || graph.portsOf(element).length < 2) return 'open';
  const closed = graph.value(element, 'closed');
  if (closed === false) return 'open';
  return closed === undefined && graph.value(element, 'isSwitch') === true ? 'unknown' : 'closed';
}

/** Ways along which power flows: over buses and closed elements, to sources that are in service. */
export function carriesPower(graph: GraphReader, node: string): boolean {
  const type = graph.typeOf(node);
  if (type === Bus.typeId) return true;
  if (type === VoltageSource.typeId) return isEnabled(graph, node);
  return conduction(graph, node) === 'closed';
}
