import type { ErrorRecord, RunStatus } from '../primitives/index.ts';
import { BverError, isTerminal, runPlan } from '../primitives/index.ts';
import type { ExecutionPort, ExecutionStatus } from '../runtime/execution-port.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import type { StepRunner } from './runner.ts';

interface Execution {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  /** Present while the run is held. */
  hold?: { readonly promise: Promise<void>; readonly release: () => void };
}

const STATUS: Partial<Record<RunStatus, ExecutionStatus>> = {
  succeeded: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
  terminated: 'terminated',
  timedOut: 'timedOut',
};

/** Runs plans in this process, without a server: what was running when the process ends is gone with it. */
export function createInProcessExecution(runner: StepRunner, store: Store): ExecutionPort {
  const executions = new Map<string, Execution>();
  const close = async (run: RunRecord, to: RunStatus, error?: ErrorRecord): Promise<void> => {
    const from = ['pending', 'running', 'waiting', 'paused'] as const;
    await store.transition(run.caller.tenant, run.runId, { from, to, ...(error ? { error } : {}) });
  };
  const execute = async (run: RunRecord, { signal }: AbortController): Promise<void> => {
    const { tenant } = run.caller;
    const { steps } = run.plan;
    try {
      await runPlan(
        { runId: run.runId, caller: run.caller, documents: run.documents, plan: run.plan, ...run.start },
        {
          call: (_, call) =>
            runner.run(call, {
              signal,
              progress: (share, message) =>
                void store.reportProgress(tenant, run.runId, (call.sequence - 1 + share) / call.of, message),
            }),
          beforeStep: async (step, sequence) => {
            await store.reportProgress(tenant, run.runId, (sequence - 1) / steps.length, step.title);
            await executions.get(run.runId)?.hold?.promise;
            if (signal.aborted) throw new BverError('run.cancelled', { operation: run.operation });
          },
        },
      );
    } catch (error) {
      if (signal.aborted) await close(run, 'cancelled');
      else await close(run, 'failed', errorRecord(error, run));
    }
  };
  return {
    name: 'in-process',
    async start(run) {
      if (executions.has(run.runId)) return {};
      const abort = new AbortController();
      executions.set(run.runId, { abort, ended: execute(run, abort) });
      return {};
    },
    async cancel(run) {
      const execution = executions.get(run.runId);
      execution?.abort.abort();
      execution?.hold?.release();
    },
    async pause(run) {
      const execution = executions.get(run.runId);
      if (!execution || execution.hold) return;
      let release = (): void => undefined;
      const promise = new Promise<void>((resolve) => (release = resolve));
      execution.hold = { promise, release };
      await store.transition(run.caller.tenant, run.runId, { from: ['pending', 'running'], to: 'paused' });
    },
    async resume(run) {
      const execution = executions.get(run.runId);
      await store.transition(run.caller.tenant, run.runId, { from: ['paused'], to: 'running' });
      execution?.hold?.release();
      delete execution?.hold;
    },
    async status(run) {
      const found = await store.run(run.caller.tenant, run.runId);
      if (!found || !executions.has(run.runId)) return 'notFound';
      return isTerminal(found.status) ? (STATUS[found.status] ?? 'completed') : 'running';
    },
    async close() {
      for (const { abort } of executions.values()) abort.abort();
      await Promise.all([...executions.values()].map(({ ended }) => ended));
    },
  };
}

function errorRecord(error: unknown, run: RunRecord): ErrorRecord {
  if (error instanceof BverError) return error.toRecord();
  const problem = error instanceof Error ? error.message : String(error);
  return new BverError('primitive.failed', { primitive: run.operation, problem }).toRecord();
}
