import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Worker } from '@temporalio/worker';
import { buildBundle } from '../../temporal/bundle.ts';
import { connectTemporal } from '../../temporal/connection.ts';
import type { Contestant } from './contestant.ts';
import { rawActivities } from './raw-activities.ts';
import type { fourEchoes } from './raw-workflow.ts';

const TASK_QUEUE = 'bench-raw';

/**
 * Written by hand against the SDK, with everything that makes it fast: one native connection for worker and client, eager
 * start, a minified bundle. Nothing is kept but Temporal's own history.
 */
export async function rawTemporal(address: string, namespace: string): Promise<Contestant> {
  const connection = await connectTemporal({ address, namespace });
  const worker = await Worker.create({
    connection: connection.native,
    namespace,
    taskQueue: TASK_QUEUE,
    workflowBundle: await buildBundle(fileURLToPath(new URL('raw-workflow.ts', import.meta.url))),
    activities: rawActivities,
  });
  const running = worker.run();
  return {
    name: 'raw Temporal',
    async run(text) {
      await connection.client.workflow.execute<typeof fourEchoes>('fourEchoes', {
        workflowId: `raw/${randomUUID()}`,
        taskQueue: TASK_QUEUE,
        requestEagerStart: true,
        args: [text],
      });
    },
    async close() {
      worker.shutdown();
      await running;
      await connection.close();
    },
  };
}
