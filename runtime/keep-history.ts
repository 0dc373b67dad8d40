import type { Replay } from './replay.ts';
import { sha256 } from './sha256.ts';
import type { RunRecord } from './store/records.ts';
import type { Store } from './store/store.ts';

/**
 * Keeps the history of the workflow of a run that has ended, so that it outlives Temporal's retention.
 *
 * @returns the run with its history, as far as there is one; as it was while the workflow has not closed yet
 */
export async function keepHistory(store: Store, replay: Replay | undefined, run: RunRecord): Promise<RunRecord> {
  if (run.history !== undefined || run.origin || !replay) return run;
  const { tenant } = run.caller;
  const found = await replay.history(run);
  if (found === 'open') return run;
  if (found === 'gone') {
    await store.keepHistory(tenant, run.runId, 'none');
    return { ...run, history: 'none' };
  }
  const digest = sha256(found);
  await store.putContents(tenant, [{ digest, mediaType: 'application/json', bytes: found }]);
  await store.keepHistory(tenant, run.runId, digest);
  return { ...run, history: digest };
}
