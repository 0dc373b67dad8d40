import type { WorkflowExecutionStatusName, WorkflowHandle } from '@temporalio/client';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ActivityFailure, ApplicationFailure, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { ErrorRecord } from '../primitives/index.ts';
import { BverError } from '../primitives/index.ts';
import type { ExecutionPort, ExecutionStatus } from '../runtime/execution-port.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import {
  answerUpdate,
  approveUpdate,
  NOT_WAITED_FOR,
  NOTHING_TO_CHANGE,
  pauseUpdate,
  rejectUpdate,
  resumeUpdate,
} from '../workflows/handlers.ts';
import { notWaiting } from '../runtime/waiting/not-waiting.ts';
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
/** An update waits for a worker; where one has just died, the server looks for another one after ten seconds. */
const UPDATE_DEADLINE_MS = 30_000;

/** Runs plans as Temporal workflows: a run outlives the process that started it, and every worker. */
export function createTemporalExecution({ client, native }: TemporalConnection, store: Store): ExecutionPort {
  const handleOf = ({ workflowId }: RunRecord): WorkflowHandle => client.workflow.getHandle(workflowId);
  const within = async <T>(request: () => Promise<T>, milliseconds = DEADLINE_MS): Promise<T> => {
    try {
      return await native.withDeadline(Date.now() + milliseconds, request);
    } catch (error) {
      if (isOurs(error)) throw error;
      const problem = error instanceof Error ? error.message : String(error);
      throw new BverError('service.unavailable', { dependency: 'Temporal', problem }, { cause: error });
    }
  };
  /** Nothing to change is not an error: the run is what the caller wants it to be. */
  const update = async (run: RunRecord, change: typeof pauseUpdate): Promise<void> => {
    try {
      await within(() => handleOf(run).executeUpdate(change), UPDATE_DEADLINE_MS);
    } catch (error) {
      if (!isNothingToChange(error) && !(error instanceof WorkflowNotFoundError)) throw error;
    }
  };
  /** What a run that waits is told by somebody; what is wrong with it comes back as an error of the catalogue. */
  const ask = async (run: RunRecord, what: string, send: () => Promise<void>): Promise<void> => {
    try {
      await within(send, UPDATE_DEADLINE_MS);
    } catch (error) {
      const { cause } = error instanceof WorkflowUpdateFailedError ? error : {};
      if (error instanceof WorkflowNotFoundError || isFailure(cause, NOT_WAITED_FOR)) {
        throw notWaiting((await store.run(run.caller.tenant, run.runId)) ?? run, what, cause?.message);
      }
      const failure = rootFailure(cause);
      const [record] = failure?.details ?? [];
      throw isErrorRecord(record) ? BverError.fromRecord(record) : error;
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
    answer: (run, given) => ask(run, 'answers', () => handleOf(run).executeUpdate(answerUpdate, { args: [given] })),
    decide: (run, decision, given) => {
      const update = decision === 'approved' ? approveUpdate : rejectUpdate;
      return ask(run, 'an approval', () => handleOf(run).executeUpdate(update, { args: [given] }));
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

const isFailure = (error: unknown, type: string): boolean => error instanceof ApplicationFailure && error.type === type;

const isNothingToChange = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError && isFailure(error.cause, NOTHING_TO_CHANGE);

/** An activity's own failure is the cause of the failure that the workflow saw. */
const rootFailure = (error: unknown): ApplicationFailure | undefined =>
  error instanceof ApplicationFailure ? error : error instanceof ActivityFailure ? rootFailure(error.cause) : undefined;

const isErrorRecord = (value: unknown): value is ErrorRecord =>
  typeof value === 'object' && value !== null && 'code' in value && 'remedy' in value;

/** Answers of Temporal that mean something, unlike a server that is away. */
const isOurs = (error: unknown): boolean =>
  [WorkflowNotFoundError, WorkflowUpdateFailedError, WorkflowExecutionAlreadyStartedError].some(
    (known) => error instanceof known,
  );
