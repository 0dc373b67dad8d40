import { createGraphAccess } from '../../runtime/graph/graph-access.ts';
import { createInProcessExecution } from '../../activities/in-process-execution.ts';
import { createReproduction } from '../../activities/reproduction.ts';
import { createStepRunner } from '../../activities/step-runner.ts';
import { createBroker } from '../../api/create-broker.ts';
import type { Registry } from '../../primitives/index.ts';
import { createMemoryStore } from '../../runtime/store/memory-store.ts';
import { createBrokerClient } from './broker-client.ts';
import type { Client } from './client.ts';

/** Everything in this process, and nothing kept: for the author of a pack, and for a quick answer. */
export function createInlineClient(registry: Registry, documentLimit: number): Client {
  const store = createMemoryStore();
  const execution = createInProcessExecution(createStepRunner({ registry, store }), store);
  const reproduction = createReproduction({ registry, store });
  const graphs = createGraphAccess(store, registry.packs);
  const broker = createBroker({ registry, store, execution, graphs, reproduction, documentLimit });
  return createBrokerClient({
    broker,
    store,
    place: 'this process, nothing is kept',
    documentLimit,
    close: () => execution.close(),
  });
}
