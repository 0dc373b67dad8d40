import type { Network } from '../network.ts';
import type { Topology } from './topology.ts';

/** V by which to measure each unknown: its bus's base, else the greatest no-load voltage of the bus. */
export function nodeBases(network: Network, topology: Topology, voltages: Float64Array): Float64Array {
  const stated = new Map(network.buses?.map((bus) => [bus.name, bus.voltageBase]));
  const bases = new Float64Array(topology.unknowns).fill(1);
  for (const bus of topology.nodes.buses()) {
    const unknowns = topology.nodes.ofBus(bus).map((node) => topology.unknownOf[node] ?? -1);
    const length = (unknown: number): number => {
      const [re, im] = [voltages[2 * unknown] ?? 0, voltages[2 * unknown + 1] ?? 0];
      return Math.sqrt(re * re + im * im);
    };
    const fed = unknowns.filter((unknown) => unknown >= 0);
    const base = stated.get(bus) || Math.max(...fed.map(length), 0) || 1;
    for (const unknown of fed) bases[unknown] = base;
  }
  return bases;
}
