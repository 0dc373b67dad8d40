import type { Complex } from './complex.ts';

/**
 * A small dense square complex matrix: the impedance or admittance of one element.
 * Row by row, real and imaginary parts interleaved, so that it can be copied into the solver's arrays as it is.
 */
export class ComplexMatrix {
  readonly order: number;
  readonly values: number[];

  constructor(order: number) {
    this.order = order;
    // A plain array: thousands of small typed arrays cost the collector more than all the arithmetic on them.
    this.values = new Array<number>(2 * order * order).fill(0);
  }

  at(row: number, column: number): Complex {
    const k = 2 * (row * this.order + column);
    return { re: this.values[k] ?? Number.NaN, im: this.values[k + 1] ?? Number.NaN };
  }

  set(row: number, column: number, value: Complex): void {
    const k = 2 * (row * this.order + column);
    this.values[k] = value.re;
    this.values[k + 1] = value.im;
  }

  add(row: number, column: number, value: Complex): void {
    const k = 2 * (row * this.order + column);
    this.values[k] = (this.values[k] ?? 0) + value.re;
    this.values[k + 1] = (this.values[k + 1] ?? 0) + value.im;
  }

  /** Adds to (row, column) and its mirror; once only on the diagonal. */
  addSymmetric(row: number, column: number, value: Complex): void {
    this.add(row, column, value);
    if (row !== column) this.add(column, row, value);
  }

  /** Adds the admittance of a branch between two conductors. */
  addBranch(from: number, to: number, admittance: Complex): void {
    this.add(from, from, admittance);
    this.add(to, to, admittance);
    this.addSymmetric(from, to, { re: -admittance.re, im: -admittance.im });
  }

  copy(): ComplexMatrix {
    const result = new ComplexMatrix(this.order);
    for (let k = 0; k < this.values.length; k++) result.values[k] = this.values[k] ?? 0;
    return result;
  }

  /** The leading square block of that order. */
  leading(order: number): ComplexMatrix {
    const result = new ComplexMatrix(order);
    for (let i = 0; i < order; i++) for (let j = 0; j < order; j++) result.set(i, j, this.at(i, j));
    return result;
  }

  plus(other: ComplexMatrix): ComplexMatrix {
    const result = new ComplexMatrix(this.order);
    for (let k = 0; k < this.values.length; k++) result.values[k] = (this.values[k] ?? 0) + (other.values[k] ?? 0);
    return result;
  }
}
