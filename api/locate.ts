import type { Finding, Source } from '../primitives/index.ts';
import { sourceKey } from '../primitives/index.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';

/** A place in a document, for people: lines and columns count from one. */
export interface Location {
  readonly file: string;
  readonly digest: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
}

export type LocatedFinding = Finding & { readonly locations: readonly Location[] };

/** Documents that evidence of a run can point into: its own, and those of the snapshot it started from. */
export async function sourcesOf(store: Store, run: RunRecord): Promise<readonly Pick<Source, 'digest' | 'uri'>[]> {
  const { snapshot } = run.start;
  const manifest = snapshot === undefined ? undefined : await store.snapshot(run.caller.tenant, snapshot);
  return [...run.documents.map(({ digest, name }) => ({ digest, uri: name })), ...(manifest?.sources ?? [])];
}

/** Evidence by the names of the files it quotes. */
export function locate(evidence: Finding['evidence'], sources: readonly Pick<Source, 'digest' | 'uri'>[]): Location[] {
  return evidence.flatMap(({ source, selector }) => {
    const found = sources.find(({ digest }) => sourceKey(digest) === source);
    const { line, column, offset, length } = selector;
    return found ? [{ file: found.uri, digest: found.digest, line, column, offset, length }] : [];
  });
}
