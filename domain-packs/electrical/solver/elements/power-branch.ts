import type { Complex } from '../matrix/complex.ts';

/**
 * One phase of a load or generator: the current that it draws between two conductors of its terminal, as a function of
 * the voltage V across it. Four ranges of |V|, each a sum of an impedance, a constant current and a constant power:
 *
 * - up to `lowVoltage`: `low` V
 * - up to `minimumVoltage`: (`ramp.admittance` + (`ramp.current` + `ramp.slope` (|V| - lowVoltage)) / |V|) V
 * - up to `maximumVoltage`: `admittance` V + (`power` / V)* + (`constantCurrent` / V)* |V| / voltage
 * - beyond: `high` V
 */
export interface PowerBranch {
  /** Conductors of the terminal, from 0. */
  readonly from: number;
  readonly to: number;
  /** V at which the stated powers hold. */
  readonly voltage: number;
  readonly lowVoltage: number;
  readonly minimumVoltage: number;
  readonly maximumVoltage: number;
  /** S: what the system matrix holds of it; the rest is injected. */
  readonly linear: Complex;
  readonly low: Complex;
  readonly ramp: { readonly admittance: Complex; readonly current: Complex; readonly slope: Complex };
  readonly admittance: Complex;
  /** W + j var, drawn at any voltage. */
  readonly power: Complex;
  /** W + j var, drawn at `voltage` and in proportion to |V| elsewhere. */
  readonly constantCurrent: Complex;
  readonly high: Complex;
  /** W + j var, drawn at `voltage` and with these powers of |V| / voltage elsewhere. */
  readonly exponential?: { readonly power: Complex; readonly active: number; readonly reactive: number };
  /** Per unit of `voltage`: below it the branch fades out. */
  readonly cutOffVoltage?: number;
}
