import type { CallDescription, ReadSetRecord, RecordedRun, StoredResult } from '../../primitives/index.ts';
import { recordedStep } from '../recorded-run.ts';
import type { Bundle } from './bundle.ts';
import { jsonIn } from './check.ts';

/** The run of a bundle as its provenance is told from. */
export function recordedIn(bundle: Bundle): RecordedRun {
  const { run, steps, calls } = bundle;
  const { runId, operation, version, title, subject, outputDigest, startedAt, finishedAt } = run;
  const callOf = new Map(calls.map((call) => [call.actionDigest, call]));
  return {
    ...{ runId, operation, version, title, subject, caller: run.caller.subject },
    ...(outputDigest === undefined ? {} : { outputDigest }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    steps: steps.map((step) => {
      const { runId: computedBy = '', milliseconds } = callOf.get(step.actionDigest) ?? {};
      return recordedStep(run, { ...step, computedBy, ...(milliseconds === undefined ? {} : { milliseconds }) });
    }),
    calls: calls.map(({ actionDigest, description, readSet, envelope, informedBy }) => ({
      actionDigest,
      description: jsonIn(bundle, description) as CallDescription,
      readSet: jsonIn(bundle, readSet) as ReadSetRecord,
      envelope,
      result: jsonIn(bundle, envelope.result) as StoredResult,
      ...(informedBy === undefined ? {} : { informedBy }),
    })),
  };
}
