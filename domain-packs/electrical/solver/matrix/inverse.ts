import { ComplexMatrix } from './complex-matrix.ts';
import { divide, magnitude, multiply, ONE, reciprocal, subtract } from './complex.ts';

/**
 * The inverse by Gauss-Jordan elimination with row pivoting, or undefined when the matrix is singular.
 * For the small matrices of one element.
 */
export function inverse(matrix: ComplexMatrix): ComplexMatrix | undefined {
  const n = matrix.order;
  const left = matrix.copy();
  const right = new ComplexMatrix(n);
  for (let i = 0; i < n; i++) right.set(i, i, ONE);
  for (let column = 0; column < n; column++) {
    const pivotRow = largestBelow(left, column);
    const size = magnitude(left.at(pivotRow, column));
    if (!(size > 0) || !Number.isFinite(size)) return undefined;
    swapRows(left, column, pivotRow);
    swapRows(right, column, pivotRow);
    const factor = reciprocal(left.at(column, column));
    for (const side of [left, right]) {
      for (let j = 0; j < n; j++) side.set(column, j, multiply(side.at(column, j), factor));
    }
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const weight = left.at(row, column);
      if (weight.re === 0 && weight.im === 0) continue;
      for (const side of [left, right]) {
        for (let j = 0; j < n; j++) side.set(row, j, subtract(side.at(row, j), multiply(weight, side.at(column, j))));
      }
    }
  }
  return right;
}

/**
 * Kron reduction: eliminates one conductor that carries no current (or no voltage, in an impedance matrix)
 * and leaves a matrix one order smaller. (Kersting, Distribution System Modeling and Analysis, 4.1.5.)
 */
export function kronReduction(matrix: ComplexMatrix, eliminated: number): ComplexMatrix {
  const result = new ComplexMatrix(matrix.order - 1);
  const pivot = matrix.at(eliminated, eliminated);
  const kept = Array.from({ length: matrix.order }, (_, i) => i).filter((i) => i !== eliminated);
  kept.forEach((i, row) => {
    const weight = divide(matrix.at(i, eliminated), pivot);
    kept.forEach((j, column) => {
      result.set(row, column, subtract(matrix.at(i, j), multiply(weight, matrix.at(eliminated, j))));
    });
  });
  return result;
}

function largestBelow(matrix: ComplexMatrix, column: number): number {
  let best = column;
  for (let row = column + 1; row < matrix.order; row++)
    if (magnitude(matrix.at(row, column)) > magnitude(matrix.at(best, column))) best = row;
  return best;
}

function swapRows(matrix: ComplexMatrix, a: number, b: number): void {
  if (a === b) return;
  for (let j = 0; j < matrix.order; j++) {
    const held = matrix.at(a, j);
    matrix.set(a, j, matrix.at(b, j));
    matrix.set(b, j, held);
  }
}
