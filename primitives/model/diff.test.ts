import assert from 'node:assert/strict';
import fc from 'fast-check';
import { snapshots } from '../../test/example-pack/arbitraries.ts';
import { sha256 } from '../../test/example-pack/laws-broken-by.ts';
import { said, saidOf } from '../../test/example-pack/said.ts';
import type { Chunks } from './apply-changes.ts';
import { applyChangeSet } from './apply-changes.ts';
import type { Assertion } from './assertion.ts';
import { inverse } from './change-set.ts';
import { changeSetOf, diff, differenceKind, differingChunks } from './diff.ts';
import { chunkDigest, chunkOf, intoChunks, stateDigest } from './snapshot.ts';

const chunksOf = (all: readonly Assertion[]): Chunks => new Map(intoChunks(all).entries());
const digestsOf = (all: readonly Assertion[]): string[] => intoChunks(all).map((chunk) => chunkDigest(chunk, sha256));
const digestOf = (chunks: Chunks): string => stateDigest('b', [...chunks.values()].flat(), sha256);

describe('the difference of two snapshots', () => {
  it('is a change set that leads from the one to the other, and back', () => {
    fc.assert(
      fc.property(snapshots, snapshots, (a, b) => {
        const [from, to] = [chunksOf(a), chunksOf(b)];
        const change = changeSetOf('a', diff(from, to));
        const there = new Map([...from, ...applyChangeSet(from, change)]);
        assert.equal(digestOf(there), digestOf(to));
        const back = new Map([...there, ...applyChangeSet(there, inverse(change, 'b'))]);
        assert.equal(digestOf(back), digestOf(from));
      }),
    );
  });

  it('is nothing between equals, and turned round between the two the other way', () => {
    fc.assert(
      fc.property(snapshots, snapshots, (a, b) => {
        assert.deepEqual(diff(chunksOf(a), chunksOf(a)), []);
        const turned = diff(chunksOf(b), chunksOf(a)).map(({ before, after, ...where }) => ({
          ...where,
          before: after,
          after: before,
        }));
        assert.deepEqual(turned, diff(chunksOf(a), chunksOf(b)));
      }),
    );
  });

  it('lies in the chunks whose digests differ', () => {
    fc.assert(
      fc.property(snapshots, snapshots, (a, b) => {
        const numbers = differingChunks(digestsOf(a), digestsOf(b));
        const only = (all: readonly Assertion[]): Chunks =>
          new Map(intoChunks(all).flatMap((chunk, i) => (numbers.includes(i) ? [[i, chunk] as const] : [])));
        assert.deepEqual(diff(only(a), only(b)), diff(chunksOf(a), chunksOf(b)));
        assert.deepEqual(
          [...new Set(diff(chunksOf(a), chunksOf(b)).map(({ subject }) => chunkOf(subject)))].sort((x, y) => x - y),
          numbers,
        );
      }),
    );
  });

  it('says what was added, removed and changed, by subject and path, with both assertions', () => {
    const before = saidOf({ 'board.a': { length: 1, colour: 'red' }, 'board.b': { length: 2 } });
    const after = saidOf({ 'board.a': { length: 3, colour: 'red' }, 'board.c': { length: 2 } });
    const all = diff(chunksOf(before), chunksOf(after));
    assert.deepEqual(
      all.map((one) => [one.subject, one.path, differenceKind(one), one.before?.value, one.after?.value]),
      [
        ['board.a', 'length', 'changed', 1, 3],
        ['board.b', 'length', 'removed', 2, undefined],
        ['board.c', 'length', 'added', undefined, 2],
      ],
    );
  });

  it('sees a change of state, evidence and everything else that a digest covers', () => {
    const base = said('board.a', 'length', 1);
    const changes: Partial<Assertion>[] = [
      { state: 'assumed' },
      { unit: 'cm' },
      { method: 'another' },
      { confidence: 0.5 },
      { wasDerivedFrom: [{ subject: 'x', path: 'y' }] },
      { evidence: [{ source: 's', selector: { type: 'text', offset: 1, length: 1, line: 1, column: 2 } }] },
    ];
    const kinds = changes.map((change) =>
      diff(chunksOf([base]), chunksOf([{ ...base, ...change }])).map((one) => differenceKind(one)),
    );
    assert.deepEqual(kinds, [['changed'], ...Array.from({ length: 5 }, () => ['restated'])]);
  });
});
