import assert from 'node:assert/strict';
import { LuFactors } from './lu-factors.ts';
import { minimumDegreeOrder } from './minimum-degree.ts';
import { cliquePattern } from './sparsity-pattern.ts';

/** A repeatable stream of numbers in (-1, 1): Park and Miller's minimal standard generator. */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  };
}

/** Branches of a random connected network: a tree with some meshes. */
function branches(nodes: number, next: () => number): number[] {
  const pick = (below: number): number => Math.floor(((next() + 1) / 2) * below);
  const tree = Array.from({ length: nodes - 1 }, (_, i) => [i + 1, pick(i + 1)]);
  const meshes = Array.from({ length: nodes >> 2 }, () => [pick(nodes), pick(nodes)]).filter(([a, b]) => a !== b);
  return [...tree, ...meshes].flat();
}

const pairs = (count: number): Int32Array => Int32Array.from({ length: count / 2 + 1 }, (_, i) => 2 * i);

describe('sparse LU', () => {
  for (const n of [2, 7, 60, 400]) {
    it(`solves a system of ${String(n)} unknowns`, () => {
      const next = stream(n);
      const ends = Int32Array.from(branches(n, next));
      const { pattern } = cliquePattern(n, pairs(ends.length), ends);
      const values = Float64Array.from({ length: 2 * pattern.columns.length }, next);
      for (let i = 0; i < n; i++)
        for (let q = pattern.rowStart[i] ?? 0; q < (pattern.rowStart[i + 1] ?? 0); q++)
          if (pattern.columns[q] === i) values[2 * q] = 20;
      const wanted = Float64Array.from({ length: 2 * n }, next);
      const right = new Float64Array(2 * n);
      for (let i = 0; i < n; i++) {
        for (let q = pattern.rowStart[i] ?? 0; q < (pattern.rowStart[i + 1] ?? 0); q++) {
          const j = pattern.columns[q] ?? 0;
          const [ar, ai, xr, xi] = [values[2 * q], values[2 * q + 1], wanted[2 * j], wanted[2 * j + 1]].map(Number);
          right[2 * i] = (right[2 * i] ?? 0) + (ar ?? 0) * (xr ?? 0) - (ai ?? 0) * (xi ?? 0);
          right[2 * i + 1] = (right[2 * i + 1] ?? 0) + (ar ?? 0) * (xi ?? 0) + (ai ?? 0) * (xr ?? 0);
        }
      }
      const factors = new LuFactors(pattern);
      assert.ok(factors.factor(values).ratio > 0.1);
      const found = new Float64Array(2 * n);
      factors.solve(right, found);
      assert.ok(found.every((value, k) => Math.abs(value - (wanted[k] ?? 0)) < 1e-12));
    });
  }

  it('orders every node once, leaves before their hub', () => {
    const star = Int32Array.from([0, 1, 0, 2, 0, 3, 0, 4]);
    const order = minimumDegreeOrder(cliquePattern(5, pairs(star.length), star).pattern);
    assert.deepEqual([...order].sort(), [0, 1, 2, 3, 4]);
    assert.ok(order.indexOf(0) >= 3);
  });

  it('tells which pivot vanished', () => {
    const { pattern, places } = cliquePattern(2, Int32Array.of(0, 2), Int32Array.of(0, 1));
    const values = new Float64Array(8);
    [1, -1, -1, 1].forEach((value, k) => (values[2 * (places[k] ?? 0)] = value));
    assert.equal(new LuFactors(pattern).factor(values).ratio, 0);
  });
});
