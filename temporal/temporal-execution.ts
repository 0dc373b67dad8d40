import type { WorkflowExecutionStatusName, WorkflowHandle } from '@temporalio/client';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { BverError } from '../primitives/index.ts';
import type { ExecutionPort, ExecutionStatus } from '../runtime/execution-port.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import { NOTHING_TO_CHANGE, pauseUpdate, resumeUpdate } from '../workflows/handlers.ts';
import type { TemporalConnection } from './connection.ts';
import { workflowOptionsOf, workflowTypeOf } from './run-workflow.ts';

const STATUS: Readonly<Record<WorkflowExecutionStatusName, ExecutionStatus>> = {
  RUNNING: 'running',
  PAUSED: 'running',
  CONTINUED_AS_NEW: 'running',
  UNSPECIFIED: 'running',
  UNKNOWN: 'running',
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
  TIMED_OUT: 'timedOut',
};

/** Long enough for a server that is busy; a caller is told rather than kept waiting. */
const DEADLINE_MS = 10_000;

/** Runs plans as Temporal workflows: a run outlives the process that started it, and every worker. */
export function createTemporalExecution({ client, native }: TemporalConnection, store: Store): ExecutionPort {
  const handleOf = ({ workflowId }: RunRecord): WorkflowHandle => client.workflow.getHandle(workflowId);
  const within = async <T>(request: () => Promise<T>): Promise<T> => {
    try {
      return await native.withDeadline(Date.now() + DEADLINE_MS, request);
    } catch (error) {
      if (isOurs(error)) throw error;
      const problem = error instanceof Error ? error.message : String(error);
      throw new BverError('service.unavailable', { dependency: 'Temporal', problem }, { cause: error });
    }
  };
  /** Nothing to change is not an error: the run is what the caller wants it to be. */
  const update = async (run: RunRecord, change: typeof pauseUpdate): Promise<void> => {
    try {
      await within(() => handleOf(run).executeUpdate(change));
    } catch (error) {
      if (!isNothingToChange(error) && !(error instanceof WorkflowNotFoundError)) throw error;
    }
  };
  return {
    name: 'temporal',
    async start(run) {
      try {
        const { firstExecutionRunId } = await within(() =>
          client.workflow.start(workflowTypeOf(run), workflowOptionsOf(run)),
        );
        return { temporalRunId: firstExecutionRunId };
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return {};
        throw error;
      }
    },
    async cancel(run) {
      try {
        await within(() => handleOf(run).cancel());
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
        // Written but not started: no workflow is there to close it.
        await store.transition(run.caller.tenant, run.runId, { from: ['pending'], to: 'cancelled' });
      }
    },
    pause: (run) => update(run, pauseUpdate),
    resume: (run) => update(run, resumeUpdate),
    async status(run) {
      try {
        const { status } = await within(() => handleOf(run).describe());
        return STATUS[status.name];
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'notFound';
        throw error;
      }
    },
    // The connection belongs to whoever made it.
    close: async () => undefined,
  };
}

const isNothingToChange = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === NOTHING_TO_CHANGE;

/** Answers of Temporal that mean something, unlike a server that is away. */
const isOurs = (error: unknown): boolean =>
  [WorkflowNotFoundError, WorkflowUpdateFailedError, WorkflowExecutionAlreadyStartedError].some(
    (known) => error instanceof known,
  );
