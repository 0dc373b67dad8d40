import type { ErrorRecord, RunStatus } from '../primitives/index.ts';
import { BverError } from '../primitives/index.ts';
import type { Store } from '../runtime/store/store.ts';

/** How a run ended that did not succeed. */
export type RunOutcome =
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly error: ErrorRecord }
  /** Failed without an error of the catalogue: a time-out, a worker that died too often. */
  | { readonly status: 'failed'; readonly activity: string; readonly problem: string };

interface OfRun {
  readonly tenant: string;
  readonly runId: string;
}

/** Activities by which a workflow keeps the row of its run true. Running one again changes nothing. */
export interface RunActivities {
  closeRun(of: OfRun & { readonly outcome: RunOutcome }): Promise<void>;
  holdRun(of: OfRun & { readonly held: boolean }): Promise<void>;
}

const UNFINISHED: readonly RunStatus[] = ['pending', 'running', 'waiting', 'paused'];

export const createRunActivities = (store: Store): RunActivities => ({
  async closeRun({ tenant, runId, outcome }) {
    const error = errorOf(outcome);
    await store.transition(tenant, runId, { from: UNFINISHED, to: outcome.status, ...(error ? { error } : {}) });
  },
  async holdRun({ tenant, runId, held }) {
    await store.transition(
      tenant,
      runId,
      held ? { from: ['pending', 'running'], to: 'paused' } : { from: ['paused'], to: 'running' },
    );
  },
});

function errorOf(outcome: RunOutcome): ErrorRecord | undefined {
  if (outcome.status === 'cancelled') return undefined;
  if ('error' in outcome) return outcome.error;
  return new BverError('primitive.failed', { primitive: outcome.activity, problem: outcome.problem }).toRecord();
}
