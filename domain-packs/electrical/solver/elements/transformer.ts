import { SolverError } from '../errors.ts';
import { complex, reciprocal } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import { ComplexMatrix } from '../matrix/complex-matrix.ts';
import type { OpenConductor, Terminal } from '../terminal.ts';
import { elementId } from './primitive.ts';
import type { Primitive } from './primitive.ts';
import { oneVoltAdmittance } from './transformer-impedance.ts';
import { windingConductors } from './winding-connection.ts';

/** A transformer of any number of windings and phases; a regulator is one with a moving tap. OpenDSS `Transformer`. */
export interface Transformer {
  readonly name: string;
  readonly phases: number;
  readonly windings: readonly Winding[];
  /** Short-circuit reactance of each pair of windings, per unit of winding 1: 12, 13 … 1n, 23 … */
  readonly reactances: readonly number[];
  /** No-load losses and magnetising current, per unit of winding 1. */
  readonly noLoadLoss: number;
  readonly magnetizingCurrent: number;
  /**
   * Per unit of winding 1 (1e-6 is one part per million, the usual): a reactive admittance to earth at each winding
   * end, so that an ungrounded side has a reference.
   */
  readonly antiFloat: number;
  /** The high-voltage side leads the low-voltage side by 30 degrees in wye-delta connections (Euro) instead of lagging. */
  readonly highVoltageLeads?: boolean;
  readonly openConductors?: readonly OpenConductor[];
}

export interface Winding {
  /** `phases` + 1 conductors; the last one is the neutral of a wye. */
  readonly terminal: Terminal;
  readonly connection: 'wye' | 'delta';
  /** V: line to line for two or three phases, else across the winding. */
  readonly ratedVoltage: number;
  /** VA, all phases. */
  readonly ratedPower: number;
  /** Per unit of winding 1. */
  readonly resistance: number;
  /** Per-unit turns. */
  readonly tap: number;
  readonly minimumTap: number;
  readonly maximumTap: number;
  /** Number of tap steps between minimum and maximum. */
  readonly tapSteps: number;
  /** Impedance from the neutral of a wye to earth in ohm; absent when it is open (or its node is earth). */
  readonly neutralImpedance?: { readonly resistance: number; readonly reactance: number };
}

/** S: a solidly grounded neutral, one micro-ohm. */
const SOLID_GROUND = 1e6;

/** V across one winding: to neutral for two- and three-phase wye. */
export const windingVoltage = (winding: Winding, phases: number): number =>
  winding.connection === 'wye' && (phases === 2 || phases === 3)
    ? winding.ratedVoltage / Math.sqrt(3)
    : winding.ratedVoltage;

/** @param taps per-unit turns of each winding; the stated ones when absent. */
export function transformerPrimitive(
  transformer: Transformer,
  taps: readonly number[] = transformer.windings.map((winding) => winding.tap),
): Primitive {
  const { phases, windings } = transformer;
  const first = windings[0];
  if (windings.length < 2 || first === undefined) throw invalid(transformer, 'It needs two windings or more');
  const baseImpedance = 1 / (first.ratedPower / phases);
  const perVolt = oneVoltAdmittance(transformer, baseImpedance);
  if (perVolt === undefined)
    throw new SolverError(
      'electrical.solver.invalid-impedance',
      [id(transformer)],
      'The winding impedances cannot be inverted',
    );

  const order = windings.length * (phases + 1);
  const series = new ComplexMatrix(order);
  const shunt = new ComplexMatrix(order);
  const ends = windings.map((_, w) => windingConductors(transformer, w));
  const turns = windings.map((winding, w) => 1 / (windingVoltage(winding, phases) * nonZero(taps[w] ?? 1)));
  const antiFloat = windings.map((winding) => {
    const voltage = windingVoltage(winding, phases);
    return -transformer.antiFloat / ((voltage * voltage) / (first.ratedPower / phases)) / 2;
  });

  for (let phase = 0; phase < phases; phase++) {
    windings.forEach((_, a) => {
      windings.forEach((__, b) => {
        stampWindingPair(series, ends[a]?.[phase], ends[b]?.[phase], perVolt.loaded, a, b, turns);
        stampWindingPair(shunt, ends[a]?.[phase], ends[b]?.[phase], perVolt.noLoad, a, b, turns);
      });
      for (const end of ends[a]?.[phase] ?? []) series.add(end, end, complex(0, antiFloat[a]));
    });
  }
  windings.forEach((winding, w) => {
    if (winding.connection === 'delta') return;
    const neutral = (w + 1) * (phases + 1) - 1;
    series.add(neutral, neutral, neutralAdmittance(winding, antiFloat[w] ?? 0));
  });
  return {
    elementClass: 'Transformer',
    name: transformer.name,
    terminals: windings.map((winding) => winding.terminal),
    series,
    shunt,
    isShunt: false,
    openConductors: transformer.openConductors ?? [],
  };
}

/** Spreads one entry of the winding admittance over the two ends of each winding, by turns. */
function stampWindingPair(
  target: ComplexMatrix,
  a: readonly [number, number] | undefined,
  b: readonly [number, number] | undefined,
  perVolt: ComplexMatrix,
  row: number,
  column: number,
  turns: readonly number[],
): void {
  if (a === undefined || b === undefined) return;
  const y = perVolt.at(row, column);
  if (y.re === 0 && y.im === 0) return;
  const ratio = (turns[row] ?? 0) * (turns[column] ?? 0);
  const along = complex(y.re * ratio, y.im * ratio);
  const across = complex(-along.re, -along.im);
  target.add(a[0], b[0], along);
  target.add(a[1], b[1], along);
  target.add(a[0], b[1], across);
  target.add(a[1], b[0], across);
}

/** An open neutral still gets the anti-float admittance once more. */
function neutralAdmittance(winding: Winding, antiFloat: number): Complex {
  const ground = winding.neutralImpedance;
  if (ground === undefined) return complex(0, antiFloat);
  if (ground.resistance === 0 && ground.reactance === 0) return complex(SOLID_GROUND);
  return reciprocal(complex(ground.resistance, ground.reactance));
}

/** A tap of exactly zero turns cannot be inverted; OpenDSS reads it as 0.0001. */
const nonZero = (tap: number): number => (tap === 0 ? 0.0001 : tap);

const id = (transformer: Transformer): string => elementId({ elementClass: 'Transformer', name: transformer.name });
const invalid = (transformer: Transformer, message: string): SolverError =>
  new SolverError('electrical.solver.invalid-element', [id(transformer)], message);
