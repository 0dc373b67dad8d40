import type { ComplexMatrix } from '../matrix/complex-matrix.ts';
import type { OpenConductor, Terminal } from '../terminal.ts';

/** The classes of element that a network holds, by the names that OpenDSS gives them. */
export type ElementClass = 'Vsource' | 'Line' | 'Transformer' | 'Capacitor' | 'Reactor' | 'Load' | 'Generator';

/**
 * The primitive admittance of one element: currents into its conductors (terminal after terminal) from their voltages
 * to earth, I = (series + shunt) V, in S.
 */
export interface Primitive {
  readonly elementClass: ElementClass;
  readonly name: string;
  readonly terminals: readonly Terminal[];
  readonly series: ComplexMatrix;
  readonly shunt: ComplexMatrix;
  /** An element of which everything is shunt: it stands outside the losses and the no-load solution. */
  readonly isShunt: boolean;
  readonly openConductors: readonly OpenConductor[];
}

/** `Line.650632`: how messages and results name an element. */
export const elementId = (element: Pick<Primitive, 'elementClass' | 'name'>): string =>
  `${element.elementClass}.${element.name}`;
