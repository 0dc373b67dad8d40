import assert from 'node:assert/strict';
import { createRegistry } from '../primitives/index.ts';
import { examplePack } from '../test/example-pack/index.ts';
import { CALLER, writeExampleRun } from '../test/example-run.ts';
import { hasEnded, isSimulating, until } from '../test/until.ts';
import type { Reconciler } from './reconciler.ts';
import { createReconciler } from './reconciler.ts';
import { startDevServer } from './testing/dev-server.ts';
import type { DevServer } from './testing/dev-server.ts';
import type { TemporalUnderTest } from './testing/temporal-under-test.ts';
import { temporalUnderTest } from './testing/temporal-under-test.ts';

describe('the reconciler', function () {
  this.timeout(60_000);
  const registry = createRegistry([examplePack]);
  let server: DevServer;
  let under: TemporalUnderTest;
  let reconciler: Reconciler;
  before(async () => {
    server = await startDevServer();
    under = await temporalUnderTest(server.address, registry);
    const quiet = (): void => undefined;
    reconciler = createReconciler({ ...under, log: { info: quiet, warn: quiet } });
    reconciler.start();
  });
  after(async () => {
    await reconciler.stop();
    await under.stop();
    await server.stop();
  });

  const SLOW = { operation: 'example.study', parameters: { steps: 1000, pauseMilliseconds: 10 } };
  const longAgo = new Date(Date.now() - 60_000).toISOString();

  it('shows within five seconds that a workflow was terminated in Temporal', async () => {
    const run = await writeExampleRun(registry, under.store, SLOW);
    await under.execution.start(run);
    await until(under.store, run, isSimulating);
    await under.temporal.client.workflow.getHandle(run.workflowId).terminate('by hand');
    const done = await until(under.store, run, hasEnded, 5);
    assert.equal(done.status, 'terminated');
    assert.equal(done.error?.code, 'run.failed');
    assert.match(done.error.detail, /terminated in Temporal/);
  });

  it('starts what was written and never started', async () => {
    const run = await writeExampleRun(registry, under.store, { operation: 'example.study', createdAt: longAgo });
    assert.equal((await until(under.store, run, hasEnded, 10)).status, 'succeeded');
  });

  it('leaves alone what is only just written, and what is running', async () => {
    const fresh = await writeExampleRun(registry, under.store, SLOW);
    const running = await writeExampleRun(registry, under.store, { ...SLOW, createdAt: longAgo });
    await under.execution.start(running);
    await until(under.store, running, isSimulating);
    await reconciler.reconcile();
    assert.equal((await under.store.run(CALLER.tenant, fresh.runId))?.status, 'pending');
    assert.equal((await under.store.run(CALLER.tenant, running.runId))?.status, 'running');
    await under.execution.cancel(running);
    await under.execution.cancel(fresh);
    assert.equal((await until(under.store, running, hasEnded)).status, 'cancelled');
    assert.equal((await until(under.store, fresh, hasEnded)).status, 'cancelled', 'never started, and never will be');
  });

  it('closes a run whose workflow Temporal has forgotten', async () => {
    const run = await writeExampleRun(registry, under.store, SLOW);
    await under.store.transition(CALLER.tenant, run.runId, { from: ['pending'], to: 'running' });
    const done = await until(under.store, run, hasEnded, 5);
    assert.equal(done.status, 'terminated');
    assert.match(done.error?.detail ?? '', /no longer knows/);
  });
});
