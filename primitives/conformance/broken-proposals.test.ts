import assert from 'node:assert/strict';
import { about, asserted, lawsBrokenBy, nothing } from '../../test/example-pack/laws-broken-by.ts';
import type { Change } from '../index.ts';
import { defineGenerator, defineResolver } from '../index.ts';
import type { AnyPrimitive } from './law.ts';

describe('broken primitives that propose', () => {
  describe('resolvers', () => {
    const resolver = (
      changes: (count: number) => readonly Change[],
      resolutions: readonly { rule: string; rejected: readonly string[] }[] = [],
    ) =>
      defineResolver({
        ...about,
        ...nothing,
        name: 'example.broken.resolve',
        resolve: (graph) => ({
          payload: {},
          summary: '',
          changes: changes(graph.number('board.upper', 'count') ?? 0),
          resolutions: resolutions.map((given) => ({
            ...given,
            subject: 'board.upper',
            path: 'length',
            chosen: '',
            justification: 'because',
          })),
        }),
      });

    it('never come to an end', async () => {
      const restless = resolver((count) => [asserted({ path: 'count', value: count + 1 })]);
      assert.deepEqual(await lawsBrokenBy(restless), ['resolver.settles']);
    });

    it('decide without a rule', async () => {
      assert.deepEqual(await lawsBrokenBy(resolver(() => [], [{ rule: '', rejected: [] }])), [
        'resolver.decides-by-rule',
      ]);
    });

    it('replace a value without a word', async () => {
      const replacing = [
        asserted({ path: 'length', value: 2, wasDerivedFrom: [{ subject: 'board.upper', path: 'loadLimit' }] }),
      ];
      const broke = await lawsBrokenBy(resolver(() => replacing));
      assert.ok(broke.includes('resolver.decides-by-rule'));
      const told = await lawsBrokenBy(resolver(() => replacing, [{ rule: 'longest', rejected: ['0.8'] }]));
      assert.ok(!told.includes('resolver.decides-by-rule'));
    });
  });

  it('generators make change sets that cannot be undone', async () => {
    const made = defineGenerator({
      ...about,
      ...nothing,
      name: 'example.broken.generate',
      generate: () => ({ payload: {}, summary: '', changes: [asserted({ path: 'colour' })] }),
    });
    for (const wrong of [
      { reverse: [] },
      { base: 'another' },
      { preconditions: [{ subject: 'board.upper', path: 'length', assertion: null }] },
    ]) {
      const careless: AnyPrimitive = {
        ...made,
        execute: async (call, context) => {
          const result = await made.execute(call, context);
          return result.changeSet ? { ...result, changeSet: { ...result.changeSet, ...wrong } } : result;
        },
      };
      assert.deepEqual(await lawsBrokenBy(careless), ['generator.can-be-undone']);
    }
  });
});
