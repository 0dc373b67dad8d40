import type { RegulatorTap } from './control/regulator-bank.ts';
import { kirchhoffResidual } from './flow/kirchhoff.ts';
import { linkCurrents } from './flow/link-currents.ts';
import type { LinkCurrent } from './flow/link-currents.ts';
import type { Residual } from './flow/kirchhoff.ts';
import type { NetworkNode } from './flow/nodes.ts';
import type { Topology } from './flow/topology.ts';

export interface SolveOptions {
  /** Off leaves every tap where it is stated; static moves them until all regulators are content. */
  readonly controlMode: 'off' | 'static';
  /** Greatest change of any voltage between iterations, per unit of its base. */
  readonly tolerance: number;
  /** Per control iteration. */
  readonly maximumIterations: number;
  readonly maximumControlIterations: number;
  /** Go on from the voltages and taps of the last solve instead of starting anew. */
  readonly warmStart: boolean;
  /** Shared flag: the solve stops before its next iteration when element 0 is not zero. */
  readonly cancel?: Int32Array;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly controlIteration: number;
  readonly iteration: number;
  readonly change: number;
}

export const DEFAULT_SOLVE_OPTIONS: SolveOptions = {
  controlMode: 'static',
  tolerance: 1e-10,
  maximumIterations: 500,
  maximumControlIterations: 100,
  warmStart: false,
};

/** How a solve ended. Only `converged` is an answer; the others hold what there was when it stopped. */
export type Outcome =
  | { readonly kind: 'converged' }
  | { readonly kind: 'not-converged'; readonly change: number; readonly worst: NetworkNode | undefined }
  | { readonly kind: 'controls-unsettled'; readonly regulators: readonly string[] }
  | { readonly kind: 'cancelled' };

/** How the iteration went, and where the taps ended. */
export interface Course {
  readonly outcome: Outcome;
  /** Of all control iterations together. */
  readonly iterations: number;
  readonly controlIterations: number;
  /** Greatest change of any voltage in the last iteration, per unit of its base. */
  readonly change: number;
  readonly taps: readonly RegulatorTap[];
}

/**
 * What a solve found. Complex values have real and imaginary parts interleaved. Currents, and what follows from them, are
 * computed when they are first asked for; later solves do not change them.
 */
export class Solution implements Course {
  readonly outcome: Outcome;
  readonly iterations: number;
  readonly controlIterations: number;
  readonly change: number;
  readonly taps: readonly RegulatorTap[];
  readonly topology: Topology;
  /** V to earth of `topology.nodes.list`. */
  readonly voltages: Float64Array;
  readonly #currentsAt: (voltages: Float64Array) => Float64Array;
  #currents: Float64Array | undefined;
  #residual: Residual | undefined;

  constructor(
    course: Course,
    topology: Topology,
    voltages: Float64Array,
    currentsAt: (voltages: Float64Array) => Float64Array,
  ) {
    this.outcome = course.outcome;
    this.iterations = course.iterations;
    this.controlIterations = course.controlIterations;
    this.change = course.change;
    this.taps = course.taps;
    this.topology = topology;
    this.voltages = voltages;
    this.#currentsAt = currentsAt;
  }

  /** A into each of `topology.conductors`. */
  get currents(): Float64Array {
    return (this.#currents ??= this.#currentsAt(this.voltages));
  }

  /** Through lines without impedance, which are no elements of the topology. */
  get linkCurrents(): readonly LinkCurrent[] {
    return linkCurrents(this.topology, this.currents);
  }

  /** How far the currents are from Kirchhoff's law at every node. */
  get residual(): Residual {
    return (this.#residual ??= kirchhoffResidual(this.topology, this.currents));
  }
}
