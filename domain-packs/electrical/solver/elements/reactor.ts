import { SolverError } from '../errors.ts';
import type { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { add, complex, reciprocal } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import { inverse } from '../matrix/inverse.ts';
import { diagonal, filled, fromSequence } from '../matrix/symmetrical-components.ts';
import { branchPrimitive, delta, phaseVoltage } from './branch-primitive.ts';
import type { PhaseBranch } from './branch-primitive.ts';
import { elementId } from './primitive.ts';
import type { Primitive } from './primitive.ts';

/** A series or shunt reactor. OpenDSS `Reactor`. */
export interface Reactor extends PhaseBranch {
  readonly impedance: ReactorImpedance;
}

/** ohm per phase. */
export type ReactorImpedance =
  | {
      readonly kind: 'phase';
      readonly resistance: number;
      readonly reactance: number;
      /** Resistance beside it, where there is one. */
      readonly parallelResistance?: number;
    }
  | {
      readonly kind: 'matrix';
      readonly resistance: readonly (readonly number[])[];
      readonly reactance: readonly (readonly number[])[];
      /** The two matrices lie side by side instead of in series. */
      readonly parallel?: boolean;
    }
  | { readonly kind: 'sequence'; readonly z1: Complex; readonly z2: Complex; readonly z0: Complex };

/** ohm per phase of a reactor of that rating: V (line to line for two and three phases), var of all phases. */
export function reactanceFromRating(
  reactor: Pick<PhaseBranch, 'phases' | 'connection'>,
  ratedVoltage: number,
  reactivePower: number,
): number {
  const across = phaseVoltage(reactor, ratedVoltage);
  return (across * across) / (reactivePower / reactor.phases);
}

export function reactorPrimitive(reactor: Reactor): Primitive {
  const y = phaseAdmittance(reactor);
  if (y !== undefined) return branchPrimitive('Reactor', reactor, y);
  const place = elementId({ elementClass: 'Reactor', name: reactor.name });
  throw new SolverError('electrical.solver.invalid-impedance', [place], 'The impedance cannot be inverted');
}

function phaseAdmittance(reactor: Reactor): ComplexMatrix | undefined {
  const n = reactor.phases;
  const z = reactor.impedance;
  if (z.kind === 'sequence') return inverse(fromSequence(n, z.z1, z.z2, z.z0));
  if (z.kind === 'matrix') {
    const r = filled(n, (i, j) => complex(z.resistance[i]?.[j] ?? 0));
    const x = filled(n, (i, j) => complex(0, z.reactance[i]?.[j] ?? 0));
    if (!z.parallel) return inverse(r.plus(x));
    const [g, b] = [inverse(r), inverse(x)];
    return g && b && g.plus(b);
  }
  if (z.resistance === 0 && z.reactance === 0) return undefined;
  const y = add(
    reciprocal(complex(z.resistance, z.reactance)),
    complex(z.parallelResistance ? 1 / z.parallelResistance : 0),
  );
  return reactor.connection === 'wye' ? diagonal(n, y) : delta(n, y);
}
