import { lengthUnitsIn } from '../../interpreters/opendss-model/script-units.ts';
import type { Filling } from './filling.ts';

/** Impedance of OpenDSS's default line, in ohm and nF per length unit, whichever that is (OpenDSS Manual, “Line”). */
const LINE = { r1: 0.058, x1: 0.1206, r0: 0.1784, x0: 0.4047, c1: 3.4e-9, c0: 1.6e-9 } as const;
/** And of a switch, for a length of 0.001. */
const SWITCH = { r1: 1, x1: 1, r0: 1, x0: 1, c1: 1.1e-9, c0: 1e-9 } as const;
export const SWITCH_LENGTH = 0.001;

const SEQUENCE = ['r1', 'x1', 'r0', 'x0', 'c1', 'c0'] as const;
const MATRICES = ['rMatrix', 'xMatrix', 'cMatrix'] as const;
const FROM_SEQUENCE = { rMatrix: ['r1', 'r0'], xMatrix: ['x1', 'x0'], cMatrix: ['c1', 'c0'] } as const;

/** Metres of the length unit that the element's values are stated in; 1 where none is, as OpenDSS multiplies plain numbers. */
export function metresOf({ graph }: Filling, subject: string): number {
  for (const path of [...MATRICES, ...SEQUENCE, 'length']) {
    const units = lengthUnitsIn(graph.assertion(subject, path)?.unit);
    if (units) return units.length.toSi;
  }
  return 1;
}

/** Fills what an impedance lacks, in the way in which the rest of it is stated. */
export function fillImpedance(filling: Filling, subject: string): void {
  const { graph } = filling;
  const metres = metresOf(filling, subject);
  const says = (paths: readonly string[]): boolean => paths.some((path) => graph.assertion(subject, path));
  if (says(MATRICES) && !says(SEQUENCE)) {
    const order = filling.number(subject, 'phaseCount') ?? 3;
    for (const path of MATRICES) {
      const [positive, zero] = FROM_SEQUENCE[path].map((each) => LINE[each] / metres);
      filling.assume(subject, path, matrix(order, positive ?? 0, zero ?? 0));
    }
    return;
  }
  const values = filling.value(subject, 'isSwitch') === true ? SWITCH : LINE;
  for (const path of SEQUENCE) filling.assume(subject, path, values[path] / metres);
}

/** The phase matrix of sequence values: self (2 z1 + z0)/3, mutual (z0 − z1)/3. */
const matrix = (order: number, positive: number, zero: number): number[][] =>
  Array.from({ length: order }, (_, i) =>
    Array.from({ length: order }, (_, j) => (i === j ? (2 * positive + zero) / 3 : (zero - positive) / 3)),
  );
