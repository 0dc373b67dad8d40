import assert from 'node:assert/strict';
import { createRegistry } from '../primitives/index.ts';
import { createMemoryStore } from '../runtime/store/memory-store.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import { examplePack } from '../test/example-pack/index.ts';
import { writeExampleRun } from '../test/example-run.ts';
import { hasEnded, isSimulating, until } from '../test/until.ts';
import { makeCurrent } from './deployment.ts';
import type { DevServer } from './testing/dev-server.ts';
import { startDevServer } from './testing/dev-server.ts';
import type { TemporalUnderTest } from './testing/temporal-under-test.ts';
import { temporalUnderTest } from './testing/temporal-under-test.ts';

describe('a deployment of workers', function () {
  this.timeout(90_000);
  const registry = createRegistry([examplePack]);
  const store = createMemoryStore();
  const versions: TemporalUnderTest[] = [];
  let server: DevServer;
  before(async () => (server = await startDevServer()));
  after(async () => {
    for (const version of versions) await version.stop();
    await server.stop();
  });

  const deploy = async (buildId: string): Promise<TemporalUnderTest> => {
    const deployment = { name: 'bver', buildId };
    const under = await temporalUnderTest(server.address, registry, { store, deployment, identity: buildId });
    versions.push(under);
    await makeCurrent(under.temporal, deployment);
    return under;
  };
  const start = async ({ execution }: TemporalUnderTest, steps: number): Promise<RunRecord> => {
    const parameters = { steps, pauseMilliseconds: 10 };
    const run = await writeExampleRun(registry, store, { operation: 'example.study', parameters });
    await execution.start(run);
    return run;
  };
  const workersOf = async ({ temporal }: TemporalUnderTest, run: RunRecord): Promise<string[]> => {
    const handle = temporal.client.workflow.getHandle(run.workflowId);
    await handle.result();
    const { events } = await handle.fetchHistory();
    const started = events?.flatMap(
      (event) =>
        event.workflowTaskCompletedEventAttributes?.identity ??
        event.activityTaskStartedEventAttributes?.identity ??
        [],
    );
    return [...new Set(started)];
  };

  it('goes on with a run on the version that it began on, while new runs begin on the new one', async () => {
    const first = await deploy('1.0.0');
    const old = await start(first, 1000);
    await until(store, old, isSimulating);
    const second = await deploy('2.0.0');
    const young = await start(second, 1);
    assert.equal((await until(store, young, hasEnded)).status, 'succeeded');
    assert.equal(hasEnded((await store.run('test', old.runId)) ?? old), false);
    assert.equal((await until(store, old, hasEnded)).status, 'succeeded');
    assert.deepEqual(await workersOf(second, young), ['2.0.0']);
    assert.deepEqual(await workersOf(second, old), ['1.0.0']);
  });
});
