import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Registry, RunStatus } from '../primitives/index.ts';
import { createRegistry } from '../primitives/index.ts';
import type { ExecutionPort } from '../runtime/execution-port.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import { examplePack } from './example-pack/index.ts';
import { CALLER, writeExampleRun } from './example-run.ts';
import { describeFlow } from './flow-suite.ts';
import { hasEnded, isSimulating, until } from './until.ts';

/** An execution port at work, with the store that its runs are written to. */
export interface ExecutionUnderTest {
  readonly store: Store;
  readonly execution: ExecutionPort;
  stop(): Promise<void>;
}

/** A simulation that takes ten seconds if nobody stops it. */
const SLOW = { steps: 1000, pauseMilliseconds: 10 };

/** What every execution port does, however it does it. */
export function describeExecution(name: string, begin: (registry: Registry) => Promise<ExecutionUnderTest>): void {
  describe(`the execution port: ${name}`, function () {
    this.timeout(60_000);
    const registry = createRegistry([examplePack]);
    let under: ExecutionUnderTest;
    before(async () => (under = await begin(registry)));
    after(() => under.stop());

    const write = (given: Parameters<typeof writeExampleRun>[2]) => writeExampleRun(registry, under.store, given);
    const read = async (run: RunRecord): Promise<RunRecord> => (await under.store.run(CALLER.tenant, run.runId)) ?? run;
    const ended = (run: RunRecord) => until(under.store, run, hasEnded);
    const reaches = (run: RunRecord, wanted: RunStatus) => until(under.store, run, ({ status }) => status === wanted);
    const executionEnds = async (run: RunRecord) => {
      for (let tries = 0; tries < 100 && (await under.execution.status(run)) === 'running'; tries++) await sleep(20);
      return under.execution.status(run);
    };
    const simulating = (run: RunRecord) => until(under.store, run, isSimulating);

    it('runs a composition to its end, step by step', async () => {
      const run = await write({ operation: 'example.study', parameters: { steps: 3 } });
      await under.execution.start(run);
      const done = await ended(run);
      assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
      assert.equal(done.answer?.status, 'completed');
      assert.match(done.outputDigest ?? '', /^[0-9a-f]{64}$/);
      assert.ok(done.startedAt && done.finishedAt && done.progress.share === 1);
      const steps = await under.store.steps(CALLER.tenant, run.runId);
      assert.deepEqual(
        steps.map(({ step }) => step),
        run.plan.steps.map(({ id }) => id),
      );
      assert.equal(await executionEnds(run), 'completed');
    });

    it('tells what happens while it happens', async () => {
      const run = await write({
        operation: 'example.creep.simulate',
        parameters: { steps: 60, pauseMilliseconds: 10 },
      });
      await under.execution.start(run);
      await ended(run);
      const events = await under.store.events(CALLER.tenant, run.runId, 0);
      const statuses = events.filter(({ type }) => type === 'status').map(({ data }) => data['status']);
      assert.deepEqual(statuses, ['pending', 'running', 'succeeded']);
      assert.equal(events.filter(({ type }) => type === 'step').length, run.plan.steps.length);
      const shares = events.filter(({ type }) => type === 'progress').map(({ data }) => Number(data['share']));
      assert.ok(shares.length > 0, 'some progress is told');
      assert.deepEqual(
        shares,
        [...shares].sort((a, b) => a - b),
        'and it never goes back',
      );
    });

    it('answers equal runs equally', async () => {
      const runs = [await write({ operation: 'example.study' }), await write({ operation: 'example.study' })];
      for (const run of runs) await under.execution.start(run);
      const [first, second] = await Promise.all(runs.map(ended));
      assert.ok(first?.outputDigest);
      assert.equal(first.outputDigest, second?.outputDigest);
    });

    it('fails with the error of the step that failed', async () => {
      const missing = { digest: '0'.repeat(64), name: 'lost.shelf', mediaType: 'text/x-shelf' };
      const run = await write({ operation: 'example.study', documents: [missing] });
      await under.execution.start(run);
      const done = await ended(run);
      assert.equal(done.status, 'failed');
      assert.equal(done.error?.code, 'document.not-found');
      assert.match(done.error.detail, /0{64}/);
      assert.ok(done.error.remedy);
      assert.deepEqual(await under.store.steps(CALLER.tenant, run.runId), []);
      assert.equal(await executionEnds(run), 'failed');
    });

    it('cancels within a second, in the middle of a calculation', async () => {
      const run = await write({ operation: 'example.study', parameters: SLOW });
      await under.execution.start(run);
      await simulating(run);
      const asked = performance.now();
      await under.execution.cancel(run);
      const done = await ended(run);
      const took = performance.now() - asked;
      assert.equal(done.status, 'cancelled');
      assert.ok(took < 1000, `it took ${took.toFixed(0)} ms`);
      assert.ok(done.progress.share < 1);
      assert.equal(await executionEnds(run), 'cancelled');
    });

    it('holds a run before its next step, and lets it go on', async () => {
      const run = await write({ operation: 'example.study', parameters: { steps: 50, pauseMilliseconds: 10 } });
      await under.execution.start(run);
      await simulating(run);
      await under.execution.pause(run);
      await under.execution.pause(run);
      assert.equal((await read(run)).status, 'paused');
      await sleep(1200);
      const held = await under.store.steps(CALLER.tenant, run.runId);
      assert.equal(held.at(-1)?.step, 'creep', 'the step that ran was finished, and none was begun');
      assert.equal((await read(run)).status, 'paused');
      assert.equal(await under.execution.status(run), 'running');
      await under.execution.resume(run);
      assert.equal((await ended(run)).status, 'succeeded');
    });

    it('cancels a run that is held', async () => {
      const run = await write({ operation: 'example.study', parameters: { steps: 51, pauseMilliseconds: 10 } });
      await under.execution.start(run);
      await simulating(run);
      await under.execution.pause(run);
      await reaches(run, 'paused');
      await under.execution.cancel(run);
      assert.equal((await ended(run)).status, 'cancelled');
    });

    it('starts a run once, however often it is asked to', async () => {
      const interpreted = await write({ operation: 'example.bookcase.interpret' });
      await under.execution.start(interpreted);
      const { answer } = await ended(interpreted);
      const run = await write({
        operation: 'example.echo',
        start: { snapshot: answer?.snapshot ?? '', resultSets: {} },
      });
      await Promise.all([under.execution.start(run), under.execution.start(run)]);
      await under.execution.start(run);
      const done = await ended(run);
      assert.equal(done.status, 'succeeded');
      await under.execution.start(run);
      assert.deepEqual(await read(run), done);
      assert.equal((await under.store.steps(CALLER.tenant, run.runId)).length, 4);
    });

    describeFlow(registry, () => under);

    it('knows which runs it has', async () => {
      const run = await write({ operation: 'example.echo' });
      assert.equal(await under.execution.status(run), 'notFound');
    });
  });
}
