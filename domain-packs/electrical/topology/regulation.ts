import type { GraphReader } from '../../../primitives/index.ts';
import { RegulatorControl } from '../taxonomy/index.ts';
import { feeder } from './feeder.ts';

const known = new WeakMap<GraphReader, ReadonlyMap<string, string>>();

/**
 * For each bus that is fed, the bus at which the voltage on its way was last set: the one behind the last regulating
 * transformer, else the one at the source. O(buses).
 */
export function lastRegulated(graph: GraphReader): ReadonlyMap<string, string> {
  const before = known.get(graph);
  if (before) return before;
  const regulating = new Set(
    graph
      .ofType(RegulatorControl)
      .filter((control) => graph.value(control, 'enabled') !== false)
      .map((control) => graph.text(control, 'transformer')),
  );
  const found = new Map<string, string>();
  // Buses come in the order in which power reaches them: the one before is always known.
  for (const { bus, parent, via } of feeder(graph).values()) {
    const above = parent === undefined ? undefined : found.get(parent);
    found.set(bus, above === undefined || regulating.has(via) ? bus : above);
  }
  known.set(graph, found);
  return found;
}
