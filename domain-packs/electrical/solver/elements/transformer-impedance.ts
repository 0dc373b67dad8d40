import { add, complex, multiply, scale, subtract, ZERO } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { inverse } from '../matrix/inverse.ts';
import type { Transformer } from './transformer.ts';

/**
 * Admittance between the windings of one phase on a base of one volt, in S, one row per winding: from the short-circuit
 * impedances of winding pairs, referred to winding 1. Undefined when those cannot be inverted.
 * (Dugan, "A perspective on transformer modeling for distribution system analysis", IEEE PES GM 2003.)
 */
export function oneVoltAdmittance(
  transformer: Transformer,
  baseImpedance: number,
): { loaded: ComplexMatrix; noLoad: ComplexMatrix } | undefined {
  const y = inverse(shortCircuitImpedance(transformer, baseImpedance));
  if (y === undefined) return undefined;
  const n = transformer.windings.length;
  const loaded = new ComplexMatrix(n);
  // Incidence: winding 1 against each other winding, so row and column 1 are the negated sums.
  for (let i = 1; i < n; i++) for (let j = 1; j < n; j++) loaded.set(i, j, y.at(i - 1, j - 1));
  for (let i = 1; i < n; i++) {
    let row: Complex = ZERO;
    let column: Complex = ZERO;
    for (let j = 1; j < n; j++) {
      row = subtract(row, y.at(i - 1, j - 1));
      column = subtract(column, y.at(j - 1, i - 1));
    }
    loaded.set(i, 0, row);
    loaded.set(0, i, column);
  }
  let corner: Complex = ZERO;
  for (let i = 1; i < n; i++) corner = subtract(corner, loaded.at(0, i));
  loaded.set(0, 0, corner);

  // The magnetising branch lies at winding 2, taken as the one nearest the core.
  const noLoad = new ComplexMatrix(n);
  noLoad.set(1, 1, complex(transformer.noLoadLoss / baseImpedance, -transformer.magnetizingCurrent / baseImpedance));
  return { loaded, noLoad };
}

function shortCircuitImpedance(transformer: Transformer, baseImpedance: number): ComplexMatrix {
  const { windings, reactances } = transformer;
  const n = windings.length;
  const r = (winding: number): number => windings[winding]?.resistance ?? 0;
  const z = new ComplexMatrix(n - 1);
  const pair = (a: number, b: number, index: number): Complex =>
    multiply(complex(r(a) + r(b), reactances[index] ?? 0), complex(baseImpedance));
  for (let i = 1; i < n; i++) z.set(i - 1, i - 1, pair(0, i, i - 1));
  let index = n - 1;
  for (let i = 1; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const both = subtract(add(z.at(i - 1, i - 1), z.at(j - 1, j - 1)), pair(i, j, index++));
      z.addSymmetric(i - 1, j - 1, scale(both, 0.5));
    }
  }
  return z;
}
