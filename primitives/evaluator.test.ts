import assert from 'node:assert/strict';
import { z } from 'zod';
import { saidOf } from '../test/example-pack/said.ts';
import { Book, CREEP, Deflections } from '../test/example-pack/taxonomy.ts';
import { sha256 } from '../test/example-pack/laws-broken-by.ts';
import { quietContext } from './conformance/workbench.ts';
import { defineEvaluator } from './evaluator.ts';
import { buildGraph } from './model/graph.ts';
import { AS_BUILT } from './model/operating-state.ts';
import { extent } from './model/read-far.ts';
import { recordReads } from './model/read-set.ts';
import type { ResultSet } from './model/result-set.ts';

const evaluator = defineEvaluator({
  name: 'example.mass.evaluate',
  version: '1.0.0',
  title: 'Mass',
  description: 'Scores a bookcase by its mass and deflection.',
  basis: [],
  input: z.object({ weight: z.number().default(2) }),
  resultSets: [CREEP],
  reads: { books: extent(Book, { mass: Book.property('mass') }), deflections: Deflections.all() },
  criteria: { mass: { title: 'Mass of the books', unit: 'kg' }, rows: { title: 'Rows', unit: '1' } },
  measure: ({ books, deflections }, { weight }) => ({
    mass: books.reduce((total, { mass }) => total + mass.si, 0) * weight,
    rows: deflections.length,
  }),
  aggregate: ({ mass, rows }) => mass + rows,
  summarise: ({ mass }) => `${mass} kg`,
});

const run = (resultSets: Record<string, ResultSet>, books: Parameters<typeof saidOf>[0]) =>
  evaluator.execute(
    {
      parameters: { weight: 2 },
      documents: [],
      graph: recordReads(buildGraph('', saidOf(books))),
      operatingState: AS_BUILT,
      resultSets,
      findings: [],
      sources: [],
      seed: 0,
    },
    quietContext('test', sha256),
  );
const creep: ResultSet = {
  name: CREEP,
  tables: [Deflections.pack(['board.a'], { load: [1], initial: [1], final: [1] })],
};
const books = { 'book.a': { '@type': Book.typeId, mass: 3 }, 'book.b': { '@type': Book.typeId, mass: 4 } };

describe('an evaluator', () => {
  it('answers with the aggregate and the criteria that made it', async () => {
    const { payload, summary, status } = await run({ creep }, books);
    assert.deepEqual(payload, {
      score: 15,
      criteria: [
        { name: 'mass', title: 'Mass of the books', unit: 'kg', value: 14 },
        { name: 'rows', title: 'Rows', unit: '1', value: 1 },
      ],
    });
    assert.deepEqual([summary, status], ['14 kg', 'completed']);
    assert.equal(evaluator.lawbook.aggregate?.({ mass: 14, rows: 1 }), 15);
  });

  it('is incomplete, and asks, where something is not stated', async () => {
    const { status, summary, openQuestions } = await run({ creep }, { ...books, 'book.c': { '@type': Book.typeId } });
    assert.deepEqual([status, summary], ['incomplete', 'Not evaluated: mass is missing.']);
    assert.deepEqual(
      openQuestions.map(({ subject, path }) => [subject, path]),
      [['book.c', 'mass']],
    );
  });

  it('is incomplete, and asks nobody, where something was not computed', async () => {
    const { status, openQuestions } = await run({}, books);
    assert.deepEqual([status, openQuestions], ['incomplete', []]);
  });

  it('declares what it needs', () => assert.deepEqual(evaluator.needs.resultSets, [CREEP]));
});
