import type { Source } from '../primitives/index.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import { standingSnapshot } from '../runtime/waiting/standing-snapshot.ts';

/**
 * Documents that evidence of a run can point into: its own, those of the snapshot it started from, and the answers that
 * came while it waited.
 */
export async function sourcesOf(store: Store, run: RunRecord): Promise<readonly Pick<Source, 'digest' | 'uri'>[]> {
  const snapshot = run.plan.questions ? await standingSnapshot(store, run) : run.start.snapshot;
  const manifest = snapshot === undefined ? undefined : await store.snapshot(run.caller.tenant, snapshot);
  return [...run.documents.map(({ digest, name }) => ({ digest, uri: name })), ...(manifest?.sources ?? [])];
}
