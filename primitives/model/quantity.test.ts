import assert from 'node:assert/strict';
import { atLeast, atMost, quantity, Undecided, unit } from './quantity.ts';

const kilogram = unit('Mass', 'kg', 1);
const gram = unit('Mass', 'g', 0.001);

describe('a quantity', () => {
  const of = (lower: number, upper: number) => quantity((lower + upper) / 2, kilogram, { lower, upper });

  it('is exact unless something is said about its bounds', () => {
    const { si, lower, upper, state } = quantity(3, kilogram);
    assert.deepEqual({ si, lower, upper, state }, { si: 3, lower: 3, upper: 3, state: 'derived' });
  });

  it('is written for people in its unit', () => {
    assert.equal(String(quantity(0.0248, gram)), '24.8 g');
    assert.equal(String(quantity(1 / 3, kilogram)), '0.333333 kg');
    assert.equal(String(quantity(0.95, unit('Ratio', '', 1))), '0.95');
  });

  it('is at most another when all that it may be is', () => {
    assert.equal(atMost(of(1, 2), of(2, 3)), true);
    assert.equal(atMost(of(3, 4), of(1, 2)), false);
    assert.equal(atMost(quantity(2, kilogram), quantity(2, gram)), true);
    assert.equal(atLeast(of(3, 4), of(1, 2)), true);
    assert.equal(atLeast(of(1, 2), of(3, 4)), false);
  });

  it('does not decide where the bounds overlap', () => {
    assert.throws(() => atMost(of(1, 3), of(2, 4)), Undecided);
    assert.throws(() => atMost(of(2, 4), of(1, 3)), Undecided);
    assert.throws(() => atLeast(of(1, 3), of(2, 4)), Undecided);
  });
});
