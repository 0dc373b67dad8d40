import type { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { LuFactors } from '../sparse/lu-factors.ts';
import { cliquePattern } from '../sparse/sparsity-pattern.ts';
import type { SparsityPattern } from '../sparse/sparsity-pattern.ts';
import { SolverError } from '../errors.ts';
import { backwardError } from './backward-error.ts';
import type { Topology } from './topology.ts';

/** Below this share of its own diagonal a pivot is rounding noise: the node has no path to a reference. */
const SINGULAR = 1e-14;
/** Share by which diagonals are raised to find out which nodes float, and share of the greatest move that counts as floating. */
const TRACE = 1e-9;
const FLOATING = 0.2;
/** Backward error that rounding alone does not reach. */
const LOST_DIGITS = 1e-9;

/** Primitive admittances of all elements, one after another, row by row, and where each begins. */
export interface PrimitiveAdmittances {
  readonly values: Float64Array;
  readonly starts: Int32Array;
}

/** The nodal admittance matrix over the unknown voltages, and its factors. */
export class SystemMatrix {
  readonly pattern: SparsityPattern;
  readonly values: Float64Array;
  readonly #topology: Topology;
  readonly #places: Int32Array;
  readonly #factors: LuFactors;
  #primitives: PrimitiveAdmittances;
  #isHandedOut = false;

  constructor(topology: Topology, admittances: readonly ComplexMatrix[]) {
    this.#topology = topology;
    const { starts, conductors, unknownOf } = topology;
    const cliques = conductors.map((node) => (node < 0 ? -1 : (unknownOf[node] ?? -1)));
    const { pattern, places } = cliquePattern(topology.unknowns, starts, cliques);
    this.pattern = pattern;
    this.#places = places;
    this.values = new Float64Array(2 * pattern.columns.length);
    this.#primitives = {
      values: new Float64Array(2 * places.length),
      starts: new Int32Array(topology.elements.length),
    };
    let start = 0;
    admittances.forEach(({ values }, e) => {
      this.#primitives.starts[e] = start;
      this.#primitives.values.set(values, start);
      start += values.length;
    });
    this.#factors = new LuFactors(pattern);
  }

  /** As they are now: what is handed out never changes. */
  get primitives(): PrimitiveAdmittances {
    this.#isHandedOut = true;
    return this.#primitives;
  }

  /** Replaces the primitive admittance of one element. Takes effect with the next `factor`. */
  replace(element: number, admittance: ComplexMatrix): void {
    if (this.#isHandedOut) this.#primitives = { ...this.#primitives, values: this.#primitives.values.slice() };
    this.#isHandedOut = false;
    this.#primitives.values.set(admittance.values, this.#primitives.starts[element]);
  }

  /**
   * Sums the primitives in element order (so that equal networks give equal bits) and factors the result.
   *
   * @throws SolverError `singular-matrix` naming the bus.
   */
  factor(): void {
    const { values } = this;
    const primitives = this.#primitives.values;
    const places = this.#places;
    values.fill(0);
    for (let k = 0; k < places.length; k++) {
      const place = places[k] ?? 0;
      if (place < 0) continue;
      values[2 * place] = (values[2 * place] ?? 0) + (primitives[2 * k] ?? 0);
      values[2 * place + 1] = (values[2 * place + 1] ?? 0) + (primitives[2 * k + 1] ?? 0);
    }
    const weakest = this.#factors.factor(values);
    if (weakest.ratio < SINGULAR) throw this.#singular();
  }

  /** @throws SolverError `ill-conditioned-matrix` when the factors do not solve what they were made of. */
  check(currents: Float64Array, voltages: Float64Array): void {
    const { ratio, row } = backwardError(this.pattern, this.values, currents, voltages);
    if (ratio <= LOST_DIGITS) return;
    const { nodes, unknownOf } = this.#topology;
    const node = nodes.list[unknownOf.indexOf(row)];
    const places = node ? [`${node.bus}.${String(node.node)}`] : [];
    throw new SolverError(
      'electrical.solver.ill-conditioned-matrix',
      places,
      'The currents at this node do not sum to zero',
    );
  }

  /** Voltages in V of all unknowns from injected currents in A. */
  solve(currents: Float64Array, voltages: Float64Array): void {
    this.#factors.solve(currents, voltages);
  }

  /**
   * The error names the nodes that float: with every diagonal a trace larger the matrix can be factored, and an
   * arbitrary current then moves them far more than the rest.
   */
  #singular(): SolverError {
    const { order, rowStart, columns } = this.pattern;
    const held = this.values.slice();
    for (let i = 0; i < order; i++) {
      for (let q = rowStart[i] ?? 0; q < (rowStart[i + 1] ?? 0); q++) {
        if (columns[q] !== i) continue;
        held[2 * q] = (held[2 * q] ?? 0) * (1 + TRACE) + Number.MIN_VALUE;
        held[2 * q + 1] = (held[2 * q + 1] ?? 0) * (1 + TRACE);
      }
    }
    this.#factors.factor(held);
    const moved = Float64Array.from({ length: 2 * order }, (_, k) => Math.sin(k + 1));
    this.#factors.solve(moved, moved);
    const length = (k: number): number => Math.abs(moved[2 * k] ?? 0) + Math.abs(moved[2 * k + 1] ?? 0);
    const { nodes, unknownOf } = this.#topology;
    const fed = nodes.list.flatMap((node, n) =>
      (unknownOf[n] ?? -1) < 0 ? [] : [{ node, far: length(unknownOf[n] ?? 0) }],
    );
    const farthest = fed.reduce((most, { far }) => (Number.isFinite(far) ? Math.max(most, far) : most), 0);
    const floating = fed.filter(({ far }) => !(far < FLOATING * farthest));
    const places = floating.map(({ node }) => `${node.bus}.${String(node.node)}`);
    return new SolverError(
      'electrical.solver.singular-matrix',
      places,
      'Nothing determines the voltage of these nodes to earth',
    );
  }
}
