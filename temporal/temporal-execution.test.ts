import type { Registry } from '../primitives/index.ts';
import { describeExecution } from '../test/execution-suite.ts';
import { describeWaiting } from '../test/waiting-suite.ts';
import { startDevServer } from './testing/dev-server.ts';
import { temporalUnderTest } from './testing/temporal-under-test.ts';

const begin = async (registry: Registry) => {
  const server = await startDevServer();
  const under = await temporalUnderTest(server.address, registry);
  return {
    ...under,
    async stop() {
      await under.stop();
      await server.stop();
    },
  };
};

describeExecution('Temporal', begin);
describeWaiting('Temporal', begin);
