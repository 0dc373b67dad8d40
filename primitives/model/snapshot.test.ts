import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sha256 } from '../../test/example-pack/laws-broken-by.ts';
import { assertionsOf, snapshots } from '../../test/example-pack/arbitraries.ts';
import { canonicalJson } from './canonical-json.ts';
import { CHUNK_COUNT, chunkDigest, chunkOf, decodeChunk, encodeChunk, intoChunks, stateDigest } from './snapshot.ts';

const digestsOf = (assertions: Parameters<typeof intoChunks>[0]): string[] =>
  intoChunks(assertions).map((chunk) => chunkDigest(chunk, sha256));

describe('a snapshot', () => {
  it('has 256 chunks, in which each assertion stands once, by its subject', () => {
    fc.assert(
      fc.property(snapshots, (assertions) => {
        const chunks = intoChunks(assertions);
        assert.equal(chunks.length, CHUNK_COUNT);
        assert.equal(chunks.flat().length, assertions.length);
        chunks.forEach((chunk, i) => assert.ok(chunk.every(({ subject }) => chunkOf(subject) === i)));
      }),
    );
  });

  it('has a digest that does not depend on the order of its assertions', () => {
    fc.assert(
      fc.property(
        snapshots.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          assert.equal(stateDigest('b', shuffled, sha256), stateDigest('b', all, sha256));
        },
      ),
    );
  });

  it('changes in exactly one chunk when one value changes, and its digest with it', () => {
    fc.assert(
      fc.property(
        snapshots.filter((all) => all.length > 0),
        fc.nat(),
        (all, at) => {
          const which = at % all.length;
          const other = all.map((assertion, i) =>
            i === which ? { ...assertion, value: `not ${String(assertion.value)}` } : assertion,
          );
          const before = digestsOf(all);
          const moved = digestsOf(other).flatMap((digest, i) => (digest === before[i] ? [] : [i]));
          assert.deepEqual(moved, [chunkOf(all[which]?.subject ?? '')]);
          assert.notEqual(stateDigest('b', other, sha256), stateDigest('b', all, sha256));
        },
      ),
    );
  });

  it('has another digest for everything that it covers: path, state, unit, method, evidence, operands, confidence, binding', () => {
    const [base] = assertionsOf({ 'board.a': { length: 1 } });
    assert.ok(base);
    const digest = (changes: object, binding = 'b'): string => stateDigest(binding, [{ ...base, ...changes }], sha256);
    const evidence = [{ source: 's', selector: { type: 'text', offset: 1, length: 1, line: 1, column: 2 } }];
    const others = [
      { path: 'depth' },
      { state: 'assumed' },
      { unit: 'cm' },
      { method: 'other' },
      { evidence },
      { wasDerivedFrom: [{ subject: 'x', path: 'y' }] },
      { confidence: 0.5 },
    ];
    const all = [digest({}), digest({}, 'c'), ...others.map((changes) => digest(changes))];
    assert.equal(new Set(all).size, all.length);
  });

  it('stores chunks as canonical JSON that reads back the same', () => {
    fc.assert(
      fc.property(snapshots, (assertions) => {
        const text = encodeChunk(assertions);
        assert.equal(text, canonicalJson(JSON.parse(text)));
        assert.deepEqual(decodeChunk(text), assertions);
      }),
    );
  });

  it('spreads subjects over its chunks', () => {
    const counts = new Map<number, number>();
    for (let i = 0; i < 25_600; i++) counts.set(chunkOf(`line.l${i}`), (counts.get(chunkOf(`line.l${i}`)) ?? 0) + 1);
    assert.equal(counts.size, CHUNK_COUNT);
    assert.ok(Math.max(...counts.values()) < 200, 'twice the mean of 100');
  });
});
