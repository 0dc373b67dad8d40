import assert from 'node:assert/strict';
import { said } from '../../test/example-pack/said.ts';
import { BverError } from '../errors.ts';
import { changeSet, inverse, requirePreconditions } from './change-set.ts';
import { buildGraph } from './graph.ts';

describe('a change set', () => {
  const length = said('board.a', 'length', 1);
  const longer = said('board.a', 'length', 2);
  const colour = said('board.a', 'colour', 'red');
  const base = buildGraph('base', [length]);

  it('reads off its base what it was made for, and how it is undone', () => {
    const made = changeSet('base', base, [
      { op: 'assert', assertion: longer },
      { op: 'assert', assertion: colour },
    ]);
    assert.deepEqual(made.preconditions, [
      { subject: 'board.a', path: 'length', assertion: length },
      { subject: 'board.a', path: 'colour', assertion: null },
    ]);
    assert.deepEqual(made.reverse, [
      { op: 'retract', subject: 'board.a', path: 'colour' },
      { op: 'assert', assertion: length },
    ]);
  });

  it('has an inverse that was made for what it leaves', () => {
    const made = changeSet('base', base, [
      { op: 'assert', assertion: colour },
      { op: 'assert', assertion: longer },
      { op: 'retract', subject: 'board.a', path: 'colour' },
    ]);
    const back = inverse(made, 'after');
    assert.equal(back.base, 'after');
    assert.deepEqual(back.preconditions, [
      { subject: 'board.a', path: 'colour', assertion: null },
      { subject: 'board.a', path: 'length', assertion: longer },
    ]);
    assert.deepEqual([back.forward, back.reverse], [made.reverse, made.forward]);
  });

  it('is refused where another value or another state stands, and not for other evidence', () => {
    const made = changeSet('base', base, [{ op: 'assert', assertion: longer }]);
    const on = (...assertions: Parameters<typeof buildGraph>[1][]) =>
      requirePreconditions(
        made,
        buildGraph(
          '',
          [...assertions].flatMap((a) => [...a]),
        ),
      );
    const refused = (error: unknown): boolean => error instanceof BverError && error.code === 'graph.precondition';
    assert.doesNotThrow(() => on([length]));
    assert.doesNotThrow(() => on([{ ...length, method: 'another' }]));
    assert.throws(() => on([longer]), refused);
    assert.throws(() => on([{ ...length, state: 'assumed' }]), refused);
    assert.throws(() => on([]), refused);
  });
});
