import type { NetworkNode } from './nodes.ts';
import type { Topology } from './topology.ts';

/** How far a solution is from Kirchhoff's current law. */
export interface Residual {
  /** A: the greatest sum of currents at a node, and where. */
  readonly current: number;
  readonly at: NetworkNode | undefined;
  /** The same against the greatest sum of current lengths that meets at any node. */
  readonly relative: number;
}

/**
 * Sums the element currents at each node. Nodes joined by links without impedance count as one.
 *
 * @param currents of all conductors in A, as `elementCurrents` gives them.
 */
export function kirchhoffResidual(topology: Topology, currents: Float64Array): Residual {
  const { conductors, unknownOf, unknowns, nodes } = topology;
  const sums = new Float64Array(2 * unknowns);
  const met = new Float64Array(unknowns);
  conductors.forEach((node, k) => {
    const unknown = node < 0 ? -1 : (unknownOf[node] ?? -1);
    if (unknown < 0) return;
    const re = currents[2 * k] ?? 0;
    const im = currents[2 * k + 1] ?? 0;
    sums[2 * unknown] = (sums[2 * unknown] ?? 0) + re;
    sums[2 * unknown + 1] = (sums[2 * unknown + 1] ?? 0) + im;
    met[unknown] = (met[unknown] ?? 0) + Math.sqrt(re * re + im * im);
  });
  let worst = -1;
  let current = 0;
  for (let i = 0; i < unknowns; i++) {
    const mismatch = Math.sqrt(
      (sums[2 * i] ?? 0) * (sums[2 * i] ?? 0) + (sums[2 * i + 1] ?? 0) * (sums[2 * i + 1] ?? 0),
    );
    // NaN counts as the worst.
    if (!(mismatch <= current)) [current, worst] = [mismatch, i];
  }
  const greatest = met.reduce((most, each) => Math.max(most, each), 0);
  const relative = current === 0 ? 0 : current / greatest;
  return { current, at: nodes.list[unknownOf.indexOf(worst)], relative };
}
