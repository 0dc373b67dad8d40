import type {
  AskedQuestion,
  Finding,
  ProvRelation,
  Resolution,
  ResultEnvelope,
  SnapshotManifest,
} from '../primitives/index.ts';
import type { Content } from '../runtime/store/store.ts';

/** Everything that came of one call, ready to be written down. Plain data: it crosses from a worker thread. */
export interface CallOutcome {
  readonly envelope: ResultEnvelope;
  /** Contents that the references of the envelope and the recording name. */
  readonly contents: readonly Content[];
  readonly snapshots: readonly { readonly manifest: SnapshotManifest; readonly parents: readonly string[] }[];
  readonly findings: readonly Finding[];
  readonly openQuestions: readonly AskedQuestion[];
  readonly resolutions: readonly Resolution[];
  /** State digest of the snapshot that a change is proposed to. */
  readonly base?: string;
  readonly provenance: readonly ProvRelation[];
  readonly resultSets: readonly {
    readonly digest: string;
    readonly name: string;
    readonly snapshot: string;
    readonly operatingState: string;
  }[];
  /** Content digest of the description of the call, and of what it read. */
  readonly description: string;
  readonly readSet: string;
  /** From following the references to having packed the result, on the thread that computed it. */
  readonly milliseconds: number;
}
