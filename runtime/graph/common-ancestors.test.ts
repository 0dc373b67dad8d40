import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ancestry, nearestCommonAncestors } from './common-ancestors.ts';

/** Each node may have earlier ones as parents. */
const descents = fc
  .array(fc.array(fc.nat({ max: 30 }), { maxLength: 3 }), { minLength: 2, maxLength: 12 })
  .map((all) => all.map((parents, node) => (node === 0 ? [] : parents.map((parent) => String(parent % node)))));

describe('the nearest common ancestors', () => {
  it('are common, and each common ancestor is one of theirs', () => {
    fc.assert(
      fc.property(descents, fc.nat(), fc.nat(), (descent, x, y) => {
        const parentsOf = (node: string): readonly string[] => descent[Number(node)] ?? [];
        const [a, b] = [String(x % descent.length), String(y % descent.length)];
        const common = descent
          .map((_, node) => String(node))
          .filter((node) => ancestry(a, parentsOf).has(node) && ancestry(b, parentsOf).has(node));
        const nearest = common.filter(
          (node) => !common.some((other) => other !== node && ancestry(other, parentsOf).has(node)),
        );
        assert.deepEqual(nearestCommonAncestors(a, b, parentsOf).sort(), nearest.sort());
      }),
    );
  });

  it('of a node and what it descends from is the latter', () => {
    const parentsOf = (node: string): string[] => (node === '0' ? [] : [String(Number(node) - 1)]);
    assert.deepEqual(nearestCommonAncestors('9', '4', parentsOf), ['4']);
  });
});
