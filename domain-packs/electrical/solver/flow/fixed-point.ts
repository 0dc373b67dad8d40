import type { PowerInjection } from './power-injection.ts';
import type { SystemMatrix } from './system-matrix.ts';

/** One run of the iteration. `worst` is the unknown that moved most, per unit of its base. */
export interface FixedPointRun {
  readonly state: 'converged' | 'not-converged' | 'cancelled';
  readonly iterations: number;
  readonly change: number;
  readonly worst: number;
}

export interface FixedPointOptions {
  /** Greatest change of any voltage between iterations, per unit of its base. */
  readonly tolerance: number;
  readonly maximumIterations: number;
  /** Asked before each iteration. */
  readonly isCancelled?: () => boolean;
  readonly onIteration?: (iteration: number, change: number) => void;
}

/** A change this small that has not halved for so many iterations is rounding: what there is to find has been found. */
const ROUNDING = { change: 1e-8, iterations: 25 };

/** Beyond this change, per unit, the iteration has left the physical world. */
const RUNAWAY = 1e6;

/**
 * Current injection with a constant matrix: V = Y^-1 (I_sources + Y_loads V - I_loads(V)), from the voltages given.
 * (OpenDSS "normal" solution; Dugan and McDermott, "An open source platform for collaborating on smart grid research",
 * IEEE PES GM 2011.) The change is that of the complex voltage, so angles must settle as well.
 */
export class FixedPoint {
  readonly #matrix: SystemMatrix;
  readonly #injection: PowerInjection;
  readonly #currents: Float64Array;
  readonly #next: Float64Array;

  constructor(matrix: SystemMatrix, injection: PowerInjection) {
    this.#matrix = matrix;
    this.#injection = injection;
    this.#currents = new Float64Array(2 * matrix.pattern.order);
    this.#next = new Float64Array(2 * matrix.pattern.order);
  }

  /** @param voltages start and result; @param bases V to measure each unknown's change by. */
  run(voltages: Float64Array, sources: Float64Array, bases: Float64Array, options: FixedPointOptions): FixedPointRun {
    let change = Number.POSITIVE_INFINITY;
    let worst = -1;
    let best = { change, iteration: 0 };
    for (let iteration = 1; iteration <= options.maximumIterations; iteration++) {
      if (options.isCancelled?.()) return { state: 'cancelled', iterations: iteration - 1, change, worst };
      this.#currents.set(sources);
      this.#injection.addCompensation(voltages, this.#currents);
      this.#matrix.solve(this.#currents, this.#next);
      [change, worst] = greatestChange(voltages, this.#next, bases);
      voltages.set(this.#next);
      options.onIteration?.(iteration, change);
      if (change < best.change / 2) best = { change, iteration };
      const isRounding = change <= ROUNDING.change && iteration - best.iteration >= ROUNDING.iterations;
      if (change <= options.tolerance || isRounding)
        return { state: 'converged', iterations: iteration, change, worst };
      if (!(change < RUNAWAY)) return { state: 'not-converged', iterations: iteration, change, worst };
    }
    return { state: 'not-converged', iterations: options.maximumIterations, change, worst };
  }
}

function greatestChange(before: Float64Array, after: Float64Array, bases: Float64Array): [number, number] {
  let greatest = 0;
  let worst = -1;
  for (let i = 0; i < bases.length; i++) {
    const re = (after[2 * i] ?? 0) - (before[2 * i] ?? 0);
    const im = (after[2 * i + 1] ?? 0) - (before[2 * i + 1] ?? 0);
    const base = bases[i] ?? 0;
    const square = (re * re + im * im) / (base * base);
    // Negated so that NaN is the greatest.
    if (!(square <= greatest)) [greatest, worst] = [square, i];
  }
  return [Math.sqrt(greatest), worst];
}
