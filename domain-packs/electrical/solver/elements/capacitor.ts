import { SolverError } from '../errors.ts';
import type { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { ComplexMatrix as Matrix } from '../matrix/complex-matrix.ts';
import { add, complex, reciprocal, scale } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import { inverse } from '../matrix/inverse.ts';
import { diagonal, filled } from '../matrix/symmetrical-components.ts';
import { branchPrimitive, delta, phaseVoltage } from './branch-primitive.ts';
import type { PhaseBranch } from './branch-primitive.ts';
import { shuntConductors } from './load.ts';
import { elementId } from './primitive.ts';
import type { Primitive } from './primitive.ts';

/** A capacitor bank of one or more steps, to earth, between phases or in series. OpenDSS `Capacitor`. */
export interface Capacitor extends PhaseBranch {
  readonly steps: readonly CapacitorStep[];
}

export interface CapacitorStep {
  readonly closed: boolean;
  /** F per phase, or the matrix of the step. Wye: from phase to the second terminal; delta: between phases. */
  readonly capacitance: number | readonly (readonly number[])[];
  /** Series (filter) impedance per phase in ohm. */
  readonly seriesResistance: number;
  readonly seriesReactance: number;
}

/** F per phase of a bank of that rating: V (line to line for two and three phases), var of all phases, Hz. */
export function capacitanceFromRating(
  bank: Pick<PhaseBranch, 'phases' | 'connection'>,
  ratedVoltage: number,
  reactivePower: number,
  frequency: number,
): number {
  const across = phaseVoltage(bank, ratedVoltage);
  return reactivePower / bank.phases / (2 * Math.PI * frequency * across * across);
}

export function capacitorPrimitive(capacitor: Capacitor, frequency: number): Primitive {
  const w = 2 * Math.PI * frequency;
  const { phases, connection } = capacitor;
  let total = new Matrix(connection === 'wye' ? phases : shuntConductors(phases, connection));
  for (const step of capacitor.steps) if (step.closed) total = total.plus(stepAdmittance(capacitor, step, w));
  return branchPrimitive('Capacitor', capacitor, total);
}

function stepAdmittance(capacitor: Capacitor, step: CapacitorStep, w: number): ComplexMatrix {
  const n = capacitor.phases;
  const filter = complex(step.seriesResistance, step.seriesReactance);
  const hasFilter = filter.re + Math.abs(filter.im) > 0;
  const { capacitance } = step;
  if (typeof capacitance !== 'number') {
    const y = filled(n, (i, j) => complex(0, w * (capacitance[i]?.[j] ?? 0)));
    return hasFilter ? withFilter(capacitor, y, filter) : y;
  }
  const y = complex(0, w * capacitance);
  if (capacitor.connection === 'wye') return diagonal(n, hasFilter ? reciprocal(add(filter, reciprocal(y))) : y);
  const meshed = delta(n, y);
  if (!hasFilter) return meshed;
  // A delta alone has no inverse; this much more on its diagonal gives it one, as in OpenDSS.
  for (let i = 0; i < n; i++) meshed.set(i, i, scale(meshed.at(i, i), 1.000001));
  return withFilter(capacitor, meshed, filter);
}

/** An impedance in series with each phase of an admittance. */
function withFilter(capacitor: Capacitor, admittance: ComplexMatrix, filter: Complex): ComplexMatrix {
  const z = inverse(admittance);
  for (let i = 0; i < capacitor.phases; i++) z?.add(i, i, filter);
  const y = z && inverse(z);
  if (y) return y;
  const place = elementId({ elementClass: 'Capacitor', name: capacitor.name });
  throw new SolverError('electrical.solver.invalid-impedance', [place], 'The capacitance matrix cannot be inverted');
}
