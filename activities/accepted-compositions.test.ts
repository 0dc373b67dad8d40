import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Composition, CompositionStep } from '../primitives/index.ts';
import { createRegistry } from '../primitives/index.ts';
import { createMemoryStore } from '../runtime/store/memory-store.ts';
import { bookcaseCases, bookcaseStudy, examplePack } from '../test/example-pack/index.ts';
import { writeExampleRun } from '../test/example-run.ts';
import { hasEnded, until } from '../test/until.ts';
import { createInProcessExecution } from './in-process-execution.ts';
import { createStepRunner } from './step-runner.ts';

const PLAIN = bookcaseStudy.steps.slice(1);
const later = ['creep', 'again', 'board-load', 'sag', 'score', 'rearrange', 'cases'] as const;
const again: CompositionStep = {
  id: 'again',
  primitive: 'example.creep.simulate',
  map: { steps: { from: 'creep', at: '/steps' } },
};
const cases = bookcaseCases.steps.find(({ id }) => id === 'cases') ?? assert.fail('no fan-out');

const gate = fc
  .record({ more: fc.nat(3), skip: fc.subarray([...later], { minLength: 1, maxLength: 2 }), ends: fc.boolean() })
  .map(({ more, skip, ends }): CompositionStep => ({
    id: 'gate',
    gate: { findings: {}, is: 'more', value: more },
    otherwise: ends ? { end: 'Nothing is found.' } : { skip, because: 'Nothing is found.' },
  }));

/** Steps of the pack in any order, many of them left out, with a gate somewhere: most of them cannot be run. */
const composition = gate
  .chain((one) => fc.tuple(fc.shuffledSubarray([again, cases, one]), fc.subarray([...PLAIN])))
  .chain(([more, plain]) =>
    fc.tuple(fc.constant(plain), fc.array(fc.nat(7), { minLength: 3, maxLength: 3 }), fc.constant(more)),
  )
  .chain(([plain, places, more]) => {
    const steps = [...plain];
    for (const [i, step] of more.entries()) steps.splice(Math.min(places[i] ?? 0, steps.length), 0, step);
    const answers = steps.filter((step) => !('gate' in step)).map(({ id }) => id);
    return fc.constantFrom(...answers, 'interpret').map((answer): Composition => ({
      ...bookcaseStudy,
      name: 'example.random',
      steps: [{ id: 'interpret', primitive: 'interpret' }, ...steps],
      answer,
    }));
  });

describe('a composition that is accepted', function () {
  this.timeout(60_000);

  it('is planned and run without breaking a contract', async () => {
    const seen = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(composition, async (one) => {
        const registry = createRegistry([{ ...examplePack, compositions: [one] }]);
        if (registry.refused.length > 0) return void seen.refused++;
        seen.accepted++;
        const store = createMemoryStore();
        const runner = createStepRunner({ registry, store });
        const execution = createInProcessExecution(runner, store);
        const branches = one.steps.some((step) => 'forEach' in step);
        const parameters = branches ? { cases: [{ name: 'as it is', state: { overrides: [] } }] } : {};
        const run = await writeExampleRun(registry, store, { operation: one.name, parameters });
        await execution.start(run);
        const done = await until(store, run, hasEnded);
        assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
        assert.ok(done.answer);
        await execution.close();
        await runner.close();
      }),
      { numRuns: 300 },
    );
    assert.ok(seen.accepted >= 20 && seen.refused >= 20, JSON.stringify(seen));
  });
});
