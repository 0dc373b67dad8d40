/** Rows of a matrix as written: a lower triangle, or all of it. */
export type MatrixRows = readonly (readonly number[])[];

/**
 * The symmetric matrix that the rows say, by rows; undefined where the rows are neither a lower triangle nor a square.
 * In a square that is not symmetric the lower triangle counts, as in OpenDSS, where the later entry wins.
 */
export function symmetricMatrix(rows: MatrixRows): number[][] | undefined {
  const order = rows.length;
  const square = rows.every((row) => row.length === order);
  if (!square && !rows.every((row, i) => row.length === i + 1)) return undefined;
  return rows.map((row, i) => rows.map((other, j) => (j <= i ? row[j] : other[i]) ?? 0));
}

/** False for a square whose halves differ. */
export const isSymmetric = (rows: MatrixRows): boolean =>
  rows.every((row, i) => row.every((value, j) => (rows[j]?.[i] ?? value) === value));
