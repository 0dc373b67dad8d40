import assert from 'node:assert/strict';
import { z } from 'zod';
import { CREEP, Deflections } from '../../test/example-pack/taxonomy.ts';
import { about, lawsBrokenBy } from '../../test/example-pack/laws-broken-by.ts';
import { defineEvaluator, defineSimulator } from '../index.ts';

describe('broken primitives that compute', () => {
  describe('simulators', () => {
    const table = (subjects: readonly string[], final: readonly number[]) =>
      Deflections.pack(subjects, { load: final, initial: final, final });
    const simulator = (
      final: readonly number[],
      changes: { cancels?: boolean; payload?: Record<string, unknown>; subjects?: string[]; tables?: [] } = {},
    ) =>
      defineSimulator({
        ...about,
        name: 'example.broken.simulate',
        input: z.object({}),
        output: z.looseObject({}),
        resultSet: CREEP,
        tables: [Deflections],
        simulate: (_call, context) => {
          if (changes.cancels ?? true) context.throwIfCancelled();
          return {
            payload: changes.payload ?? { residual: 0 },
            summary: '',
            tables: changes.tables ?? [table(changes.subjects ?? ['board.upper'], final)],
          };
        },
      });

    it('cannot be cancelled', async () => {
      assert.deepEqual(await lawsBrokenBy(simulator([1], { cancels: false })), ['simulator.honours-cancel']);
    });

    it('do not say how wrong they may be', async () => {
      assert.deepEqual(await lawsBrokenBy(simulator([1], { payload: {} })), ['simulator.reports-its-residual']);
      assert.deepEqual(await lawsBrokenBy(simulator([1], { payload: { deep: { residual: -1 } } })), [
        'simulator.reports-its-residual',
      ]);
    });

    it('leave out a table, or write about what is not there', async () => {
      assert.deepEqual(await lawsBrokenBy(simulator([1], { tables: [] })), ['simulator.keeps-its-tables']);
      assert.deepEqual(await lawsBrokenBy(simulator([1], { subjects: ['board.attic'] })), [
        'simulator.keeps-its-tables',
      ]);
      assert.deepEqual(await lawsBrokenBy(simulator([1], { subjects: ['board.upper', 'board.upper'] })), [
        'simulator.keeps-its-tables',
      ]);
    });

    it('answer with numbers that are none', async () => {
      assert.deepEqual(await lawsBrokenBy(simulator([NaN])), ['any.same-again', 'simulator.keeps-its-tables']);
    });
  });

  it('evaluators score by more than their criteria', async () => {
    let calls = 0;
    const moody = defineEvaluator({
      ...about,
      name: 'example.broken.evaluate',
      input: z.object({}),
      resultSets: [],
      reads: {},
      criteria: { one: { title: 'One', unit: '1' } },
      measure: () => ({ one: 1 }),
      aggregate: ({ one }) => one + calls++,
      summarise: () => '',
    });
    assert.deepEqual(await lawsBrokenBy(moody), ['any.same-again', 'evaluator.score-is-its-aggregate']);
  });
});
