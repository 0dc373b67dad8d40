import { createInProcessExecution } from '../../activities/in-process-execution.ts';
import { createReproduction } from '../../activities/reproduction.ts';
import { createStepRunner } from '../../activities/step-runner.ts';
import { createRegistry } from '../../primitives/index.ts';
import { createGraphAccess } from '../../runtime/graph/graph-access.ts';
import { createMemoryStore } from '../../runtime/store/memory-store.ts';
import { examplePack } from '../../test/example-pack/index.ts';
import { createBroker } from '../create-broker.ts';

/** The real broker over the example pack, in process and in memory. */
export function exampleBroker() {
  const registry = createRegistry([examplePack]);
  const store = createMemoryStore();
  const execution = createInProcessExecution(createStepRunner({ registry, store }), store);
  const graphs = createGraphAccess(store, registry.packs);
  const reproduction = createReproduction({ registry, store });
  return {
    store,
    execution,
    graphs,
    registry,
    broker: createBroker({ registry, store, execution, graphs, reproduction, documentLimit: 1_000_000 }),
  };
}
