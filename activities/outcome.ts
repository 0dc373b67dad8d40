import type { Finding, ReadSetRecord, ResultEnvelope, SnapshotManifest } from '../primitives/index.ts';
import type { ProvenanceRelation } from '../runtime/store/records.ts';
import type { Content } from '../runtime/store/store.ts';

/** Everything that came of one call, ready to be written down. Plain data: it crosses from a worker thread. */
export interface CallOutcome {
  readonly envelope: ResultEnvelope;
  /** Contents that the references of the envelope and the recording name. */
  readonly contents: readonly Content[];
  readonly snapshots: readonly { readonly manifest: SnapshotManifest; readonly parents: readonly string[] }[];
  readonly findings: readonly Finding[];
  readonly provenance: readonly ProvenanceRelation[];
  readonly resultSets: readonly { readonly digest: string; readonly name: string; readonly snapshot: string; readonly operatingState: string }[];
  /** Content digest of the description of the call, and of what it read. */
  readonly description: string;
  readonly readSet: string;
}

/** The stored description of a call: all that is needed to run it again. */
export interface CallDescription {
  readonly primitive: string;
  readonly version: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly contractVersion: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly documents: readonly { readonly digest: string; readonly name: string; readonly mediaType: string }[];
  readonly snapshot: string;
  readonly operatingState: string;
  readonly resultSets: Readonly<Record<string, string>>;
  readonly findings: readonly string[];
  readonly seed: number;
  /** The run, for a call whose answer is not the same every time. */
  readonly run?: string;
}

export type { ReadSetRecord };
