import assert from 'node:assert/strict';
import type { PlanStep, StepCall } from '../primitives/index.ts';
import { BverError, createRegistry } from '../primitives/index.ts';
import { createMemoryStore } from '../runtime/store/memory-store.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import { examplePack } from '../test/example-pack/index.ts';
import { CALLER, EXAMPLE_PACK, writeExampleRun } from '../test/example-run.ts';
import { createComputePool } from './compute/pool.ts';
import type { ComputePool } from './compute/pool.ts';
import { createStepRunner } from './step-runner.ts';

const QUIET = { signal: new AbortController().signal, progress: (): void => undefined };

describe('the step runner', () => {
  const registry = createRegistry([examplePack]);
  const store = createMemoryStore();
  let pool: ComputePool;
  before(() => (pool = createComputePool([EXAMPLE_PACK], 1)));
  after(() => pool.close());

  const callOf = (run: RunRecord, index: number, given: Partial<StepCall['invocation']> = {}): StepCall => {
    const step = run.plan.steps[index] as PlanStep;
    const { parameters, id, primitive, version, title } = step;
    const references = { documents: run.documents, resultSets: {}, findings: [], parameters };
    const invocation = { runId: run.runId, step: id, primitive, version, caller: CALLER, ...references, ...given };
    return { invocation, title, sequence: index + 1, of: run.plan.steps.length, isAnswer: id === run.plan.answer };
  };

  it('answers alike on a worker thread and on this one', async () => {
    // A store for each, so that neither finds what the other has computed.
    const answers = [{ pool }, {}].map(async (place) => {
      const own = createMemoryStore();
      const run = await writeExampleRun(registry, own, {
        operation: 'example.creep.simulate',
        parameters: { steps: 2, pauseMilliseconds: 0 },
      });
      const runner = createStepRunner({ registry, store: own, ...place });
      const read = await runner.run(callOf(run, 0), QUIET);
      return [read, await runner.run(callOf(run, 2, { snapshot: read.snapshot ?? '' }), QUIET)];
    });
    const [onThread, here] = await Promise.all(answers);
    assert.deepEqual(onThread, here);
  });

  it('changes nothing when it is run again', async () => {
    const run = await writeExampleRun(registry, store, { operation: 'example.bookcase.interpret' });
    const runner = createStepRunner({ registry, store });
    const first = await runner.run(callOf(run, 0), QUIET);
    const before = [
      await store.run(CALLER.tenant, run.runId),
      await store.steps(CALLER.tenant, run.runId),
      await store.events(CALLER.tenant, run.runId, 0),
    ];
    assert.deepEqual(await runner.run(callOf(run, 0), QUIET), first);
    assert.deepEqual(
      [
        await store.run(CALLER.tenant, run.runId),
        await store.steps(CALLER.tenant, run.runId),
        await store.events(CALLER.tenant, run.runId, 0),
      ],
      before,
    );
    assert.equal((await store.run(CALLER.tenant, run.runId))?.status, 'succeeded');
  });

  it('stops a computation within a second, and keeps its thread', async () => {
    const run = await writeExampleRun(registry, store, {
      operation: 'example.creep.simulate',
      parameters: { steps: 2000, pauseMilliseconds: 10 },
    });
    const runner = createStepRunner({ registry, store, pool });
    const { snapshot = '' } = await runner.run(callOf(run, 0), QUIET);
    const abort = new AbortController();
    let stoppedAt = 0;
    const progress = (): void => {
      if (stoppedAt === 0) setTimeout(() => abort.abort(), 20);
      stoppedAt ||= Date.now();
    };
    await assert.rejects(
      runner.run(callOf(run, 2, { snapshot }), { signal: abort.signal, progress }),
      (error) => error instanceof BverError && error.code === 'run.cancelled',
    );
    assert.ok(Date.now() - stoppedAt < 1000);
    await runner.run(callOf(run, 0), QUIET);
  });

  it('brings errors of the catalogue from a thread with code, data and places', async () => {
    const run = await writeExampleRun(registry, store, { operation: 'example.creep.simulate' });
    const runner = createStepRunner({ registry, store, pool });
    const refused = async (call: StepCall, code: string): Promise<void> =>
      assert.rejects(
        runner.run(call, QUIET),
        (error) => error instanceof BverError && error.code === code && error.message !== '',
      );
    await refused(callOf(run, 2), 'input.missing');
    await refused(callOf(run, 2, { snapshot: 'none' }), 'snapshot.not-found');
    await refused(
      callOf(run, 0, { documents: [{ digest: 'none', name: 'a.shelf', mediaType: '' }] }),
      'document.not-found',
    );
    await refused(callOf(run, 0, { version: '9.0.0' }), 'operation.version-unknown');
  });
});
