import type { SparsityPattern } from '../sparse/sparsity-pattern.ts';

/**
 * How far a solution is from fulfilling its linear equations, row by row against the terms of that row (Oettli and
 * Prager's componentwise backward error). Of the order of rounding unless elimination without pivoting lost digits.
 *
 * @returns the greatest ratio, and the row where it stands.
 */
export function backwardError(
  pattern: SparsityPattern,
  values: Float64Array,
  right: Float64Array,
  solution: Float64Array,
): { ratio: number; row: number } {
  let worst = { ratio: 0, row: -1 };
  for (let i = 0; i < pattern.order; i++) {
    let re = right[2 * i] ?? 0;
    let im = right[2 * i + 1] ?? 0;
    let terms = Math.abs(re) + Math.abs(im);
    for (let q = pattern.rowStart[i] ?? 0; q < (pattern.rowStart[i + 1] ?? 0); q++) {
      const j = 2 * (pattern.columns[q] ?? 0);
      const [yr, yi] = [values[2 * q] ?? 0, values[2 * q + 1] ?? 0];
      const [vr, vi] = [solution[j] ?? 0, solution[j + 1] ?? 0];
      re -= yr * vr - yi * vi;
      im -= yr * vi + yi * vr;
      terms += (Math.abs(yr) + Math.abs(yi)) * (Math.abs(vr) + Math.abs(vi));
    }
    const ratio = terms === 0 ? 0 : (Math.abs(re) + Math.abs(im)) / terms;
    // Negated so that NaN is the worst.
    if (!(ratio <= worst.ratio)) worst = { ratio, row: i };
  }
  return worst;
}
