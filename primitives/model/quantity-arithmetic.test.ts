import assert from 'node:assert/strict';
import { product, sum, times } from './quantity-arithmetic.ts';
import { quantity, unit } from './quantity.ts';

const kilogram = unit('Mass', 'kg', 1);
const metre = unit('Length', 'm', 1);
const kilogramMetre = unit('FirstMomentOfMass', 'kg.m', 1);

describe('arithmetic of quantities', () => {
  const light = quantity(2, kilogram, { lower: 1, upper: 3, state: 'stated' });
  const heavy = quantity(10, kilogram, { lower: 9, upper: 12, state: 'assumed' });

  it('adds values and bounds, and is assumed as soon as one part is', () => {
    const { si, lower, upper, state } = sum(kilogram, [light, heavy]);
    assert.deepEqual({ si, lower, upper, state }, { si: 12, lower: 10, upper: 15, state: 'assumed' });
    assert.equal(sum(kilogram, [light]).state, 'derived');
    assert.equal(sum(kilogram, []).si, 0);
  });

  it('keeps the bounds in order under a negative factor', () => {
    const { si, lower, upper } = times(light, -2);
    assert.deepEqual({ si, lower, upper }, { si: -4, lower: -6, upper: -2 });
  });

  it('multiplies into the kind that the author names', () => {
    const arm = quantity(-1, metre, { lower: -2, upper: 1 });
    const { kind, si, lower, upper } = product(kilogramMetre, light, arm);
    assert.deepEqual({ kind, si, lower, upper }, { kind: 'FirstMomentOfMass', si: -2, lower: -6, upper: 3 });
  });
});
