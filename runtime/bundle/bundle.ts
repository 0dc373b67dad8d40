import type { ProvJson, SnapshotManifest } from '../../primitives/index.ts';
import type { ActionRecord, AnswerRecord, DecisionRecord, NodeRecord, RunRecord } from '../store/records.ts';
import type { ImportedStep } from '../store/run-import.ts';
import type { Content, StoredDocument } from '../store/store.ts';

/** A run as a bundle holds it: without the tenant, which means something in one place only. */
export interface BundledRun extends Omit<RunRecord, 'caller' | 'origin'> {
  readonly caller: { readonly subject: string };
}

/** A call with the one whose result stands for it, where it was not computed itself. */
export interface BundledCall extends ActionRecord {
  readonly informedBy?: string;
}

export interface BundledSnapshot {
  readonly manifest: SnapshotManifest;
  readonly parents: readonly string[];
}

/** What is named and not in the bundle: the history of what it starts from ends there. */
export interface Beyond {
  /** Parents of snapshots. */
  readonly snapshots: readonly string[];
  /** Bindings of snapshots that were stored before bindings were. */
  readonly bindings: readonly string[];
  /** Runs that computed what is reused, or that this one refreshes. */
  readonly runs: readonly string[];
}

/** A run that has ended, with everything that it rests on. */
export interface Bundle {
  readonly run: BundledRun;
  readonly steps: readonly ImportedStep[];
  readonly nodes: readonly Omit<NodeRecord, 'runId'>[];
  /** What people answered to its questions, and decided about its steps. */
  readonly answers: readonly Omit<AnswerRecord, 'runId'>[];
  readonly decisions: readonly Omit<DecisionRecord, 'runId'>[];
  readonly calls: readonly BundledCall[];
  readonly documents: readonly StoredDocument[];
  readonly snapshots: readonly BundledSnapshot[];
  readonly contents: ReadonlyMap<string, Content>;
  readonly beyond: Beyond;
  readonly provenance: ProvJson;
  /** ProtoJSON. */
  readonly history?: Uint8Array;
}
