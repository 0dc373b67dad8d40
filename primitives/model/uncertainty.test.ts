import assert from 'node:assert/strict';
import fc from 'fast-check';
import { brokenBy } from '../constraints/rules.ts';
import type { Quantity } from './quantity.ts';
import { atLeast, atMost, quantity, Undecided, unit } from './quantity.ts';
import { product, sum, times } from './quantity-arithmetic.ts';
import { boundsOf, uncertaintyProblem } from './uncertainty.ts';

const kilogram = unit('Mass', 'kg', 1);
const gram = unit('Mass', 'g', 0.001);
const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true });

/** A quantity with its bounds, and a value that it may have in truth. */
const uncertain: fc.Arbitrary<{ of: Quantity<'Mass'>; truth: number }> = fc
  .tuple(numbers, numbers, numbers, numbers)
  .map((drawn) => {
    const [lower = 0, si = 0, truth = 0, upper = 0] = [...drawn].sort((a, b) => a - b);
    return { of: quantity(si, kilogram, { lower, upper }), truth };
  });

/** Yes, no, or open. */
function answer(compare: () => boolean): boolean | 'open' {
  try {
    return compare();
  } catch (error) {
    if (error instanceof Undecided) return 'open';
    throw error;
  }
}

describe('the uncertainty of a value', () => {
  it('gives its bounds: those stated, else the expanded uncertainty, at two standard uncertainties unless said', () => {
    assert.deepEqual(boundsOf(10), { lower: 10, upper: 10 });
    assert.deepEqual(boundsOf(10, { standardUncertainty: 0.5 }), { lower: 9, upper: 11 });
    assert.deepEqual(boundsOf(10, { standardUncertainty: 0.5, coverageFactor: 3 }), { lower: 8.5, upper: 11.5 });
    assert.deepEqual(boundsOf(10, { standardUncertainty: 0.5, upper: 10.2 }), { lower: 9, upper: 10.2 });
  });

  it('is one that can be', () => {
    assert.equal(uncertaintyProblem(10, { lower: 9, upper: 10 }), undefined);
    assert.match(uncertaintyProblem(10, { lower: 11, upper: 12 }) ?? '', /not within its bounds, 11 … 12/);
    assert.match(uncertaintyProblem(10, { standardUncertainty: -1 }) ?? '', /negative/);
    assert.match(uncertaintyProblem(10, {}) ?? '', /says no number/);
    assert.match(uncertaintyProblem(10, { lower: NaN }) ?? '', /says no number/);
    assert.match(uncertaintyProblem('ten', { lower: 1 }) ?? '', /is not a number/);
  });

  it('is carried through arithmetic: the true result lies within the bounds of what is computed', () => {
    fc.assert(
      fc.property(fc.array(uncertain, { minLength: 1, maxLength: 6 }), numbers, (parts, factor) => {
        const within = ({ lower, upper }: Quantity, truth: number): void => assert.ok(lower <= truth && truth <= upper);
        const [a, b = a] = parts;
        assert.ok(a && b);
        const total = sum(
          kilogram,
          parts.map(({ of }) => of),
        );
        within(
          total,
          parts.reduce((so, { truth }) => so + truth, 0),
        );
        within(times(a.of, factor), a.truth * factor);
        within(product(kilogram, a.of, b.of), a.truth * b.truth);
      }),
    );
  });

  it('is carried through comparisons: the answer holds for every value that either may have, or is open', () => {
    fc.assert(
      fc.property(uncertain, uncertain, (a, b) => {
        const most = answer(() => atMost(a.of, b.of));
        if (most !== 'open') assert.equal(most, a.truth <= b.truth);
        const least = answer(() => atLeast(a.of, b.of));
        if (least !== 'open') assert.equal(least, a.truth >= b.truth);
        assert.equal(
          least,
          answer(() => atMost(b.of, a.of)),
        );
        const limit = { value: b.of.si, unit: kilogram };
        const broken = answer(() => brokenBy({ maxExclusive: limit } as never, a.of, undefined).length > 0);
        if (broken !== 'open') assert.equal(broken, a.truth >= b.of.si);
        const above = answer(() => brokenBy({ minExclusive: limit } as never, a.of, undefined).length > 0);
        if (above !== 'open') assert.equal(above, a.truth <= b.of.si);
      }),
    );
  });

  it('leaves a comparison open only where both answers are possible', () => {
    fc.assert(
      fc.property(uncertain, uncertain, ({ of: a }, { of: b }) => {
        if (answer(() => atMost(a, b)) !== 'open') return;
        assert.ok(a.lower <= b.upper && a.upper > b.lower);
      }),
    );
  });

  it('is read where a person reads the value', () => {
    const of = (si: number, lower: number, upper: number): string => String(quantity(si, gram, { lower, upper }));
    assert.equal(of(0.0248, 0.0243, 0.0253), '24.8 ± 0.5 g');
    assert.equal(of(0.0248, 0.024, 0.026), '24.8 (24 … 26) g');
    assert.equal(of(0.0248, 0.0248, 0.0248), '24.8 g');
    assert.equal(String(quantity(0.95, unit('Ratio', '', 1), { lower: 0.9, upper: 1 })), '0.95 ± 0.05');
  });
});
