import assert from 'node:assert/strict';
import type { Assertion, Finding } from '../../primitives/index.ts';
import { buildGraph, differenceKind, readDifferences, readSetRecord, recordReads } from '../../primitives/index.ts';
import { quietContext } from '../../primitives/conformance/workbench.ts';
import { AS_BUILT } from '../../primitives/model/operating-state.ts';
import { sha256 } from './laws-broken-by.ts';
import { said } from './said.ts';
import { boardLoad2 } from './validators/board-load-2.ts';

/** A board for 10 kg with one book on it. */
const bookcase = (mass: Partial<Assertion>): Assertion[] => [
  said('board.a', '@type', 'example.Board'),
  said('board.a', 'loadLimit', 10),
  said('book.b', '@type', 'example.Book'),
  said('book.b', 'board', 'board.a'),
  said('book.b', 'mass', 9, mass),
];

function judge(assertions: readonly Assertion[]) {
  const graph = recordReads(buildGraph('', assertions));
  const { findings } = boardLoad2.execute(
    {
      ...{ documents: [], graph, operatingState: AS_BUILT, resultSets: {}, findings: [], sources: [], seed: 0 },
      parameters: { reserve: 0 },
    },
    quietContext('test', sha256),
  ) as { readonly findings: readonly Finding[] };
  return { finding: findings[0], reads: readSetRecord(graph.readSet) };
}

describe('a value that is not exact', () => {
  it('passes or fails where all that it may be does, and is open where that is on both sides of the limit', () => {
    assert.equal(judge(bookcase({})).finding?.kind, 'pass');
    assert.equal(judge(bookcase({ uncertainty: { standardUncertainty: 0.25 } })).finding?.kind, 'pass');
    assert.equal(judge(bookcase({ value: 11, uncertainty: { lower: 10.5, upper: 12 } })).finding?.kind, 'fail');
    const { finding } = judge(bookcase({ uncertainty: { standardUncertainty: 1 } }));
    assert.deepEqual(
      [finding?.kind, finding?.messageId, finding?.message],
      ['open', 'undecided', '9 ± 2 kg may or may not be at most 10 kg'],
    );
    assert.match(finding?.remedy ?? '', /more exactly/);
  });

  it('has changed when it became more or less exact, so that what was computed with it is computed anew', () => {
    const [before, after] = [bookcase({}), bookcase({ uncertainty: { standardUncertainty: 1 } })];
    const { reads } = judge(before);
    assert.deepEqual(
      [...readDifferences(reads, { before, after })].map(({ subject, path }) => [subject, path]),
      [['book.b', 'mass']],
    );
    const place = { subject: 'book.b', path: 'mass' };
    const [old, now] = [before, after].map((all) => all.find(({ path }) => path === 'mass') ?? null);
    assert.equal(differenceKind({ ...place, before: old ?? null, after: now ?? null }), 'changed');
    const restated = { ...(old as Assertion), confidence: 0.5 };
    assert.equal(differenceKind({ ...place, before: old ?? null, after: restated }), 'restated');
  });
});
