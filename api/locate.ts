import type { Finding, Location, Source } from '../primitives/index.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';

export type LocatedFinding = Finding & { readonly locations: readonly Location[] };

/** Documents that evidence of a run can point into: its own, and those of the snapshot it started from. */
export async function sourcesOf(store: Store, run: RunRecord): Promise<readonly Pick<Source, 'digest' | 'uri'>[]> {
  const { snapshot } = run.start;
  const manifest = snapshot === undefined ? undefined : await store.snapshot(run.caller.tenant, snapshot);
  return [...run.documents.map(({ digest, name }) => ({ digest, uri: name })), ...(manifest?.sources ?? [])];
}
