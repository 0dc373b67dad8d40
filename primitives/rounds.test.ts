import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lastRound, roundOf, stepInRound } from './rounds.ts';

describe('the rounds of a run', () => {
  it('name their steps so that step and round are read back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9-]*$/), fc.integer({ min: 1, max: 99 }), (id, round) => {
        assert.deepEqual(roundOf(stepInRound(id, round)), { id, round });
      }),
    );
  });

  it('leave of each step the last one', () => {
    const steps = ['read', 'judge', 'answers-1', 'judge@2', 'answers-2', 'judge@3'].map((step) => ({ step }));
    assert.deepEqual(
      lastRound(steps).map(({ step }) => step),
      ['read', 'answers-1', 'answers-2', 'judge@3'],
    );
  });
});
