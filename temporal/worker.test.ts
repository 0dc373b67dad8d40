import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { createRegistry } from '../primitives/index.ts';
import { createMemoryStore } from '../runtime/store/memory-store.ts';
import type { Store } from '../runtime/store/store.ts';
import { examplePack } from '../test/example-pack/index.ts';
import { CALLER, writeExampleRun } from '../test/example-run.ts';
import { hasEnded, isSimulating, until } from '../test/until.ts';
import { UNMEASURED_BOOKCASE, waitingPlan } from '../test/waiting-suite.ts';
import type { TemporalConnection } from './connection.ts';
import { connectTemporal } from './connection.ts';
import { createTemporalExecution } from './temporal-execution.ts';
import type { DevServer } from './testing/dev-server.ts';
import { startDevServer } from './testing/dev-server.ts';
import { temporalUnderTest } from './testing/temporal-under-test.ts';
import { forkWorker, killed } from './testing/fork-worker.ts';

/** Dead workers are found out by their silence: two seconds are enough here. */
const QUICKLY_MISSED = 2;

describe('a worker', function () {
  this.timeout(90_000);
  const registry = createRegistry([examplePack]);
  let server: DevServer;
  let temporal: TemporalConnection;
  let store: Store;
  let recorded: string[];
  const workers = new Set<ChildProcess>();
  const begin = (identity: string): ChildProcess => {
    const worker = forkWorker(server.address, store, identity);
    workers.add(worker);
    return worker;
  };
  before(async () => {
    server = await startDevServer();
    temporal = await connectTemporal({ address: server.address, namespace: 'default' });
  });
  beforeEach(() => {
    recorded = [];
    const memory = createMemoryStore();
    store = {
      ...memory,
      record: (tenant, recording) => {
        recorded.push(recording.step?.step ?? '');
        return memory.record(tenant, recording);
      },
    };
  });
  afterEach(async () => {
    for (const worker of workers)
      if (worker.exitCode === null && worker.signalCode === null) await killed(worker, 'SIGKILL');
    workers.clear();
  });
  after(async () => {
    await temporal.close();
    await server.stop();
  });

  const writeSlowRun = (steps: number) =>
    writeExampleRun(registry, store, {
      operation: 'example.study',
      parameters: { steps, pauseMilliseconds: 20 },
      plan: (plan) => ({ ...plan, steps: plan.steps.map((step) => ({ ...step, heartbeatSeconds: QUICKLY_MISSED })) }),
    });

  it('that is killed is followed by another, and every result is recorded once', async () => {
    const run = await writeSlowRun(100);
    const first = begin('first');
    await createTemporalExecution(temporal, store).start(run);
    await until(store, run, isSimulating);
    await killed(first, 'SIGKILL');
    const killedAt = performance.now();
    begin('second');
    const done = await until(store, run, hasEnded, 60);
    assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
    assert.deepEqual(
      recorded,
      run.plan.steps.map(({ id }) => id),
    );
    const events = await store.events(CALLER.tenant, run.runId, 0);
    assert.equal(events.filter(({ type }) => type === 'step').length, run.plan.steps.length);
    console.log(
      `        done ${((performance.now() - killedAt) / 1000).toFixed(1)} s after the kill, 2 s of them computing`,
    );
  });

  it('that is stopped leaves what it has begun to another', async () => {
    const run = await writeSlowRun(200);
    const first = begin('first');
    await createTemporalExecution(temporal, store).start(run);
    await until(store, run, isSimulating);
    await killed(first, 'SIGTERM');
    assert.equal(hasEnded((await store.run(CALLER.tenant, run.runId)) ?? run), false);
    begin('second');
    const done = await until(store, run, hasEnded, 60);
    assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
    assert.deepEqual(
      recorded,
      run.plan.steps.map(({ id }) => id),
    );
  });

  it('that is killed while a run waits leaves it to be answered', async () => {
    const run = await writeExampleRun(registry, store, {
      operation: 'example.study',
      text: UNMEASURED_BOOKCASE,
      plan: waitingPlan(),
    });
    const first = begin('first');
    const execution = createTemporalExecution(temporal, store);
    await execution.start(run);
    await until(store, run, ({ status }) => status === 'waiting');
    await killed(first, 'SIGKILL');
    begin('second');
    for (const { question } of await store.questions(CALLER.tenant, run.runId)) {
      const answers = [{ questionId: question.questionId, value: '80 cm' }];
      await execution.answer(run, { by: 'somebody', answers });
    }
    const done = await until(store, run, hasEnded, 60);
    assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
    assert.ok(recorded.includes('answers-1') && recorded.at(-1) === 'rearrange@2', recorded.join(', '));
    assert.equal(new Set(recorded).size, recorded.length);
  });

  it('of one class leaves the steps of the other class to others', async () => {
    const identities = { interactive: 'answers', compute: 'computes' } as const;
    const alone = await Promise.all(
      (['interactive', 'compute'] as const).map((of) =>
        temporalUnderTest(server.address, registry, { store, classes: [of], identity: identities[of] }),
      ),
    );
    const run = await writeSlowRun(1);
    await createTemporalExecution(temporal, store).start(run);
    assert.equal((await until(store, run, hasEnded)).status, 'succeeded');
    const { events } = await temporal.client.workflow.getHandle(run.workflowId).fetchHistory();
    const by = events?.flatMap(({ activityTaskStartedEventAttributes: started }) => started?.identity ?? []);
    assert.deepEqual(
      by,
      run.plan.steps.map(({ executionClass }) => identities[executionClass]),
    );
    await Promise.all(alone.map(({ stop }) => stop()));
  });
});
