import { createComputePool } from '../../../activities/compute/pool.ts';
import { createInProcessExecution } from '../../../activities/in-process-execution.ts';
import { createReproduction } from '../../../activities/reproduction.ts';
import { createStepRunner } from '../../../activities/step-runner.ts';
import { createRegistry } from '../../../primitives/index.ts';
import { createGraphAccess } from '../../../runtime/graph/graph-access.ts';
import { createMemoryStore } from '../../../runtime/store/memory-store.ts';
import { examplePack } from '../../../test/example-pack/index.ts';
import { createBroker } from '../../create-broker.ts';

const PACK = new URL('../../../test/example-pack/pack.ts', import.meta.url).href;

/** The real broker over the example pack, computing on a thread of its own: what a door does meanwhile can be seen. */
export function threadedBroker() {
  const registry = createRegistry([examplePack]);
  const store = createMemoryStore();
  const runner = createStepRunner({ registry, store, pool: createComputePool([PACK], 1) });
  const execution = createInProcessExecution(runner, store);
  const broker = createBroker({
    registry,
    store,
    execution,
    graphs: createGraphAccess(store, registry.packs),
    reproduction: createReproduction({ registry, store }),
    documentLimit: 1_000_000,
  });
  return {
    registry,
    store,
    broker,
    close: async () => {
      await execution.close();
      await runner.close();
    },
  };
}
