import { minimumDegreeOrder } from './minimum-degree.ts';
import type { SparsityPattern } from './sparsity-pattern.ts';

/** The factors' patterns: rows of L and of U without their diagonals, in elimination order, columns ascending. */
export interface FillPattern {
  readonly order: number;
  /** Node eliminated at each step, and the step at which each node is eliminated. */
  readonly nodeAt: Int32Array;
  readonly stepOf: Int32Array;
  readonly lowerStart: Int32Array;
  readonly lowerColumns: Int32Array;
  readonly upperStart: Int32Array;
  readonly upperColumns: Int32Array;
}

/**
 * Symbolic factorisation without pivoting of a structurally symmetric matrix: row i of L reaches up the elimination
 * tree from its entries. (Davis, Direct Methods for Sparse Linear Systems, 4.1.)
 */
export function fillPattern(pattern: SparsityPattern): FillPattern {
  const n = pattern.order;
  const nodeAt = minimumDegreeOrder(pattern);
  const stepOf = new Int32Array(n);
  nodeAt.forEach((node, step) => {
    stepOf[node] = step;
  });
  const below = (step: number): number[] => {
    const node = nodeAt[step] ?? 0;
    const result: number[] = [];
    for (let q = pattern.rowStart[node] ?? 0; q < (pattern.rowStart[node + 1] ?? 0); q++) {
      const other = stepOf[pattern.columns[q] ?? 0] ?? 0;
      if (other < step) result.push(other);
    }
    return result;
  };
  const parent = eliminationTree(n, below);
  const mark = new Int32Array(n).fill(-1);
  const lowerStart = new Int32Array(n + 1);
  const upperCount = new Int32Array(n);
  const rows: Int32Array[] = [];
  for (let i = 0; i < n; i++) {
    mark[i] = i;
    const row: number[] = [];
    for (let j of below(i)) {
      while (mark[j] !== i) {
        mark[j] = i;
        row.push(j);
        upperCount[j] = (upperCount[j] ?? 0) + 1;
        j = parent[j] ?? 0;
      }
    }
    const sorted = Int32Array.from(row).sort();
    rows.push(sorted);
    lowerStart[i + 1] = (lowerStart[i] ?? 0) + sorted.length;
  }
  const lowerColumns = new Int32Array(lowerStart[n] ?? 0);
  const upperStart = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) upperStart[i + 1] = (upperStart[i] ?? 0) + (upperCount[i] ?? 0);
  const upperColumns = new Int32Array(upperStart[n] ?? 0);
  const filled = upperStart.slice(0, n);
  rows.forEach((row, i) => {
    lowerColumns.set(row, lowerStart[i]);
    for (const j of row) {
      const place = filled[j] ?? 0;
      upperColumns[place] = i;
      filled[j] = place + 1;
    }
  });
  return { order: n, nodeAt, stepOf, lowerStart, lowerColumns, upperStart, upperColumns };
}

/** The parent of each step, -1 at the roots. (Liu, "The role of elimination trees", SIAM J. Matrix Anal. Appl., 1990.) */
function eliminationTree(n: number, below: (step: number) => readonly number[]): Int32Array {
  const parent = new Int32Array(n).fill(-1);
  const ancestor = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    for (let j of below(i)) {
      while (j !== -1 && j < i) {
        const next = ancestor[j] ?? 0;
        ancestor[j] = i;
        if (next === -1) parent[j] = i;
        j = next;
      }
    }
  }
  return parent;
}
