import type { CallDescription } from '../call-description.ts';
import type { ResultEnvelope } from '../envelope.ts';
import type { ReadSetRecord } from '../model/read-set.ts';
import type { StoredResult } from '../primitive.ts';

/** A run as it was recorded: what its provenance is told from. */
export interface RecordedRun {
  readonly runId: string;
  readonly operation: string;
  readonly version: string;
  readonly title: string;
  readonly subject: string;
  /** The principal that called. */
  readonly caller: string;
  readonly outputDigest?: string;
  /** RFC 3339. */
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly steps: readonly RecordedStep[];
  /** The calls of its steps and those that made what it started from; what was made stands before what used it. */
  readonly calls: readonly RecordedCall[];
}

export interface RecordedStep {
  readonly step: string;
  readonly title: string;
  readonly sequence: number;
  readonly actionDigest: string;
  /** The run whose result stands for the step. */
  readonly computedBy: string;
  readonly recordedAt: string;
  readonly milliseconds?: number;
}

/** A call with everything that came of it. */
export interface RecordedCall {
  readonly actionDigest: string;
  readonly description: CallDescription;
  readonly readSet: ReadSetRecord;
  readonly envelope: ResultEnvelope;
  readonly result: StoredResult;
  /** The call whose result stands for this one, where it was not computed itself. */
  readonly informedBy?: string;
}
