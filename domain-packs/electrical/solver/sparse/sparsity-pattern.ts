/** Where the entries of a square sparse matrix lie: compressed rows, columns ascending, structurally symmetric. */
export interface SparsityPattern {
  readonly order: number;
  readonly rowStart: Int32Array;
  readonly columns: Int32Array;
}

/**
 * The pattern of a matrix built from cliques (each the nodes that one element joins), and for each entry of each clique
 * its place in the matrix. Nodes below zero (earth) are left out and get place -1. Diagonals are always present.
 */
export function cliquePattern(
  order: number,
  cliqueStart: Int32Array,
  cliqueNodes: Int32Array,
): { pattern: SparsityPattern; places: Int32Array } {
  const cliques = cliqueStart.length - 1;
  // Count sort of all (row, column) pairs by column, then by row, gives ascending columns within each row.
  let pairs = order;
  let squares = 0;
  for (let c = 0; c < cliques; c++) {
    const size = (cliqueStart[c + 1] ?? 0) - (cliqueStart[c] ?? 0);
    squares += size * size;
  }
  pairs += squares;
  const rows = new Int32Array(pairs);
  const columns = new Int32Array(pairs);
  const source = new Int32Array(pairs);
  let count = 0;
  const push = (row: number, column: number, place: number): void => {
    rows[count] = row;
    columns[count] = column;
    source[count++] = place;
  };
  for (let i = 0; i < order; i++) push(i, i, -1);
  let place = 0;
  const places = new Int32Array(squares).fill(-1);
  for (let c = 0; c < cliques; c++) {
    const [start, end] = [cliqueStart[c] ?? 0, cliqueStart[c + 1] ?? 0];
    for (let a = start; a < end; a++) {
      for (let b = start; b < end; b++, place++) {
        if ((cliqueNodes[a] ?? 0) >= 0 && (cliqueNodes[b] ?? 0) >= 0)
          push(cliqueNodes[a] ?? 0, cliqueNodes[b] ?? 0, place);
      }
    }
  }
  const byColumn = countingOrder(columns, count, order);
  const byRow = countingOrder(rows, count, order, byColumn);
  const rowStart = new Int32Array(order + 1);
  const merged = new Int32Array(count);
  let entries = 0;
  let lastRow = -1;
  let lastColumn = -1;
  for (let k = 0; k < count; k++) {
    const pair = byRow[k] ?? 0;
    const [row, column] = [rows[pair] ?? 0, columns[pair] ?? 0];
    if (row !== lastRow || column !== lastColumn) {
      merged[entries++] = column;
      rowStart[row + 1] = entries;
      [lastRow, lastColumn] = [row, column];
    }
    if ((source[pair] ?? 0) >= 0) places[source[pair] ?? 0] = entries - 1;
  }
  return { pattern: { order, rowStart, columns: merged.slice(0, entries) }, places };
}

/** A stable order of the first `count` keys, of an earlier order when one is given. */
function countingOrder(keys: Int32Array, count: number, range: number, earlier?: Int32Array): Int32Array {
  const start = new Int32Array(range + 1);
  for (let k = 0; k < count; k++) {
    const next = (keys[k] ?? 0) + 1;
    start[next] = (start[next] ?? 0) + 1;
  }
  for (let i = 0; i < range; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  const result = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const item = earlier ? (earlier[k] ?? 0) : k;
    const key = keys[item] ?? 0;
    const place = start[key] ?? 0;
    result[place] = item;
    start[key] = place + 1;
  }
  return result;
}
