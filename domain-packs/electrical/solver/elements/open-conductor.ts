import type { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { divide, magnitude, multiply, subtract, ZERO } from '../matrix/complex.ts';
import type { OpenConductor, Terminal } from '../terminal.ts';

/** S. What OpenDSS leaves on the diagonal so that a node which nothing else feeds stays solvable. */
const RESIDUAL_ADMITTANCE = { re: 1e-12, im: 0 };

/**
 * The primitive admittance with its open conductors eliminated: no current flows into them, which is a Kron reduction
 * that keeps the order. (OpenDSS, `TDSSCktElement.DoYprimCalcs`.)
 */
export function withOpenConductors(
  admittance: ComplexMatrix,
  terminals: readonly Terminal[],
  open: readonly OpenConductor[],
): ComplexMatrix {
  if (open.length === 0) return admittance;
  const result = admittance.copy();
  const eliminated = new Set(open.map((each) => conductorIndex(terminals, each)));
  const done = new Set<number>();
  for (const k of [...eliminated].sort((a, b) => a - b)) {
    done.add(k);
    const pivot = magnitude(result.at(k, k)) === 0 ? RESIDUAL_ADMITTANCE : result.at(k, k);
    for (let i = 0; i < result.order; i++) {
      if (done.has(i)) continue;
      const weight = divide(result.at(i, k), pivot);
      for (let j = 0; j < result.order; j++)
        if (!done.has(j)) result.set(i, j, subtract(result.at(i, j), multiply(weight, result.at(k, j))));
    }
    for (let i = 0; i < result.order; i++) {
      result.set(i, k, ZERO);
      result.set(k, i, ZERO);
    }
    result.set(k, k, RESIDUAL_ADMITTANCE);
  }
  for (let i = 0; i < result.order; i++) if (!eliminated.has(i)) result.add(i, i, RESIDUAL_ADMITTANCE);
  return result;
}

function conductorIndex(terminals: readonly Terminal[], open: OpenConductor): number {
  const before = terminals.slice(0, open.terminal).reduce((sum, each) => sum + each.nodes.length, 0);
  return before + open.conductor;
}
