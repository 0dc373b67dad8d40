import assert from 'node:assert/strict';
import { ComplexMatrix } from './complex-matrix.ts';
import { complex, magnitude, multiply, reciprocal, subtract, add, ZERO } from './complex.ts';
import type { Complex } from './complex.ts';
import { inverse, kronReduction } from './inverse.ts';
import { filled } from './symmetrical-components.ts';

const sample = filled(3, (i, j) => complex(i === j ? 0 : 1 + i - 2 * j, 3 * i + j + 1));

const product = (a: ComplexMatrix, b: ComplexMatrix, i: number, j: number): Complex =>
  [0, 1, 2].reduce((sum, k) => add(sum, multiply(a.at(i, k), b.at(k, j))), ZERO);

describe('dense complex matrices', () => {
  it('inverts, also where a diagonal entry must be pivoted away', () => {
    const z = sample.copy();
    z.set(0, 0, ZERO);
    const y = inverse(z);
    assert.ok(y);
    for (const i of [0, 1, 2])
      for (const j of [0, 1, 2]) assert.ok(magnitude(subtract(product(z, y, i, j), complex(i === j ? 1 : 0))) < 1e-12);
  });

  it('answers undefined for a singular matrix', () => {
    assert.equal(inverse(new ComplexMatrix(2)), undefined);
    assert.equal(inverse(filled(2, () => complex(1, 2))), undefined);
  });

  it('reduces a star of two branches to their sum in series', () => {
    const star = new ComplexMatrix(3);
    star.addBranch(0, 2, reciprocal(complex(1, 2)));
    star.addBranch(1, 2, reciprocal(complex(3, 4)));
    const reduced = kronReduction(star, 2);
    assert.ok(magnitude(subtract(reduced.at(0, 0), reciprocal(complex(4, 6)))) < 1e-15);
    assert.ok(magnitude(add(reduced.at(0, 1), reciprocal(complex(4, 6)))) < 1e-15);
  });
});
