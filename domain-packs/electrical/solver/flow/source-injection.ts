import { sourceVoltages } from '../elements/source.ts';
import type { Network } from '../network.ts';
import type { PrimitiveAdmittances } from './system-matrix.ts';
import type { Topology } from './topology.ts';

/** The currents in A that the sources inject: their primitive admittance times the voltage behind it. */
export function sourceInjection(network: Network, topology: Topology, primitives: PrimitiveAdmittances): Float64Array {
  const currents = new Float64Array(2 * topology.unknowns);
  network.sources.forEach((source, e) => {
    const behind = sourceVoltages(source);
    const order = 2 * source.phases;
    const y = primitives.values.subarray(primitives.starts[e]);
    for (let i = 0; i < order; i++) {
      const node = topology.conductors[(topology.starts[e] ?? 0) + i] ?? -1;
      const unknown = node < 0 ? -1 : (topology.unknownOf[node] ?? -1);
      if (unknown < 0) continue;
      behind.forEach((v, j) => {
        const k = 2 * (i * order + j);
        currents[2 * unknown] = (currents[2 * unknown] ?? 0) + (y[k] ?? 0) * v.re - (y[k + 1] ?? 0) * v.im;
        currents[2 * unknown + 1] = (currents[2 * unknown + 1] ?? 0) + (y[k] ?? 0) * v.im + (y[k + 1] ?? 0) * v.re;
      });
    }
  });
  return currents;
}
