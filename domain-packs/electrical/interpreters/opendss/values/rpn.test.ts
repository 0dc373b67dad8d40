import assert from 'node:assert/strict';
import { computeRpn } from './rpn.ts';

const close = (expression: string, expected: number): void => {
  const value = computeRpn(expression);
  assert.ok(
    typeof value === 'number' && Math.abs(value - expected) < 1e-12,
    `${expression} gave ${JSON.stringify(value)}`,
  );
};

describe('in-line mathematics', () => {
  it('computes what OpenDSS 9.8 computes', () => {
    close('8 1000 /', 0.008);
    close('3 2 ^', 9);
    close('9 sqrt', 3);
    close('30 sin', 0.5);
    close('3 inv', 1 / 3);
    close('2 3 swap -', 1);
    close('4 sqr', 16);
    close('1 1 atan2', 45);
    close('100 log10', 2);
    close('pi', Math.PI);
    close('1,2,+', 3);
    close('-2 2 ^', 4);
  });
  it('refuses what has no value beyond doubt', () => {
    assert.deepEqual(computeRpn('2 *'), { word: '*', reason: 'operands' });
    assert.deepEqual(computeRpn('1 2'), { word: '2', reason: 'left-over' });
    assert.deepEqual(computeRpn('2 3 foo'), { word: 'foo', reason: 'word' });
    assert.deepEqual(computeRpn('1 0 /'), { word: '/', reason: 'infinite' });
    assert.deepEqual(computeRpn(''), { word: '', reason: 'operands' });
  });
});
