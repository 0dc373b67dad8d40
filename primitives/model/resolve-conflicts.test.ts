import assert from 'node:assert/strict';
import { said, saidOf } from '../../test/example-pack/said.ts';
import type { Chunks } from './apply-changes.ts';
import type { Assertion } from './assertion.ts';
import type { Conflict } from './conflict.ts';
import { merge } from './merge.ts';
import type { Decision } from './resolve-conflicts.ts';
import { resolveConflicts } from './resolve-conflicts.ts';
import { intoChunks } from './snapshot.ts';

const chunksOf = (all: readonly Assertion[]): Chunks => new Map(intoChunks(all).entries());

describe('resolutions', () => {
  const { conflicts } = merge({
    ours: chunksOf(saidOf({ 'board.a': { length: 2, mass: 5 } })),
    theirs: chunksOf([said('board.a', 'length', 3), said('board.a', 'mass', 5, { state: 'assumed' })]),
    bases: [chunksOf(saidOf({ 'board.a': { length: 1 } }))],
  });
  const [length, mass] = conflicts as [Conflict, Conflict];
  const by = { rule: 'decision', justification: 'Measured on site.', wasAttributedTo: 'somebody' };

  const decide = ({ subject, path }: Conflict, chosen: string): Decision => ({ subject, path, chosen, ...by });

  it('keep the candidates that lose, the rule, the reason and who decided', () => {
    const { resolutions } = resolveConflicts(conflicts, [decide(length, 'stated 3'), decide(mass, 'nothing')]);
    assert.deepEqual(resolutions, [
      { subject: 'board.a', path: 'length', chosen: 'stated 3', rejected: ['stated 2'], ...by },
      { subject: 'board.a', path: 'mass', chosen: 'nothing', rejected: ['assumed 5', 'stated 5'], ...by },
    ]);
  });

  it('choose one of two candidates, or go back to where both began', () => {
    const choose = (conflict: Conflict, says: string) => resolveConflicts(conflicts, [decide(conflict, says)]).changes;
    assert.deepEqual(choose(length, 'stated 3'), [{ op: 'assert', assertion: said('board.a', 'length', 3) }]);
    assert.deepEqual(choose(length, 'stated 1'), [{ op: 'assert', assertion: said('board.a', 'length', 1) }]);
    assert.deepEqual(choose(mass, 'nothing'), [{ op: 'retract', subject: 'board.a', path: 'mass' }]);
    assert.deepEqual(choose(mass, 'assumed 5'), [
      { op: 'assert', assertion: said('board.a', 'mass', 5, { state: 'assumed' }) },
    ]);
  });

  it('leave open what none of them resolves', () => {
    assert.deepEqual(resolveConflicts(conflicts, [decide(mass, 'stated 5')]).open, [length]);
  });

  it('do not fit a conflict that is not there, a candidate that it has not, and one that is resolved', () => {
    const unfit = [
      decide(length, 'stated 9'),
      { ...decide(length, 'stated 3'), path: 'colour' },
      decide(length, 'stated 2'),
    ];
    const resolved = resolveConflicts(conflicts, [decide(length, 'stated 3'), ...unfit]);
    assert.deepEqual(resolved.unfit, unfit);
    assert.deepEqual(resolved.open, [mass]);
  });
});
