import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assertions, snapshots } from '../../test/example-pack/arbitraries.ts';
import { said } from '../../test/example-pack/said.ts';
import type { Assertion } from './assertion.ts';
import { canonicalJson } from './canonical-json.ts';
import { buildGraph } from './graph.ts';
import { readDifferences } from './read-differences.ts';
import type { GraphReader } from './read-set.ts';
import { readSetRecord, recordReads } from './read-set.ts';
import { encodeChunk, intoChunks } from './snapshot.ts';
import { STRUCTURE } from './taxonomy.ts';

/** One look at a graph, with what is found. */
type Look = (graph: GraphReader) => unknown;

const subjects = fc.constantFrom('board.a', 'board.b', 'book.c', 'board.a#1', 'upright.ü', 'nothing');
const paths = fc.constantFrom('length', 'mass', 'board', '@type', '@junction');
const looks: fc.Arbitrary<Look> = fc.oneof(
  fc.tuple(subjects, paths).map(
    ([subject, path]): Look =>
      (graph) =>
        graph.assertion(subject, path) ?? null,
  ),
  subjects.map(
    (type): Look =>
      (graph) =>
        graph.ofType(type),
  ),
  subjects.map((place): Look => (graph) => [graph.portsOf(place), graph.portsAt(place)]),
);

/** Types and junctions among the subjects, so that extents and adjacency have members. */
const structured = fc.oneof(
  assertions,
  fc
    .tuple(assertions, fc.constantFrom('@type', '@junction'), subjects)
    .map(([assertion, path, value]): Assertion => ({ ...assertion, path, value })),
);
const apply = (standing: readonly Assertion[], changes: readonly Assertion[], removed: number): Assertion[] => {
  const all = new Map(standing.slice(removed).map((each) => [canonicalJson([each.subject, each.path]), each]));
  for (const each of changes) all.set(canonicalJson([each.subject, each.path]), each);
  return [...all.values()];
};
const changedChunks = (before: readonly Assertion[], after: readonly Assertion[]) => {
  const [old, now] = [intoChunks(before), intoChunks(after)];
  const differ = old.map((chunk, i) => encodeChunk(chunk) !== encodeChunk(now[i] ?? []));
  return { before: old.filter((_, i) => differ[i]).flat(), after: now.filter((_, i) => differ[i]).flat() };
};
const found = (all: readonly Look[], snapshot: readonly Assertion[]): string =>
  canonicalJson(all.map((look) => look(recordReads(buildGraph('', snapshot)))));

describe('the differences of what was read', () => {
  it('are none exactly where every look finds the same in both snapshots, names aside', () => {
    const edits = fc.array(structured, { maxLength: 4 });
    fc.assert(
      fc.property(
        snapshots,
        edits,
        edits,
        fc.nat(3),
        fc.array(looks, { maxLength: 6 }),
        (base, more, change, cut, all) => {
          const before = apply(base, more, 0);
          const after = apply(before, change, cut);
          const reader = recordReads(buildGraph('', before));
          for (const look of all) look(reader);
          const differences = readDifferences(readSetRecord(reader.readSet), changedChunks(before, after), 'assertion');
          const [first] = [...differences].filter(({ path }) => path !== STRUCTURE.name);
          assert.equal(first === undefined, found(all, before) === found(all, after), JSON.stringify(first));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('tells what stood there and what stands there now', () => {
    const port = (junction: string): Assertion => said('board.a#1', STRUCTURE.junction, junction);
    const reads = { values: [['board.a', ['length']]] as const, extents: ['t'], adjacency: ['upright.l'] };
    const differences = readDifferences(reads, {
      before: [said('board.a', 'length', '1'), said('board.a', STRUCTURE.name, 'A')],
      after: [said('board.b', STRUCTURE.type, 't'), port('upright.l'), said('board.a', STRUCTURE.name, 'B')],
    });
    assert.deepEqual(
      [...differences],
      [
        { as: 'value', subject: 'board.a', path: 'length', before: '1', after: undefined },
        { as: 'extent', subject: 'board.b', path: STRUCTURE.type, before: undefined, after: 't' },
        { as: 'adjacency', subject: 'board.a#1', path: STRUCTURE.junction, before: undefined, after: 'upright.l' },
        { as: 'name', subject: 'board.a', path: STRUCTURE.name, before: 'A', after: 'B' },
      ],
    );
  });

  it('count a name that is given or taken away, unless its element comes or goes with it', () => {
    const named = said('board.a', STRUCTURE.name, 'A');
    const typed = said('board.a', STRUCTURE.type, 't');
    const nothing = { values: [], extents: [], adjacency: [] };
    const countOf = (before: Assertion[], after: Assertion[], reads: Parameters<typeof readDifferences>[0] = nothing) =>
      [...readDifferences(reads, { before, after })].length;
    assert.equal(countOf([typed], [typed, named]), 1);
    assert.equal(countOf([named], []), 1);
    assert.equal(countOf([], [typed, named]), 0);
    assert.equal(countOf([typed, named], []), 0);
    assert.equal(countOf([], [typed, named], { ...nothing, values: [['board.a', ['length']]] }), 1);
    // Where it was written down whose names were looked up, those count and no others.
    assert.equal(countOf([typed], [typed, named], { ...nothing, names: ['board.b'] }), 0);
    assert.equal(countOf([], [typed, named], { ...nothing, names: ['board.a'] }), 1);
  });

  it('of values do not ask how a value is quoted', () => {
    const assertion = said('s', 'p', 1);
    const reads = { values: [['s', ['p']]] as const, extents: [], adjacency: [] };
    const changed = { before: [assertion], after: [{ ...assertion, method: 'keyword' }] };
    assert.deepEqual([...readDifferences(reads, changed)], []);
    assert.equal([...readDifferences(reads, changed, 'assertion')].length, 1);
  });
});
