import type { CallDescription, ResultEnvelope, SnapshotManifest } from '../primitives/index.ts';
import type { Source } from './graph/source.ts';
import type { Content } from './store/store.ts';

/** What came of a call that was run again; nothing of it is stored. */
export interface Reproduced {
  readonly envelope: ResultEnvelope;
  readonly contents: readonly Content[];
  readonly snapshots: readonly { readonly manifest: SnapshotManifest }[];
}

/** Runs recorded calls again from their stored descriptions, whatever is remembered of them. */
export interface Reproduction {
  /**
   * @param source what the description's references name, where that is not all stored
   * @throws BverError what the primitive answers with; `operation.version-unknown` where this version is not loaded
   */
  run(tenant: string, description: CallDescription, signal?: AbortSignal, source?: Source): Promise<Reproduced>;
  close(): Promise<void>;
}
