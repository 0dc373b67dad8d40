import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sha256 } from '../../test/example-pack/laws-broken-by.ts';
import { said, saidOf } from '../../test/example-pack/said.ts';
import type { Chunks } from './apply-changes.ts';
import { applyChanges } from './apply-changes.ts';
import type { Assertion } from './assertion.ts';
import type { Change } from './change-set.ts';
import { merge } from './merge.ts';
import { resolveConflicts } from './resolve-conflicts.ts';
import { intoChunks, stateDigest } from './snapshot.ts';
import { statementOf } from './statement.ts';

const chunksOf = (all: readonly Assertion[]): Chunks => new Map(intoChunks(all).entries());
const keyOf = ({ subject, path }: { subject: string; path: string }): string => `${subject} ${path}`;
const after = (chunks: Chunks, changes: readonly Change[]): Assertion[] =>
  [...new Map([...chunks, ...applyChanges(chunks, changes)]).values()].flat();
const digestOf = (all: readonly Assertion[]): string => stateDigest('b', all, sha256);

/** Few values of few elements, so that sides meet; no types, so that every value is a question of its own. */
const values = fc
  .record({
    subject: fc.constantFrom('board.a', 'board.b', 'board.b#1', 'book.c'),
    path: fc.constantFrom('length', 'mass', '@name'),
    value: fc.nat({ max: 2 }),
    state: fc.constantFrom('stated', 'assumed'),
    method: fc.constantFrom('one', 'another'),
    confidence: fc.constantFrom(0.5, 1),
  })
  .map(({ subject, path, value, ...rest }) => said(subject, path, value, rest));
const snapshots = fc.uniqueArray(values, { selector: keyOf, maxLength: 12 });
/** A snapshot and two that people made of it: each kept some values, and has some of its own. */
const histories = fc
  .tuple(snapshots, snapshots, snapshots, fc.func(fc.boolean()), fc.func(fc.boolean()))
  .map(([base, mine, yours, keptByMe, keptByYou]) => {
    const made = (own: Assertion[], kept: (key: string, one: Assertion) => boolean): Assertion[] => [
      ...new Map(
        [...base.filter((one) => kept('base', one)), ...own.filter((one) => kept('own', one))].map((one) => [
          keyOf(one),
          one,
        ]),
      ).values(),
    ];
    return { base, ours: made(mine, keptByMe), theirs: made(yours, keptByYou) };
  });

const find = (all: readonly Assertion[], key: string): Assertion | null =>
  all.find((one) => keyOf(one) === key) ?? null;

describe('a three-way merge', () => {
  it('takes what one side changed, agrees on what both said, and leaves the rest as conflicts', () => {
    fc.assert(
      fc.property(histories, ({ base, ours, theirs }) => {
        const made = merge({ ours: chunksOf(ours), theirs: chunksOf(theirs), bases: [chunksOf(base)] });
        const merged = after(chunksOf(ours), made.taken);
        const conflicting = new Set(made.conflicts.map(keyOf));
        for (const key of new Set([...base, ...ours, ...theirs].map(keyOf))) {
          const [was, mine, yours] = [base, ours, theirs].map((all) => statementOf(find(all, key)));
          const expected = mine === yours ? mine : was === mine ? yours : was === yours ? mine : undefined;
          assert.equal(conflicting.has(key), expected === undefined, key);
          assert.equal(statementOf(find(merged, key)), expected ?? mine, key);
        }
      }),
    );
  });

  it('gives the same whichever side is merged into which', () => {
    fc.assert(
      fc.property(histories, fc.array(snapshots, { maxLength: 2 }), ({ base, ours, theirs }, others) => {
        const bases = [base, ...others].map(chunksOf);
        const there = merge({ ours: chunksOf(ours), theirs: chunksOf(theirs), bases });
        const back = merge({ ours: chunksOf(theirs), theirs: chunksOf(ours), bases });
        assert.deepEqual(there.conflicts, back.conflicts);
        const conflicting = new Set(there.conflicts.map(keyOf));
        const agreed = (all: readonly Assertion[]): string =>
          digestOf(all.filter((one) => !conflicting.has(keyOf(one))));
        assert.equal(agreed(after(chunksOf(ours), there.taken)), agreed(after(chunksOf(theirs), back.taken)));
      }),
    );
  });

  it('has nothing to take from a side that did nothing, and everything from the only one that did something', () => {
    fc.assert(
      fc.property(histories, ({ base, ours }) => {
        const [b, o] = [chunksOf(base), chunksOf(ours)];
        assert.deepEqual(merge({ ours: o, theirs: b, bases: [b] }), { taken: [], conflicts: [] });
        assert.deepEqual(merge({ ours: o, theirs: o, bases: [b] }), { taken: [], conflicts: [] });
        const forward = merge({ ours: b, theirs: o, bases: [b] });
        assert.deepEqual(forward.conflicts, []);
        assert.equal(digestOf(after(b, forward.taken)), digestOf(ours));
      }),
    );
  });

  it('is done once: merging the same again changes nothing, whether or not the merge is known of', () => {
    fc.assert(
      fc.property(histories, ({ base, ours, theirs }) => {
        const sides = { ours: chunksOf(ours), theirs: chunksOf(theirs), bases: [chunksOf(base)] };
        const once = merge(sides);
        const merged = chunksOf(after(sides.ours, once.taken));
        assert.deepEqual(merge({ ...sides, ours: merged }), { taken: [], conflicts: once.conflicts });
        assert.deepEqual(merge({ ...sides, ours: merged, bases: [sides.theirs] }), { taken: [], conflicts: [] });
      }),
    );
  });

  it('in doubt between several bases finds a conflict, and never fewer than with one of them', () => {
    fc.assert(
      fc.property(histories, snapshots, ({ base, ours, theirs }, other) => {
        const sides = { ours: chunksOf(ours), theirs: chunksOf(theirs) };
        const conflicts = (...bases: Assertion[][]): string[] =>
          merge({ ...sides, bases: bases.map(chunksOf) }).conflicts.map(keyOf);
        const both = new Set(conflicts(base, other));
        assert.ok(conflicts(base).every((key) => both.has(key)));
        assert.ok(conflicts(other).every((key) => both.has(key)));
      }),
    );
  });

  it('of strangers unites what each says, and asks where they differ', () => {
    const ours = chunksOf(saidOf({ 'board.a': { length: 1, mass: 2 } }));
    const theirs = chunksOf(saidOf({ 'board.a': { length: 3 }, 'board.b': { length: 4 } }));
    const { taken, conflicts } = merge({ ours, theirs, bases: [] });
    assert.deepEqual(conflicts.map(keyOf), ['board.a length']);
    assert.deepEqual(after(ours, taken).map(keyOf).sort(), ['board.a length', 'board.a mass', 'board.b length']);
  });

  it('asks once whether an element stays that one side removed while the other worked on it', () => {
    const board = { '@type': 'example.Board', '@name': 'A', length: 1 };
    const base = saidOf({ 'board.a': board, 'board.a#1': { '@junction': 'upright.l' }, 'board.b': board });
    const ours = base.filter(({ subject }) => subject === 'board.b');
    const theirs = saidOf({
      'board.a': { ...board, length: 2, mass: 7 },
      'board.a#1': { '@junction': 'upright.l' },
      'board.b': board,
    });
    const sides = { ours: chunksOf(ours), theirs: chunksOf(theirs), bases: [chunksOf(base)] };
    const { taken, conflicts } = merge(sides);
    assert.deepEqual(taken, []);
    const [conflict, ...more] = conflicts;
    assert.ok(conflict);
    assert.deepEqual(more, []);
    assert.deepEqual(
      conflict.candidates.map(({ says, stands }) => [says, stands.length]),
      [
        ['nothing', 5],
        ['stated "example.Board"', 5],
      ],
    );
    const by = { rule: 'decision', justification: 'It is needed.', wasAttributedTo: 'somebody' };
    const choose = (says: string): Assertion[] => {
      const { changes } = resolveConflicts(conflicts, [{ ...conflict, chosen: says, ...by }]);
      return after(sides.ours, changes);
    };
    assert.equal(digestOf(choose('stated "example.Board"')), digestOf(theirs));
    assert.equal(digestOf(choose('nothing')), digestOf(ours));
  });

  it('lets an element go that the other side did not work on', () => {
    const base = saidOf({ 'board.a': { '@type': 'example.Board', length: 1 } });
    const moved = base.map((one): Assertion => ({ ...one, method: 'read again' }));
    const { taken, conflicts } = merge({ ours: chunksOf(moved), theirs: chunksOf([]), bases: [chunksOf(base)] });
    assert.deepEqual(conflicts, []);
    assert.deepEqual(after(chunksOf(moved), taken), []);
  });
});
