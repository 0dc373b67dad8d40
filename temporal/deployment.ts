import { setTimeout as sleep } from 'node:timers/promises';
import type { TemporalConnection } from './connection.ts';
import type { WorkerSettings } from './worker.ts';

export type Deployment = NonNullable<WorkerSettings['deployment']>;

/** A version is known to the server as soon as its first worker has asked for work. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Makes a version the one that new runs begin on. Runs that began on an earlier one stay with its workers, which may be
 * taken away when the Temporal UI shows the version as drained: so a change of workflow code strands no run.
 */
export async function makeCurrent(
  { native, namespace }: TemporalConnection,
  { name, buildId }: Deployment,
): Promise<void> {
  const until = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    try {
      await native.workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName: name, buildId });
      return;
    } catch (error) {
      if (Date.now() >= until) throw error;
      await sleep(200);
    }
  }
}
