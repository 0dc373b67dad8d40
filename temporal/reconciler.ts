import type { ErrorRecord, RunStatus } from '../primitives/index.ts';
import { BverError } from '../primitives/index.ts';
import type { ExecutionPort, ExecutionStatus } from '../runtime/execution-port.ts';
import { keepHistory } from '../runtime/keep-history.ts';
import type { Replay } from '../runtime/replay.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';

export interface ReconcilerParts {
  readonly store: Store;
  readonly execution: ExecutionPort;
  readonly log: Readonly<Record<'info' | 'warn', (message: string, fields: object) => unknown>>;
  readonly intervalMs?: number;
  /** A run that is pending for longer was written, but its start never arrived. */
  readonly startAfterMs?: number;
  /** Where histories come from that are to be kept; without it none are. */
  readonly replay?: Replay;
  /** A run that has ended is left alone for so long: whoever waits for it comes first. */
  readonly keepAfterMs?: number;
}

export interface Reconciler {
  start(): void;
  /** One look at the runs that have not ended. */
  reconcile(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs that are looked at in one round; the next round goes on behind them. */
const BATCH = 200;
const AT_ONCE = 8;
/** Histories that are kept in one round, a few at once: what runs comes before what has ended. */
const HISTORIES = 40;
const HISTORIES_AT_ONCE = 2;

/** How a run ended whose execution ended without closing it. */
const ENDED: Partial<Record<ExecutionStatus, { readonly to: RunStatus; readonly problem: string }>> = {
  terminated: { to: 'terminated', problem: 'it was terminated in Temporal' },
  timedOut: { to: 'timedOut', problem: 'its workflow timed out in Temporal' },
  cancelled: { to: 'cancelled', problem: 'its workflow was cancelled' },
  failed: { to: 'failed', problem: 'its workflow failed' },
  completed: { to: 'failed', problem: 'its workflow ended without a result' },
  notFound: { to: 'terminated', problem: 'Temporal no longer knows its workflow' },
};

/**
 * Keeps the rows of runs true where no code of ours runs: terminating and timing out in Temporal, and a process that dies
 * between writing a run and starting it. And keeps the histories of what has ended, which Temporal forgets.
 */
export function createReconciler(parts: ReconcilerParts): Reconciler {
  const { store, execution, log, replay, intervalMs = 1500, startAfterMs = 10_000, keepAfterMs = 2000 } = parts;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let stopped = false;
  let offset = 0;

  const close = async (run: RunRecord, { to, problem }: { to: RunStatus; problem: string }): Promise<void> => {
    const error: ErrorRecord = new BverError('run.failed', {
      runId: run.runId,
      status: to,
      problem,
      how: 'Start it again when its result is wanted.',
    }).toRecord();
    const from = ['pending', 'running', 'waiting', 'paused'] as const;
    const closed = await store.transition(run.caller.tenant, run.runId, {
      from,
      to,
      ...(to === 'cancelled' ? {} : { error }),
    });
    if (closed) log.warn('closed a run whose execution had ended', { runId: run.runId, status: to, problem });
  };

  const look = async (run: RunRecord): Promise<void> => {
    const age = Date.now() - Date.parse(run.createdAt);
    if (run.status === 'pending' && age < startAfterMs) return;
    const status = await execution.status(run);
    if (run.status === 'pending' && status === 'notFound') {
      await execution.start(run);
      log.info('started a run whose start had not arrived', { runId: run.runId });
      return;
    }
    const ended = ENDED[status];
    if (ended) await close(run, ended);
  };

  const reconcile = async (): Promise<void> => {
    const all = await store.unfinishedRuns(offset + BATCH);
    const batch = all.slice(offset);
    offset = batch.length < BATCH ? 0 : offset + BATCH;
    for (let i = 0; i < batch.length && !stopped; i += AT_ONCE) {
      await Promise.all(batch.slice(i, i + AT_ONCE).map((run) => look(run)));
    }
    if (replay) await keepHistories(replay);
  };

  const keepHistories = async (from: Replay): Promise<void> => {
    const ended = (await store.runsWithoutHistory(HISTORIES)).filter(
      ({ finishedAt = '' }) => Date.now() - Date.parse(finishedAt) >= keepAfterMs,
    );
    for (let i = 0; i < ended.length && !stopped; i += HISTORIES_AT_ONCE) {
      await Promise.all(ended.slice(i, i + HISTORIES_AT_ONCE).map((run) => keepHistory(store, from, run)));
    }
  };

  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      round = reconcile()
        .catch((error: unknown) => void log.warn('could not reconcile runs; trying again', { error }))
        .finally(next);
    }, intervalMs);
    timer.unref();
  };
  return {
    start: next,
    reconcile,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
