import type { DocumentReference, ProvRelation, SnapshotManifest } from '../../primitives/index.ts';
import type { BranchLogPage, BranchMove, MoveNote } from './branch-move.ts';
import type { RunImport } from './run-import.ts';
import type {
  ActionRecord,
  NodeRecord,
  AnswerRecord,
  DecisionRecord,
  LateRecording,
  QuestionRecord,
  Recording,
  RunEvent,
  RunFilter,
  RunRecord,
  RunTransition,
  StepRecord,
} from './records.ts';

/** Bytes under the SHA-256 of themselves. */
export interface Content {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface StoredDocument extends DocumentReference {
  readonly size: number;
}

/** The head of a branch. */
export interface Branch {
  readonly graph: string;
  readonly name: string;
  readonly head: string;
  readonly purpose: string;
  /** The branch that this one is a scenario of: where its changes are compared with, and go in the end. */
  readonly base?: string;
}

/**
 * Everything that BVER holds, behind one small interface with two implementations that pass one behaviour suite: Postgres,
 * and the memory of this process for runs that are not to leave a trace (`--inline`). The tenant comes first everywhere,
 * and nothing of one tenant is ever visible to another.
 */
export interface Store {
  /** Puts contents that are not there yet. */
  putContents(tenant: string, contents: readonly Content[]): Promise<void>;
  content(tenant: string, digest: string): Promise<Content | undefined>;

  putDocument(tenant: string, document: StoredDocument): Promise<void>;
  document(tenant: string, digest: string): Promise<StoredDocument | undefined>;
  documents(tenant: string, limit: number): Promise<readonly StoredDocument[]>;

  /** The manifest only; its chunks are contents. */
  putSnapshot(tenant: string, manifest: SnapshotManifest, parents: readonly string[]): Promise<void>;
  snapshot(tenant: string, digest: string): Promise<SnapshotManifest | undefined>;
  /** The snapshots themselves and every ancestor of theirs that is stored, each with its parents. */
  lineage(tenant: string, digests: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;

  branch(tenant: string, graph: string, name: string): Promise<Branch | undefined>;
  /** The branches of a graph, in order of name. */
  branches(tenant: string, graph: string): Promise<readonly Branch[]>;
  /**
   * Moves the head of a branch from `expected` (`undefined`: the branch does not exist yet) to `head`, and writes the move
   * down in its log; or changes nothing.
   *
   * @returns the head that actually stands: equal to `head` when it moved
   * @throws BverError `snapshot.not-found` for a head that is not stored
   */
  moveBranch(tenant: string, branch: Branch, expected: string | undefined, note: MoveNote): Promise<string | undefined>;
  /**
   * Ends a branch, if its head is the expected one. Its log stays, with a last move that says so; a branch of the same name
   * that begins later goes on counting.
   *
   * @returns whether the branch ended
   */
  closeBranch(
    tenant: string,
    branch: Pick<Branch, 'graph' | 'name'>,
    expected: string,
    note: MoveNote,
  ): Promise<boolean>;
  /** The moves of a branch, newest first; those of a branch that has ended, too. */
  branchLog(tenant: string, graph: string, branch: string, page: BranchLogPage): Promise<readonly BranchMove[]>;

  /** @returns false when a run of this id is there already */
  createRun(run: RunRecord): Promise<boolean>;
  run(tenant: string, runId: string): Promise<RunRecord | undefined>;
  runs(tenant: string, filter: RunFilter): Promise<readonly RunRecord[]>;
  /** Runs of every tenant that have not ended, for the reconciler; oldest first. */
  unfinishedRuns(limit: number): Promise<readonly RunRecord[]>;
  /** @returns false when the run's status is not one of `from`; then nothing changed */
  transition(tenant: string, runId: string, transition: RunTransition): Promise<boolean>;
  /** Runs of every tenant that ended here and whose workflow's history is not kept yet; the first to end first. */
  runsWithoutHistory(limit: number): Promise<readonly RunRecord[]>;
  /** Says once which content is the history of an ended run: its digest, or `none` where there is none to be had. */
  keepHistory(tenant: string, runId: string, history: string): Promise<void>;
  /**
   * Puts a run that ran elsewhere, in one transaction, contents before it. What is there already is left as it is.
   *
   * @returns false when the very same run is there already; then nothing changed
   * @throws BverError `bundle.conflict` when a run or a call of the same id is there with another outcome
   */
  importRun(imported: RunImport): Promise<boolean>;
  /** Says how far a run is, unless it has ended. A share that was reached stays: steps side by side report in any order. */
  reportProgress(tenant: string, runId: string, share: number, message: string): Promise<void>;
  steps(tenant: string, runId: string): Promise<readonly StepRecord[]>;
  /** Writes down what became of a part of a run that is no call, over what was said of it before, and tells the followers. */
  recordNode(tenant: string, node: NodeRecord): Promise<void>;
  nodes(tenant: string, runId: string): Promise<readonly NodeRecord[]>;

  /**
   * Records what a step leaves behind, with an outbox row, in one transaction; running it twice changes nothing.
   *
   * @returns the action that stands: an earlier one, when the same call was recorded before
   */
  record(
    tenant: string,
    recording: Recording | LateRecording,
  ): Promise<{ readonly first: boolean; readonly action: ActionRecord }>;
  action(tenant: string, actionDigest: string): Promise<ActionRecord | undefined>;
  /** Actions of one call on different snapshots, by the digest of the call without its snapshot; newest first. */
  actionsOfCall(tenant: string, callDigest: string, limit: number): Promise<readonly ActionRecord[]>;
  /** The action that made a content (a result set, an artifact, a snapshot). */
  generatedBy(tenant: string, digest: string): Promise<ActionRecord | undefined>;

  /** The relations of provenance that lead from a thing, by digest or id. */
  relationsFrom(tenant: string, id: string): Promise<readonly ProvRelation[]>;
  /** The questions that the steps of a run asked, each once, in the order of the steps. */
  questions(tenant: string, runId: string): Promise<readonly QuestionRecord[]>;
  /**
   * Writes an answer down unless one stands, and tells the followers of the run. Its document is put before it.
   *
   * @returns the answer that stands
   */
  putAnswer(tenant: string, answer: AnswerRecord): Promise<AnswerRecord>;
  /** Writes a decision down unless one stands, and tells the followers of the run. @returns the decision that stands */
  putDecision(tenant: string, decision: DecisionRecord): Promise<DecisionRecord>;
  /** The decisions about steps of a run, in order of time. */
  decisions(tenant: string, runId: string): Promise<readonly DecisionRecord[]>;

  /** Events of a run after the given sequence number, as far as they are there. */
  events(tenant: string, runId: string, after: number): Promise<readonly RunEvent[]>;
  /** Calls back soon after new events of a run were written; more often than needed is allowed. */
  onEvents(tenant: string, runId: string, callback: () => void): Promise<() => Promise<void>>;

  /**
   * Claims an idempotency key for a run.
   *
   * @returns the run that holds the key, and the digest of the body it was claimed with
   */
  claimKey(
    tenant: string,
    caller: string,
    key: string,
    bodyDigest: string,
    runId: string,
  ): Promise<{ readonly runId: string; readonly bodyDigest: string }>;
}
