import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Assertion, ChangedAssertions, Differences, SnapshotManifest } from '../../primitives/index.ts';
import { chunkDigest, differencesOf, encodeChunk, intoChunks, stateDigest } from '../../primitives/index.ts';
import { snapshots } from '../../test/example-pack/arbitraries.ts';
import { sha256 } from '../sha256.ts';
import { createGraphCache } from './graph-cache.ts';
import { createSnapshotDifferences } from './snapshot-differences.ts';
import type { Source } from './source.ts';

/** Contents of snapshots, and which of them were read. */
function shelf() {
  const contents = new Map<string, string>();
  const read: string[] = [];
  const source: Source = {
    async content(digest) {
      read.push(digest);
      return new TextEncoder().encode(contents.get(digest) ?? assert.fail(`nothing under ${digest}`));
    },
    snapshot: () => assert.fail('nobody asks for a manifest'),
  };
  const put = (assertions: readonly Assertion[]): SnapshotManifest => {
    const chunks = intoChunks(assertions).map((chunk) => {
      const digest = chunkDigest(chunk, sha256);
      if (digest !== '') contents.set(digest, encodeChunk(chunk));
      return digest;
    });
    const digest = stateDigest('binding', assertions, sha256);
    return { digest, bindingDigest: 'binding', chunks, assertionCount: assertions.length, sources: [] };
  };
  return { source, put, read };
}

const whole = ({ before, after }: { [K in keyof ChangedAssertions]: readonly Assertion[] }): Differences => {
  const [old, now] = [intoChunks(before), intoChunks(after)];
  const each = old.map((chunk, i) => differencesOf(chunk, now[i] ?? []));
  return { changed: each.flatMap(({ changed }) => changed), restated: each.flatMap(({ restated }) => restated) };
};

describe('the differences of two snapshots', () => {
  it('are those of all their chunks; each that differs is read once, however often and far they are followed', () =>
    fc.assert(
      fc.asyncProperty(snapshots, snapshots, fc.nat(20), async (before, after, far) => {
        const { source, put, read } = shelf();
        const [old, now] = [put(before), put(after)];
        const differences = createSnapshotDifferences(createGraphCache());
        const followed = differences(source, old, now);
        for (let i = 0; i < far; i++) await followed.next();
        for (let time = 0; time < 2; time++) {
          const all: Differences[] = [];
          for await (const chunk of differences(source, old, now)) all.push(chunk);
          assert.deepEqual(
            { changed: all.flatMap(({ changed }) => changed), restated: all.flatMap(({ restated }) => restated) },
            whole({ before, after }),
          );
        }
        const differing = [
          ...old.chunks.filter((digest, i) => digest !== now.chunks[i]),
          ...now.chunks.filter((digest, i) => digest !== old.chunks[i]),
        ];
        assert.deepEqual(read.sort(), differing.filter((digest) => digest !== '').sort());
      }),
    ));

  it('let others have their turn while they are made', async () => {
    const { source, put } = shelf();
    const about = (i: number, value: number): Assertion => ({
      ...{ subject: `s${i}`, path: 'p', value, state: 'assumed', method: 'm' },
      ...{ evidence: [], wasDerivedFrom: [], confidence: 1 },
    });
    const many = (value: number) => Array.from({ length: 2000 }, (_, i) => about(i, value));
    let turns = 0;
    let next = setImmediate(function turn() {
      turns++;
      next = setImmediate(turn);
    });
    const chunks = [];
    for await (const chunk of createSnapshotDifferences(createGraphCache())(source, put(many(1)), put(many(2)))) {
      chunks.push(chunk);
    }
    clearImmediate(next);
    assert.equal(chunks.flatMap(({ changed }) => changed).length, 2000);
    assert.ok(turns > 1, `${turns} turns`);
  });
});
