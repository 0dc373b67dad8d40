import { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { negate } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import { filled } from '../matrix/symmetrical-components.ts';
import type { OpenConductor, Terminal } from '../terminal.ts';
import { shuntConductors } from './load.ts';
import type { ElementClass, Primitive } from './primitive.ts';

/** What capacitors and reactors have in common: a phase admittance from one terminal to another, or to earth. */
export interface PhaseBranch {
  readonly name: string;
  readonly phases: number;
  /**
   * Wye: two terminals of `phases` conductors, the second at earth for a shunt. Delta: one terminal, of as many
   * conductors as that of a load in delta.
   */
  readonly connection: 'wye' | 'delta';
  readonly terminals: readonly Terminal[];
  readonly openConductors?: readonly OpenConductor[];
}

/** V across one phase of a bank of that rated voltage: to neutral for two- and three-phase wye. */
export function phaseVoltage(element: Pick<PhaseBranch, 'phases' | 'connection'>, ratedVoltage: number): number {
  const toNeutral = element.connection === 'wye' && (element.phases === 2 || element.phases === 3);
  return toNeutral ? ratedVoltage / Math.sqrt(3) : ratedVoltage;
}

export function branchPrimitive(elementClass: ElementClass, element: PhaseBranch, phases: ComplexMatrix): Primitive {
  const [first, second] = element.terminals;
  const whole = second === undefined ? phases : betweenTerminals(phases);
  const nothing = new ComplexMatrix(whole.order);
  const isShunt = second === undefined || first?.bus === second.bus;
  return {
    elementClass,
    name: element.name,
    terminals: element.terminals,
    series: isShunt ? nothing : whole,
    shunt: isShunt ? whole : nothing,
    isShunt,
    openConductors: element.openConductors ?? [],
  };
}

/** [ y -y; -y y ]: an admittance between two terminals of the same number of conductors. */
export function betweenTerminals(y: ComplexMatrix): ComplexMatrix {
  const n = y.order;
  return filled(2 * n, (i, j) => {
    const entry = y.at(i % n, j % n);
    return i < n === j < n ? entry : negate(entry);
  });
}

/**
 * Each phase between its conductor and the next: a closed ring of three or more; a chain of one conductor more than
 * phases for one and two.
 */
export function delta(phases: number, y: Complex): ComplexMatrix {
  const conductors = shuntConductors(phases, 'delta');
  const result = new ComplexMatrix(conductors);
  for (let phase = 0; phase < phases; phase++) result.addBranch(phase, (phase + 1) % conductors, y);
  return result;
}
