import { createMemoryStore } from '../runtime/store/memory-store.ts';
import { EXAMPLE_PACK } from '../test/example-run.ts';
import type { Registry } from '../primitives/index.ts';
import { describeExecution } from '../test/execution-suite.ts';
import { describeWaiting } from '../test/waiting-suite.ts';
import { createComputePool } from './compute/pool.ts';
import { createInProcessExecution } from './in-process-execution.ts';
import { createStepRunner } from './step-runner.ts';

const begin = async (registry: Registry) => {
  const store = createMemoryStore();
  const runner = createStepRunner({ registry, store, pool: createComputePool([EXAMPLE_PACK], 2) });
  const execution = createInProcessExecution(runner, store);
  return {
    store,
    execution,
    async stop() {
      await execution.close();
      await runner.close();
    },
  };
};

describeExecution('in process', begin);
describeWaiting('in process', begin);
