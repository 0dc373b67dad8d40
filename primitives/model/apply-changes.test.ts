import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { BverError } from '../errors.ts';
import { applyChanges, applyChangeSet, chunksConcerned } from './apply-changes.ts';
import type { Assertion } from './assertion.ts';
import type { Change } from './change-set.ts';
import { changeSet, inverse } from './change-set.ts';
import { buildGraph } from './graph.ts';
import { chunkOf, intoChunks, stateDigest } from './snapshot.ts';

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

const stated = (subject: string, path: string, value: number): Assertion => ({
  subject,
  path,
  value,
  state: 'stated',
  method: 'number',
  evidence: [],
  wasDerivedFrom: [],
  confidence: 1,
});

const subjects = fc.constantFrom(...Array.from({ length: 40 }, (_, i) => `shelf.s${i}`));
const assertions = fc
  .record({ subject: subjects, path: fc.constantFrom('width', 'depth', '@type'), value: fc.integer() })
  .map(({ subject, path, value }) => stated(subject, path, value));
const graphs = fc.uniqueArray(assertions, { selector: (a) => `${a.subject} ${a.path}`, maxLength: 60 });
const changes = fc.array(
  fc.oneof(
    assertions.map((assertion): Change => ({ op: 'assert', assertion })),
    assertions.map(({ subject, path }): Change => ({ op: 'retract', subject, path })),
  ),
  { maxLength: 20 },
);

const chunksOf = (all: readonly Assertion[]): Map<number, Assertion[]> => new Map(intoChunks(all).entries());
const merged = (...parts: ReadonlyMap<number, Assertion[]>[]): Assertion[] =>
  [...new Map(parts.flatMap((part) => [...part])).values()].flat();
const digestOf = (all: readonly Assertion[]): string => stateDigest('b', all, sha256);

describe('applying changes to chunks', () => {
  it('does what a list of all assertions would do', () => {
    fc.assert(
      fc.property(graphs, changes, (base, forward) => {
        const plain = new Map(base.map((a) => [`${a.subject} ${a.path}`, a]));
        for (const change of forward) {
          if (change.op === 'assert')
            plain.set(`${change.assertion.subject} ${change.assertion.path}`, change.assertion);
          else plain.delete(`${change.subject} ${change.path}`);
        }
        const before = chunksOf(base);
        assert.equal(digestOf(merged(before, applyChanges(before, forward))), digestOf([...plain.values()]));
      }),
    );
  });

  it('and their inverse restores the digest of the base', () => {
    fc.assert(
      fc.property(graphs, changes, (base, forward) => {
        const made = changeSet('base', buildGraph('base', base), forward);
        const before = chunksOf(base);
        const after = new Map([...before, ...applyChangeSet(before, made)]);
        const restored = applyChangeSet(after, inverse(made, 'after'));
        assert.equal(digestOf(merged(after, restored)), digestOf(base));
      }),
    );
  });

  it('touches only the chunks concerned, and leaves those handed in as they were', () => {
    const base = [stated('shelf.a', 'width', 1), stated('shelf.b', 'width', 2)];
    const before = chunksOf(base);
    const change = changeSet('base', buildGraph('base', base), [
      { op: 'assert', assertion: stated('shelf.b', 'width', 3) },
    ]);
    assert.deepEqual(chunksConcerned(change), [chunkOf('shelf.b')]);
    const needed = new Map(chunksConcerned(change).map((i) => [i, before.get(i) ?? []]));
    assert.deepEqual([...applyChangeSet(needed, change)], [[chunkOf('shelf.b'), [stated('shelf.b', 'width', 3)]]]);
    assert.deepEqual(before.get(chunkOf('shelf.b')), [stated('shelf.b', 'width', 2)]);
  });

  it('is refused when a value is not what the change was made for', () => {
    const base = [stated('shelf.a', 'width', 1)];
    const change = changeSet('base', buildGraph('base', base), [{ op: 'retract', subject: 'shelf.a', path: 'width' }]);
    assert.throws(
      () => applyChangeSet(chunksOf([stated('shelf.a', 'width', 9)]), change),
      (error: unknown) => error instanceof BverError && error.code === 'graph.precondition',
    );
  });
});
