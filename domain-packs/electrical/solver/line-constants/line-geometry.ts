import { SolverError } from '../errors.ts';
import type { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { kronReduction } from '../matrix/inverse.ts';
import type { Conductor, EarthModel } from './conductor.ts';
import { separation } from './conductor.ts';
import { seriesImpedance } from './series-impedance.ts';
import { shuntAdmittance } from './shunt-admittance.ts';

/** Conductors on a pole or in a trench; the phases come first. */
export interface LineGeometry {
  readonly name: string;
  readonly conductors: readonly Conductor[];
  /** Conductors kept: the rest (neutrals) are eliminated as grounded. All are kept when it equals their number. */
  readonly keptConductors: number;
  readonly earthModel: EarthModel;
  /** ohm m. */
  readonly earthResistivity: number;
}

/** Series impedance in ohm/m and shunt admittance in S/m. */
export interface LineConstants {
  readonly impedance: ComplexMatrix;
  readonly admittance: ComplexMatrix;
}

/** @throws SolverError `invalid-element` when conductors touch, or one not screened is not above the earth. */
export function lineConstants(geometry: LineGeometry, frequency: number): LineConstants {
  const { conductors, keptConductors } = geometry;
  checkSpace(geometry);
  let impedance = seriesImpedance(conductors, {
    model: geometry.earthModel,
    frequency,
    resistivity: geometry.earthResistivity,
  });
  const admittance = shuntAdmittance(conductors, frequency);
  if (admittance === undefined) throw invalid(geometry, 'The conductors have no capacitance matrix');
  while (impedance.order > keptConductors) impedance = kronReduction(impedance, impedance.order - 1);
  return { impedance, admittance: admittance.leading(keptConductors) };
}

function checkSpace(geometry: LineGeometry): void {
  const { conductors } = geometry;
  const screened = conductors.some((each) => each.screen);
  conductors.forEach((a, i) => {
    if (!screened && !(a.height > 0)) throw invalid(geometry, `Conductor ${String(i + 1)} is not above the earth`);
    conductors.slice(i + 1).forEach((b, j) => {
      if (separation(a, b) < a.radius + b.radius)
        throw invalid(geometry, `Conductors ${String(i + 1)} and ${String(i + j + 2)} occupy the same space`);
    });
  });
}

const invalid = (geometry: LineGeometry, message: string): SolverError =>
  new SolverError('electrical.solver.invalid-element', [`LineGeometry.${geometry.name}`], message);
