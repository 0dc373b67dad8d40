import type { ErrorRecord, FlowHost, RunStatus } from '../primitives/index.ts';
import { BverError, isTerminal, runPlan } from '../primitives/index.ts';
import type { ExecutionPort, ExecutionStatus } from '../runtime/execution-port.ts';
import type { GraphAccess } from '../runtime/graph/graph-access.ts';
import { createGraphAccess } from '../runtime/graph/graph-access.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import { notWaiting } from '../runtime/waiting/not-waiting.ts';
import { closeSucceeded } from './close-succeeded.ts';
import { createFlowActivities } from './flow/flow-activities.ts';
import type { OfRun } from './flow/stored.ts';
import type { InProcessWaiting } from './in-process-waiting.ts';
import { createInProcessWaiting } from './in-process-waiting.ts';
import { progressOf } from './progress-of.ts';
import type { StepRunner } from './runner.ts';

interface Execution {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  readonly waiting: InProcessWaiting;
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
export function createInProcessExecution(
  runner: StepRunner,
  store: Store,
  graphs: GraphAccess = createGraphAccess(store),
): ExecutionPort {
  const executions = new Map<string, Execution>();
  const close = async (run: RunRecord, to: RunStatus, error?: ErrorRecord): Promise<void> => {
    const from = ['pending', 'running', 'waiting', 'paused'] as const;
    await store.transition(run.caller.tenant, run.runId, { from, to, ...(error ? { error } : {}) });
  };
  const execute = async (run: RunRecord, { signal }: AbortController, waiting: InProcessWaiting): Promise<void> => {
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
                void store.reportProgress(tenant, run.runId, progressOf(call, share), message),
            }),
          settle: waiting.settle,
          approve: waiting.approve,
          finish: () => closeSucceeded(store, tenant, run.runId),
          beforeStep: async (step, sequence) => {
            await store.reportProgress(tenant, run.runId, Math.min(1, (sequence - 1) / steps.length), step.title);
            await executions.get(run.runId)?.hold?.promise;
            if (signal.aborted) throw new BverError('run.cancelled', { operation: run.operation });
          },
          flow: flowHost({ tenant, runId: run.runId }, signal),
        },
      );
    } catch (error) {
      if (signal.aborted) await close(run, 'cancelled');
      else await close(run, 'failed', errorRecord(error, run.operation));
    }
  };
  const flow = createFlowActivities(store);
  const flowHost = (of: OfRun, signal: AbortSignal): FlowHost => ({
    beginBranches: (fanOut, list) => flow.beginBranches({ ...of, fanOut, ...(list === undefined ? {} : { list }) }),
    async branchFailed(fanOut, index, error) {
      if (signal.aborted) return false;
      const outcome = { status: 'failed', error: errorRecord(error, fanOut.id) } as const;
      await flow.failBranch({ ...of, fanOut: fanOut.id, index, outcome });
      return true;
    },
    gatherBranches: (fanOut, list) => flow.gatherBranches({ ...of, fanOut, ...(list === undefined ? {} : { list }) }),
    decide: (gate, asked) => flow.decideGate({ ...of, gate, asked }),
    finish: (early) => flow.endFlow({ ...of, ...(early ? { early } : {}) }),
  });
  return {
    name: 'in-process',
    async start(run) {
      if (executions.has(run.runId)) return {};
      const abort = new AbortController();
      const waiting = createInProcessWaiting({ store, graphs }, run, abort.signal);
      executions.set(run.runId, { abort, waiting, ended: execute(run, abort, waiting) });
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
      await store.transition(run.caller.tenant, run.runId, { from: ['pending', 'running', 'waiting'], to: 'paused' });
    },
    async resume(run) {
      const execution = executions.get(run.runId);
      const to = execution?.waiting.waits() ? 'waiting' : 'running';
      await store.transition(run.caller.tenant, run.runId, { from: ['paused'], to });
      execution?.hold?.release();
      delete execution?.hold;
    },
    async answer(run, given) {
      const execution = executions.get(run.runId);
      if (!execution) throw notWaiting(run, 'answers');
      await execution.waiting.answer(given);
    },
    async decide(run, decision, given) {
      const execution = executions.get(run.runId);
      if (!execution) throw notWaiting(run, 'an approval');
      await execution.waiting.decide(decision, given);
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

function errorRecord(error: unknown, of: string): ErrorRecord {
  if (error instanceof BverError) return error.toRecord();
  const problem = error instanceof Error ? error.message : String(error);
  return new BverError('primitive.failed', { primitive: of, problem }).toRecord();
}
