import type { ArtifactReference, StoredResult } from '../primitives/index.ts';
import { BverError, branchOf, formatReference, lastRound } from '../primitives/index.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import type { QuestionResource } from './questions/question-resource.ts';
import { questionsOf } from './questions/question-resource.ts';
import type { LocatedFinding } from './run-findings.ts';
import { findingCounts, locatedFindings, runFindings } from './run-findings.ts';

/** How many findings a result carries; the rest is one call away. */
const FINDINGS_SHOWN = 50;

/** The result of a run as every door answers with it. */
export interface RunResult {
  readonly runId: string;
  /** Of the run. */
  readonly ref: string;
  readonly status: StoredResult['status'];
  readonly summary: string;
  readonly outputDigest: string;
  readonly payload: unknown;
  readonly findingCounts: Readonly<Record<string, number>>;
  readonly findings: readonly LocatedFinding[];
  /** What its last round asked and nobody has answered. */
  readonly openQuestions: readonly QuestionResource[];
  readonly artifacts: readonly (ArtifactReference & { readonly ref: string })[];
  readonly snapshot?: string;
  readonly changeSet?: string;
  readonly resultSets: Readonly<Record<string, string>>;
  /** References to what stands above as digests. */
  readonly refs: ResultReferences;
}

interface ResultReferences {
  readonly snapshot?: string;
  readonly changeSet?: string;
  readonly resultSets: Readonly<Record<string, string>>;
}

/** @throws BverError the one that the run ended with, or `operation.not-applicable` while it goes on */
export async function runResult(store: Store, run: RunRecord): Promise<RunResult> {
  const { tenant } = run.caller;
  if (run.status !== 'succeeded' || !run.answer) throw notThere(run);
  const steps = lastRound(await store.steps(tenant, run.runId));
  const stored = await storedResult(store, tenant, run.answer.result);
  const shown = (await runFindings(store, run, ['fail', 'open'])).slice(0, FINDINGS_SHOWN);
  // What a branch of a fan-out leaves stays within it.
  const trunk = steps.filter(({ step }) => branchOf(step) === undefined);
  const resultSets = Object.assign({}, ...trunk.map(({ envelope }) => envelope.resultSets)) as Record<string, string>;
  const snapshot = trunk.map(({ envelope }) => envelope.snapshot).findLast((digest) => digest !== undefined);
  const { changeSet } = run.answer;
  return {
    runId: run.runId,
    ref: formatReference({ kind: 'run', runId: run.runId }),
    status: stored.status,
    summary: stored.summary,
    outputDigest: run.outputDigest ?? run.answer.outputDigest,
    payload: stored.payload,
    findingCounts: await findingCounts(store, run),
    findings: await locatedFindings(store, run, shown),
    openQuestions: (await questionsOf(store, run)).filter(({ status }) => status === 'open'),
    artifacts: steps
      .flatMap(({ envelope }) => envelope.artifacts)
      .map((artifact) => ({ ...artifact, ref: formatReference({ kind: 'artifact', digest: artifact.digest }) })),
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(changeSet === undefined ? {} : { changeSet }),
    resultSets,
    refs: {
      ...(snapshot === undefined ? {} : { snapshot: formatReference({ kind: 'snapshot', snapshot }) }),
      ...(changeSet === undefined ? {} : { changeSet: formatReference({ kind: 'artifact', digest: changeSet }) }),
      resultSets: Object.fromEntries(
        Object.entries(resultSets).map(([name, digest]) => [name, formatReference({ kind: 'resultSet', digest })]),
      ),
    },
  };
}

export async function storedResult(store: Store, tenant: string, digest: string): Promise<StoredResult> {
  const content = await store.content(tenant, digest);
  if (!content) throw new BverError('internal.unexpected', { traceId: digest });
  return JSON.parse(new TextDecoder().decode(content.bytes)) as StoredResult;
}

function notThere(run: RunRecord): BverError {
  const { runId, status, error } = run;
  if (status === 'cancelled') return new BverError('run.cancelled', { operation: `${run.operation} (run ${runId})` });
  if (error) return BverError.fromRecord(error);
  if (status === 'terminated' || status === 'timedOut') {
    return new BverError('run.failed', { runId, status, problem: 'it was ended from outside', how: 'Start it again.' });
  }
  return new BverError('operation.not-applicable', {
    problem: `Run ${runId} is ${status} and has no result yet.`,
    how: 'Follow the run until it is done, then ask again.',
  });
}
