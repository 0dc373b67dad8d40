import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Comparator, Condition } from './condition.ts';
import { conditionText } from './condition-text.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { sampleFinding } from '../runtime/testing/samples.ts';

const known = {
  payloads: { creep: { largest: 0.4, converged: true, name: 'a' } },
  findings: [
    { step: 'sag', findings: [sampleFinding({ kind: 'fail', level: 'error' }), sampleFinding({ kind: 'pass' })] },
    { step: 'load', findings: [sampleFinding({ kind: 'fail', level: 'warning', ruleId: 'example.load.validate' })] },
  ],
};
const holds = (condition: Condition): boolean => evaluateCondition(condition, known).holds;
const comparators = fc.constantFrom<Comparator>('equal', 'unequal', 'less', 'atMost', 'more', 'atLeast');

describe('a condition', () => {
  it('counts the findings that have all that is said', () => {
    const count = (findings: Extract<Condition, { findings: unknown }>['findings']): number =>
      [0, 1, 2, 3].find((value) => holds({ findings, is: 'equal', value })) ?? -1;
    assert.equal(count({}), 3);
    assert.equal(count({ kind: 'fail' }), 2);
    assert.equal(count({ kind: 'fail', level: 'warning' }), 1);
    assert.equal(count({ rule: 'example.load.validate' }), 1);
    assert.equal(count({ kind: 'fail', step: 'sag' }), 1);
    assert.equal(count({ kind: 'open' }), 0);
  });

  it('compares numbers as numbers are, and says what it found', () => {
    fc.assert(
      fc.property(comparators, fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }), (is, left, value) => {
        const of = { payloads: { a: [left] }, findings: [] };
        const expected: Record<Comparator, boolean> = {
          equal: left === value,
          unequal: left !== value,
          less: left < value,
          atMost: left <= value,
          more: left > value,
          atLeast: left >= value,
        };
        assert.equal(evaluateCondition({ from: 'a', at: '/0', is, value }, of).holds, expected[is]);
      }),
    );
    assert.equal(
      evaluateCondition({ from: 'creep', at: '/largest', is: 'atMost', value: 0.3 }, known).reason,
      'creep/largest is 0.4 (not as asked: ≤ 0.3)',
    );
  });

  it('does not hold of what is not there, or is of another type', () => {
    fc.assert(
      fc.property(comparators, fc.constantFrom('/nothing', '/name', '/converged'), (is, at) => {
        assert.equal(holds({ from: 'creep', at, is, value: 1 }), false);
      }),
    );
  });

  it('is put together as logic has it', () => {
    const part = fc.constantFrom<Condition>(
      { from: 'creep', at: '/converged', is: 'equal', value: true },
      { findings: { kind: 'open' }, is: 'more', value: 0 },
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        assert.equal(holds({ all: parts }), parts.every(holds));
        assert.equal(holds({ any: parts }), parts.some(holds));
        assert.equal(holds({ not: { all: parts } }), holds({ any: parts.map((one) => ({ not: one })) }));
      }),
    );
  });

  it('is a line that people read', () => {
    const said: Condition = {
      all: [
        { findings: { kind: 'fail', level: 'error' }, is: 'equal', value: 0 },
        { any: [{ from: 'creep', at: '/largest', is: 'less', value: 0.01 }, { not: { all: [] } }] },
      ],
    };
    assert.equal(conditionText(said), 'fail findings (error) = 0 and (creep/largest < 0.01 or not (always))');
  });
});
