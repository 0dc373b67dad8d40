import { SolverError } from '../errors.ts';
import { lineConstants } from '../line-constants/line-geometry.ts';
import type { LineGeometry } from '../line-constants/line-geometry.ts';
import { complex } from '../matrix/complex.ts';
import { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { inverse } from '../matrix/inverse.ts';
import type { OpenConductor, Terminal } from '../terminal.ts';
import { elementId } from './primitive.ts';
import type { Primitive } from './primitive.ts';

/** A line, cable or switch: a pi section of any number of phases. OpenDSS `Line`. */
export interface Line {
  readonly name: string;
  readonly phases: number;
  readonly terminals: readonly [Terminal, Terminal];
  /** Share one object among lines of the same construction: its inverse is computed once. */
  readonly impedance: LineImpedance;
  /** m; or 1 when the impedance is stated for the whole line. */
  readonly length: number;
  readonly openConductors?: readonly OpenConductor[];
}

/** Per metre: ohm/m and F/m. */
export type LineImpedance =
  | {
      readonly kind: 'matrix';
      readonly resistance: readonly (readonly number[])[];
      readonly reactance: readonly (readonly number[])[];
      readonly capacitance: readonly (readonly number[])[];
      readonly frequencyCorrection?: FrequencyCorrection;
    }
  | {
      readonly kind: 'sequence';
      readonly r1: number;
      readonly x1: number;
      readonly r0: number;
      readonly x0: number;
      readonly c1: number;
      readonly c0: number;
      readonly frequencyCorrection?: FrequencyCorrection;
    }
  | { readonly kind: 'geometry'; readonly geometry: LineGeometry };

/** For impedances stated at another frequency than the system's: earth return does not scale with frequency alone. */
export interface FrequencyCorrection {
  /** Hz at which the impedances are stated. */
  readonly baseFrequency: number;
  /** Earth-return resistance and reactance per metre in ohm/m, and earth resistivity in ohm m. OpenDSS Rg, Xg, rho. */
  readonly earthResistance: number;
  readonly earthReactance: number;
  readonly earthResistivity: number;
}

/** Series admittance in S m and shunt admittance in S/m. */
export interface LineAdmittance {
  readonly series: ComplexMatrix;
  readonly shunt: ComplexMatrix;
}

/** Per-metre admittances by impedance object, so that a thousand lines of one code are inverted once. */
export type LineAdmittanceCache = Map<LineImpedance, Map<number, LineAdmittance>>;

export function linePrimitive(line: Line, frequency: number, cache: LineAdmittanceCache = new Map()): Primitive {
  if (!(line.length > 0)) throw invalid(line, `Its length is ${String(line.length)}`);
  const perMetre = admittancePerMetre(line, frequency, cache);
  return {
    elementClass: 'Line',
    name: line.name,
    terminals: line.terminals,
    ...piSection(perMetre, line.length),
    isShunt: false,
    openConductors: line.openConductors ?? [],
  };
}

/** The series admittance between the two ends, and half the charging at each. */
function piSection(perMetre: LineAdmittance, length: number): { series: ComplexMatrix; shunt: ComplexMatrix } {
  const n = perMetre.series.order;
  const series = new ComplexMatrix(2 * n);
  const shunt = new ComplexMatrix(2 * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < 2 * n; k++) {
      const y = (perMetre.series.values[2 * n * i + k] ?? 0) / length;
      const charging = ((perMetre.shunt.values[2 * n * i + k] ?? 0) * length) / 2;
      const near = 4 * n * i + k;
      const far = 4 * n * (n + i) + k;
      series.values[near] = y;
      series.values[near + 2 * n] = -y;
      series.values[far] = -y;
      series.values[far + 2 * n] = y;
      shunt.values[near] = charging;
      shunt.values[far + 2 * n] = charging;
    }
  }
  return { series, shunt };
}

/** True for a branch without any impedance: its two ends are one node. */
export function hasNoImpedance(line: Line): boolean {
  const z = line.impedance;
  if (z.kind === 'geometry') return false;
  if (z.kind === 'sequence') return z.r1 === 0 && z.x1 === 0 && (line.phases === 1 || (z.r0 === 0 && z.x0 === 0));
  return [z.resistance, z.reactance].every((matrix) => matrix.every((row) => row.every((value) => value === 0)));
}

function admittancePerMetre(line: Line, frequency: number, cache: LineAdmittanceCache): LineAdmittance {
  const byPhases = cache.get(line.impedance) ?? new Map<number, LineAdmittance>();
  cache.set(line.impedance, byPhases);
  const known = byPhases.get(line.phases);
  if (known) return known;
  const { impedance, admittance } = constants(line, frequency);
  if (impedance.order !== line.phases)
    throw invalid(line, `It has ${String(line.phases)} phases but ${String(impedance.order)} rows of impedance`);
  const series = inverse(impedance);
  if (series === undefined)
    throw new SolverError('electrical.solver.invalid-impedance', [id(line)], 'The impedance matrix cannot be inverted');
  const result = { series, shunt: admittance };
  byPhases.set(line.phases, result);
  return result;
}

function constants(line: Line, frequency: number): { impedance: ComplexMatrix; admittance: ComplexMatrix } {
  const stated = line.impedance;
  if (stated.kind === 'geometry') return lineConstants(stated.geometry, frequency);
  const { frequencyCorrection: correction } = stated;
  const ratio = correction ? frequency / correction.baseFrequency : 1;
  const earth = correction ? earthTerms(correction, ratio) : { resistance: 0, reactance: 0 };
  const w = 2 * Math.PI * frequency;
  const impedance = new ComplexMatrix(line.phases);
  const admittance = new ComplexMatrix(line.phases);
  const { r, x, c } = elementwise(line);
  for (let i = 0; i < line.phases; i++) {
    for (let j = 0; j < line.phases; j++) {
      impedance.set(i, j, complex(r(i, j) + earth.resistance, (x(i, j) - earth.reactance) * ratio));
      admittance.set(i, j, complex(0, w * c(i, j)));
    }
  }
  return { impedance, admittance };
}

function earthTerms(correction: FrequencyCorrection, ratio: number): { resistance: number; reactance: number } {
  const { baseFrequency, earthResistance, earthReactance, earthResistivity } = correction;
  const slope = earthReactance / Math.log(658.5 * Math.sqrt(earthResistivity / baseFrequency));
  return { resistance: earthResistance * (ratio - 1), reactance: 0.5 * slope * Math.log(ratio) };
}

type Entry = (row: number, column: number) => number;

/** Self is (2 z1 + z0)/3 and mutual (z0 - z1)/3; a single-phase line takes the positive sequence alone. */
function elementwise(line: Line): { r: Entry; x: Entry; c: Entry } {
  const z = line.impedance;
  if (z.kind === 'geometry') throw invalid(line, 'A geometry has no stated matrix');
  if (z.kind === 'matrix') {
    const entry =
      (matrix: readonly (readonly number[])[]): Entry =>
      (i, j) => {
        const value = matrix[i]?.[j];
        if (value === undefined)
          throw invalid(line, `Row ${String(i + 1)}, column ${String(j + 1)} of its matrix is missing`);
        return value;
      };
    return { r: entry(z.resistance), x: entry(z.reactance), c: entry(z.capacitance) };
  }
  const entry =
    (positive: number, zero: number): Entry =>
    (i, j) => {
      if (line.phases === 1) return positive;
      return i === j ? (2 * positive + zero) / 3 : (zero - positive) / 3;
    };
  return { r: entry(z.r1, z.r0), x: entry(z.x1, z.x0), c: entry(z.c1, z.c0) };
}

const id = (line: Line): string => elementId({ elementClass: 'Line', name: line.name });
const invalid = (line: Line, message: string): SolverError =>
  new SolverError('electrical.solver.invalid-element', [id(line)], message);
