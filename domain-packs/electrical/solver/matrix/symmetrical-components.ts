import { ComplexMatrix } from './complex-matrix.ts';
import { add, multiply, phasor, scale, ZERO } from './complex.ts';
import type { Complex } from './complex.ts';

const A = phasor(1, 120);
const A2 = multiply(A, A);

/**
 * The phase matrix of three sequence impedances (Fortescue). Rotating elements (z1 unlike z2) give a cyclic matrix,
 * defined for three phases only; for other numbers of phases its off-diagonal entries are zero.
 */
export function fromSequence(phases: number, z1: Complex, z2: Complex, z0: Complex): ComplexMatrix {
  const third = (a: Complex, b: Complex): Complex => scale(add(add(a, b), z0), 1 / 3);
  const self = third(z1, z2);
  const forward = third(multiply(A2, z1), multiply(A, z2));
  const backward = third(multiply(A2, z2), multiply(A, z1));
  const isStatic = z1.re === z2.re && z1.im === z2.im;
  const mutual = scale(add(z0, scale(z1, -1)), 1 / 3);
  return filled(phases, (i, j) => {
    if (i === j) return self;
    if (isStatic) return mutual;
    if (phases !== 3) return ZERO;
    return (i - j + 3) % 3 === 1 ? forward : backward;
  });
}

export function filled(order: number, entry: (row: number, column: number) => Complex): ComplexMatrix {
  const result = new ComplexMatrix(order);
  for (let i = 0; i < order; i++) for (let j = 0; j < order; j++) result.set(i, j, entry(i, j));
  return result;
}

export const diagonal = (order: number, value: Complex): ComplexMatrix =>
  filled(order, (i, j) => (i === j ? value : ZERO));
