import type { TemporalFailure } from '@temporalio/workflow';
import { ActivityFailure, ApplicationFailure, isCancellation, rootCause } from '@temporalio/workflow';
import type { RunOutcome } from '../activities/run-activities.ts';
import type { ErrorRecord } from '../primitives/errors.ts';

const isErrorRecord = (value: unknown): value is ErrorRecord =>
  typeof value === 'object' && value !== null && 'code' in value && 'remedy' in value;

/** How a run ends that a failure stopped: an activity puts the error of the catalogue into the failure's details. */
export function outcomeOf(failure: TemporalFailure, cancelRequested: boolean): RunOutcome {
  if (cancelRequested && isCancellation(failure)) return { status: 'cancelled' };
  const { cause } = failure;
  const record = cause instanceof ApplicationFailure ? cause.details?.[0] : undefined;
  if (isErrorRecord(record)) return { status: 'failed', error: record };
  const activity = failure instanceof ActivityFailure ? failure.activityType : 'workflow';
  return { status: 'failed', activity, problem: rootCause(failure) ?? failure.message };
}
