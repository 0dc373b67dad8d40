import type { SnapshotManifest } from '../../primitives/index.ts';
import { BverError, canonicalJson } from '../../primitives/index.ts';
import type {
  ActionOutcome,
  ActionRecord,
  AnswerRecord,
  DecisionRecord,
  NodeRecord,
  RunRecord,
  StepRecord,
} from './records.ts';
import type { Content, StoredDocument } from './store.ts';

/** A run that has ended elsewhere, with everything that it rests on. */
export interface RunImport {
  /** As it stood there, under the tenant that it is to belong to here. */
  readonly run: RunRecord;
  readonly steps: readonly ImportedStep[];
  readonly nodes: readonly NodeRecord[];
  readonly answers: readonly AnswerRecord[];
  readonly decisions: readonly DecisionRecord[];
  /** The calls of its steps, and those that made what it started from. */
  readonly outcomes: readonly ActionOutcome[];
  readonly contents: readonly Content[];
  readonly documents: readonly StoredDocument[];
  readonly snapshots: readonly { readonly manifest: SnapshotManifest; readonly parents: readonly string[] }[];
}

export type ImportedStep = Pick<StepRecord, 'step' | 'sequence' | 'actionDigest' | 'recordedAt'>;

/** A run as it is the same wherever it is kept: without what this place knows of it alone. */
function runIdentity({ caller, origin: _origin, history: _history, ...run }: RunRecord): string {
  return canonicalJson({ ...run, caller: caller.subject });
}

/** Steps as they are the same wherever they are kept. */
const stepIdentity = (steps: readonly ImportedStep[]): string =>
  canonicalJson(steps.map(({ step, sequence, actionDigest }) => [sequence, step, actionDigest]).sort());

type RunWithSteps = Pick<RunImport, 'run' | 'steps'>;

/** @throws BverError `bundle.conflict` */
export function requireSameRun(imported: RunWithSteps, there: RunWithSteps | undefined): void {
  const what = `Run ${imported.run.runId}`;
  if (!there || runIdentity(there.run) !== runIdentity(imported.run)) {
    throw new BverError('bundle.conflict', { what, difference: 'description or outcome' });
  }
  if (stepIdentity(there.steps) !== stepIdentity(imported.steps)) {
    throw new BverError('bundle.conflict', { what, difference: 'sequence of calls' });
  }
}

/** @throws BverError `bundle.conflict` */
export function requireSameOutput(imported: ActionRecord, there: ActionRecord | undefined): void {
  if (there?.envelope.outputDigest === imported.envelope.outputDigest) return;
  const what = `The call ${imported.actionDigest} of ${imported.primitive}`;
  throw new BverError('bundle.conflict', { what, difference: 'output' });
}
