import { SolverError } from '../errors.ts';
import { complex, magnitude, phasor } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { inverse } from '../matrix/inverse.ts';
import { fromSequence } from '../matrix/symmetrical-components.ts';
import type { Terminal } from '../terminal.ts';
import { betweenTerminals } from './branch-primitive.ts';
import { elementId } from './primitive.ts';
import type { Primitive } from './primitive.ts';

/** A voltage behind an impedance, between two terminals (the second is usually earth). OpenDSS `Vsource`. */
export interface VoltageSource {
  readonly name: string;
  readonly phases: number;
  /** Two terminals of `phases` conductors each. */
  readonly terminals: readonly [Terminal, Terminal];
  /** V, line to line; of a single-phase source the voltage across it. */
  readonly baseVoltage: number;
  /** Factor on the base voltage; 1 is nominal. */
  readonly perUnit: number;
  /** Angle of phase 1 in degrees. */
  readonly angle: number;
  readonly sequence?: 'positive' | 'negative' | 'zero';
  readonly impedance: SourceImpedance;
}

/** The impedance behind a source: three- and single-phase short-circuit levels, or sequence impedances in ohm. */
export type SourceImpedance =
  | {
      readonly kind: 'short-circuit-power';
      /** VA, three-phase and single-phase. */
      readonly threePhase: number;
      readonly singlePhase: number;
      readonly x1r1: number;
      readonly x0r0: number;
    }
  | {
      readonly kind: 'short-circuit-current';
      /** A. */
      readonly threePhase: number;
      readonly singlePhase: number;
      readonly x1r1: number;
      readonly x0r0: number;
    }
  | { readonly kind: 'sequence'; readonly z1: Complex; readonly z0: Complex; readonly z2?: Complex };

export function sourcePrimitive(source: VoltageSource): Primitive {
  const n = source.phases;
  const { z1, z2, z0 } = sequenceImpedances(source);
  const admittance = inverse(fromSequence(n, z1, z2, z0));
  if (admittance === undefined)
    throw new SolverError(
      'electrical.solver.invalid-impedance',
      [id(source)],
      'The source impedance cannot be inverted',
    );
  return {
    elementClass: 'Vsource',
    name: source.name,
    terminals: source.terminals,
    series: betweenTerminals(admittance),
    shunt: new ComplexMatrix(2 * n),
    isShunt: false,
    openConductors: [],
  };
}

/** The voltage behind the impedance, phase by phase, in V. */
export function sourceVoltages(source: VoltageSource): Complex[] {
  const n = source.phases;
  const across = source.baseVoltage * source.perUnit;
  const length = n === 1 ? across : across / 2 / Math.sin(Math.PI / n);
  const step = { positive: -360, negative: 360, zero: 0 }[source.sequence ?? 'positive'] / n;
  return Array.from({ length: n }, (_, i) => phasor(length, source.angle + i * step));
}

function sequenceImpedances(source: VoltageSource): { z1: Complex; z2: Complex; z0: Complex } {
  const stated = source.impedance;
  if (stated.kind === 'sequence') {
    const z1 = stated.z1;
    if (source.phases === 1) return { z1, z2: z1, z0: z1 };
    return { z1, z2: stated.z2 ?? z1, z0: stated.z0 };
  }
  const line = source.baseVoltage;
  const factor = source.phases === 1 ? 1 : Math.sqrt(3);
  const isPower = stated.kind === 'short-circuit-power';
  const power = isPower ? stated.threePhase : Math.sqrt(3) * line * stated.threePhase;
  const faultCurrent = isPower ? stated.singlePhase / (factor * line) : stated.singlePhase;
  const { x1r1, x0r0 } = stated;
  const x1 = (line * line) / power / Math.sqrt(1 + 1 / (x1r1 * x1r1));
  const z1 = complex(x1 / x1r1, x1);
  // |2 Z1 + Z0| = 3 V / I with X0 = R0 x0r0: a quadratic in R0, of which the larger root is meant.
  const loop = (3 * line) / factor / faultCurrent;
  const r0 = largerRoot(1 + x0r0 * x0r0, 4 * (z1.re + z1.im * x0r0), 4 * (z1.re * z1.re + z1.im * z1.im) - loop * loop);
  if (!Number.isFinite(magnitude(z1)) || !Number.isFinite(r0))
    throw new SolverError(
      'electrical.solver.invalid-impedance',
      [id(source)],
      'The short-circuit levels contradict each other',
    );
  return { z1, z2: z1, z0: complex(r0, r0 * x0r0) };
}

function largerRoot(a: number, b: number, c: number): number {
  const root = Math.sqrt(b * b - 4 * a * c);
  return Math.max((-b + root) / (2 * a), (-b - root) / (2 * a));
}

const id = (source: VoltageSource): string => elementId({ elementClass: 'Vsource', name: source.name });
