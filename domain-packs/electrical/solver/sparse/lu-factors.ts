import { fillPattern } from './fill-pattern.ts';
import type { FillPattern } from './fill-pattern.ts';
import type { SparsityPattern } from './sparsity-pattern.ts';

/** The smallest pivot met, against the diagonal entry that stood there before elimination. */
export interface PivotCheck {
  readonly node: number;
  readonly ratio: number;
}

/**
 * LU factors of a sparse complex matrix with diagonal pivots. Ordered and analysed once; factored again whenever
 * the values change. Arrays hold real and imaginary parts interleaved. Nodes in and out are the caller's numbers.
 */
export class LuFactors {
  readonly pattern: SparsityPattern;
  readonly fill: FillPattern;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #inverseDiagonal: Float64Array;
  readonly #work: Float64Array;

  constructor(pattern: SparsityPattern) {
    this.pattern = pattern;
    this.fill = fillPattern(pattern);
    this.#lower = new Float64Array(2 * this.fill.lowerColumns.length);
    this.#upper = new Float64Array(2 * this.fill.upperColumns.length);
    this.#inverseDiagonal = new Float64Array(2 * pattern.order);
    this.#work = new Float64Array(2 * pattern.order);
  }

  /** Numeric factorisation, row after row (up-looking). */
  factor(values: Float64Array): PivotCheck {
    const { order, nodeAt, lowerStart, lowerColumns, upperStart, upperColumns } = this.fill;
    const lower = this.#lower;
    const upper = this.#upper;
    const inverse = this.#inverseDiagonal;
    const work = this.#work;
    let weakest: PivotCheck = { node: -1, ratio: Number.POSITIVE_INFINITY };
    for (let i = 0; i < order; i++) {
      const before = this.#scatter(i, values);
      const lowerEnd = lowerStart[i + 1] ?? 0;
      for (let q = lowerStart[i] ?? 0; q < lowerEnd; q++) {
        const k = lowerColumns[q] ?? 0;
        const ar = work[2 * k] ?? 0;
        const ai = work[2 * k + 1] ?? 0;
        const dr = inverse[2 * k] ?? 0;
        const di = inverse[2 * k + 1] ?? 0;
        const lr = ar * dr - ai * di;
        const li = ar * di + ai * dr;
        lower[2 * q] = lr;
        lower[2 * q + 1] = li;
        const upperEnd = upperStart[k + 1] ?? 0;
        for (let r = upperStart[k] ?? 0; r < upperEnd; r++) {
          const c = 2 * (upperColumns[r] ?? 0);
          const ur = upper[2 * r] ?? 0;
          const ui = upper[2 * r + 1] ?? 0;
          work[c] = (work[c] ?? 0) - (lr * ur - li * ui);
          work[c + 1] = (work[c + 1] ?? 0) - (lr * ui + li * ur);
        }
      }
      const pr = work[2 * i] ?? 0;
      const pi = work[2 * i + 1] ?? 0;
      const square = pr * pr + pi * pi;
      const ratio = Math.sqrt(square) / before;
      if (!(ratio >= weakest.ratio)) weakest = { node: nodeAt[i] ?? 0, ratio: Number.isFinite(ratio) ? ratio : 0 };
      inverse[2 * i] = pr / square;
      inverse[2 * i + 1] = -pi / square;
      const upperEnd = upperStart[i + 1] ?? 0;
      for (let r = upperStart[i] ?? 0; r < upperEnd; r++) {
        upper[2 * r] = work[2 * (upperColumns[r] ?? 0)] ?? 0;
        upper[2 * r + 1] = work[2 * (upperColumns[r] ?? 0) + 1] ?? 0;
      }
    }
    return weakest;
  }

  /** Solves for one right-hand side; `result` may be the same array. */
  solve(rightHandSide: Float64Array, result: Float64Array): void {
    const { order, nodeAt, lowerStart, lowerColumns, upperStart, upperColumns } = this.fill;
    const lower = this.#lower;
    const upper = this.#upper;
    const inverse = this.#inverseDiagonal;
    const x = this.#work;
    for (let i = 0; i < order; i++) {
      const node = 2 * (nodeAt[i] ?? 0);
      let re = rightHandSide[node] ?? 0;
      let im = rightHandSide[node + 1] ?? 0;
      const end = lowerStart[i + 1] ?? 0;
      for (let q = lowerStart[i] ?? 0; q < end; q++) {
        const k = 2 * (lowerColumns[q] ?? 0);
        const lr = lower[2 * q] ?? 0;
        const li = lower[2 * q + 1] ?? 0;
        const xr = x[k] ?? 0;
        const xi = x[k + 1] ?? 0;
        re -= lr * xr - li * xi;
        im -= lr * xi + li * xr;
      }
      x[2 * i] = re;
      x[2 * i + 1] = im;
    }
    for (let i = order - 1; i >= 0; i--) {
      let re = x[2 * i] ?? 0;
      let im = x[2 * i + 1] ?? 0;
      const end = upperStart[i + 1] ?? 0;
      for (let q = upperStart[i] ?? 0; q < end; q++) {
        const k = 2 * (upperColumns[q] ?? 0);
        const ur = upper[2 * q] ?? 0;
        const ui = upper[2 * q + 1] ?? 0;
        const xr = x[k] ?? 0;
        const xi = x[k + 1] ?? 0;
        re -= ur * xr - ui * xi;
        im -= ur * xi + ui * xr;
      }
      const dr = inverse[2 * i] ?? 0;
      const di = inverse[2 * i + 1] ?? 0;
      x[2 * i] = re * dr - im * di;
      x[2 * i + 1] = re * di + im * dr;
      const node = 2 * (nodeAt[i] ?? 0);
      result[node] = x[2 * i] ?? 0;
      result[node + 1] = x[2 * i + 1] ?? 0;
    }
  }

  /** Clears the work row and lays one row of the matrix into it; returns the size of its diagonal entry. */
  #scatter(i: number, values: Float64Array): number {
    const { nodeAt, stepOf, lowerStart, lowerColumns, upperStart, upperColumns } = this.fill;
    const { rowStart, columns } = this.pattern;
    const work = this.#work;
    for (let q = lowerStart[i] ?? 0; q < (lowerStart[i + 1] ?? 0); q++) {
      work[2 * (lowerColumns[q] ?? 0)] = 0;
      work[2 * (lowerColumns[q] ?? 0) + 1] = 0;
    }
    for (let q = upperStart[i] ?? 0; q < (upperStart[i + 1] ?? 0); q++) {
      work[2 * (upperColumns[q] ?? 0)] = 0;
      work[2 * (upperColumns[q] ?? 0) + 1] = 0;
    }
    const node = nodeAt[i] ?? 0;
    for (let q = rowStart[node] ?? 0; q < (rowStart[node + 1] ?? 0); q++) {
      const k = 2 * (stepOf[columns[q] ?? 0] ?? 0);
      work[k] = values[2 * q] ?? 0;
      work[k + 1] = values[2 * q + 1] ?? 0;
    }
    const re = work[2 * i] ?? 0;
    const im = work[2 * i + 1] ?? 0;
    return Math.sqrt(re * re + im * im);
  }
}
