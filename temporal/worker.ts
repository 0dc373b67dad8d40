import { availableParallelism } from 'node:os';
import { Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import type { Activities } from '../activities/activities.ts';
import type { ExecutionClass } from '../primitives/index.ts';
import { TASK_QUEUES } from '../workflows/task-queues.ts';
import type { WorkflowBundle } from './bundle.ts';
import type { TemporalConnection } from './connection.ts';

/**
 * News of a cancellation comes with the answer to a heartbeat, and the SDK holds heartbeats back for up to 80 % of their
 * time-out: 20–23 s with a time-out of 30 s, 0.03–0.24 s with this (both measured).
 */
const HEARTBEAT_THROTTLE_MS = 300;

/** After a worker has died, its workflows are looked for elsewhere no later than this; ten seconds by default. */
const STICKY_MS = 4000;

export interface WorkerSettings {
  readonly temporal: TemporalConnection;
  readonly activities: Activities;
  readonly bundle: WorkflowBundle;
  /** Queues to work on; both when absent. Workflows run on the interactive one. */
  readonly classes?: readonly ExecutionClass[];
  /** Computing steps at a time; no more than there are threads for them. */
  readonly computeSlots?: number;
  /** How long running steps may go on when the worker is stopped, before they are cancelled and left to another worker. */
  readonly graceSeconds?: number;
  /** What the Temporal UI shows as the worker; process number and host when absent. */
  readonly identity?: string;
  /**
   * Version of the deployment, where workers of several versions run side by side: a run then stays with the version that
   * it began on. Without one, workers of the newest code go on with everything.
   */
  readonly deployment?: { readonly name: string; readonly buildId: string };
}

/** The workers of this process. */
export interface Workers {
  /** Resolves when all have stopped; rejects when one cannot go on. */
  run(): Promise<void>;
  /** No new work, the grace for what runs, then the end. */
  stop(): Promise<void>;
}

/** Creates a worker for each queue, on one connection; `run` sets them to work. */
export async function createWorkers(settings: WorkerSettings): Promise<Workers> {
  const classes = settings.classes ?? ['interactive', 'compute'];
  const workers = await Promise.all(classes.map((of) => Worker.create(optionsOf(of, settings))));
  let running: Promise<unknown> | undefined;
  const stop = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  return {
    async run() {
      running ??= Promise.all(workers.map((worker) => worker.run().finally(stop)));
      await running;
    },
    async stop() {
      stop();
      await running;
    },
  };
}

function optionsOf(of: ExecutionClass, settings: WorkerSettings): WorkerOptions {
  const { temporal, activities, bundle, graceSeconds = 10, identity, deployment } = settings;
  const computeSlots = settings.computeSlots ?? availableParallelism();
  return {
    connection: temporal.native,
    namespace: temporal.namespace,
    taskQueue: TASK_QUEUES[of],
    activities,
    maxHeartbeatThrottleInterval: HEARTBEAT_THROTTLE_MS,
    shutdownGraceTime: `${graceSeconds} seconds`,
    // A primitive that does not look at its flag must not keep the process for ever.
    shutdownForceTime: `${graceSeconds + 20} seconds`,
    ...(identity === undefined ? {} : { identity }),
    ...(of === 'interactive'
      ? { workflowBundle: bundle, stickyQueueScheduleToStartTimeout: STICKY_MS }
      : { maxConcurrentActivityTaskExecutions: computeSlots }),
    ...(deployment === undefined ? {} : { workerDeploymentOptions: pinned(deployment) }),
  };
}

const pinned = ({ name, buildId }: NonNullable<WorkerSettings['deployment']>) =>
  ({
    version: { deploymentName: name, buildId },
    useWorkerVersioning: true,
    defaultVersioningBehavior: 'PINNED',
  }) as const;
