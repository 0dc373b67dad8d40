import { createActivities } from '../../activities/activities.ts';
import { createComputePool } from '../../activities/compute/pool.ts';
import type { StepRunner } from '../../activities/runner.ts';
import { createStepRunner } from '../../activities/step-runner.ts';
import type { Registry } from '../../primitives/index.ts';
import { createMemoryStore } from '../../runtime/store/memory-store.ts';
import type { Store } from '../../runtime/store/store.ts';
import { EXAMPLE_PACK } from '../../test/example-run.ts';
import type { ExecutionUnderTest } from '../../test/execution-suite.ts';
import { workflowBundle } from '../bundle.ts';
import type { TemporalConnection } from '../connection.ts';
import { connectTemporal } from '../connection.ts';
import { createTemporalExecution } from '../temporal-execution.ts';
import type { WorkerSettings } from '../worker.ts';
import { createWorkers } from '../worker.ts';
import { quietSdk } from './quiet-sdk.ts';

export interface TemporalUnderTest extends ExecutionUnderTest {
  readonly temporal: TemporalConnection;
}

interface Options extends Partial<Pick<WorkerSettings, 'identity' | 'deployment' | 'classes'>> {
  readonly store?: Store;
  /** Lets a test break steps. */
  readonly runner?: (runner: StepRunner) => StepRunner;
}

/** Everything between a server and a store, with workers for the example pack in this process. */
export async function temporalUnderTest(
  address: string,
  registry: Registry,
  { store = createMemoryStore(), runner: wrap = (runner) => runner, ...settings }: Options = {},
): Promise<TemporalUnderTest> {
  quietSdk();
  const temporal = await connectTemporal({ address, namespace: 'default' });
  const runner = wrap(createStepRunner({ registry, store, pool: createComputePool([EXAMPLE_PACK], 2) }));
  const workers = await createWorkers({
    temporal,
    activities: createActivities({ registry, runner, store }),
    bundle: await workflowBundle(),
    computeSlots: 2,
    graceSeconds: 1,
    ...settings,
  });
  const running = workers.run();
  return {
    store,
    temporal,
    execution: createTemporalExecution(temporal, store),
    async stop() {
      await workers.stop();
      await running;
      await runner.close();
      await temporal.close();
    },
  };
}
