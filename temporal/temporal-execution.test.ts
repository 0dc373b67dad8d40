import { describeExecution } from '../test/execution-suite.ts';
import { startDevServer } from './testing/dev-server.ts';
import { temporalUnderTest } from './testing/temporal-under-test.ts';

describeExecution('Temporal', async (registry) => {
  const server = await startDevServer();
  const under = await temporalUnderTest(server.address, registry);
  return {
    ...under,
    async stop() {
      await under.stop();
      await server.stop();
    },
  };
});
