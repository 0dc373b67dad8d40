import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { BverError } from '../primitives/index.ts';

/**
 * An error as Temporal carries it: its type is the stable code, its details are the record that the run's row and the
 * doors show. Errors that trying again cannot mend are not retried; errors from outside the catalogue are, and when no
 * attempt is left they stand as `primitive.failed`.
 */
export function failureOf(error: unknown, activity: string): ApplicationFailure {
  const known = error instanceof BverError ? error : undefined;
  const problem = error instanceof Error ? error.message : String(error);
  const record = (known ?? new BverError('primitive.failed', { primitive: activity, problem })).toRecord();
  return ApplicationFailure.create({
    message: record.detail,
    type: record.code,
    nonRetryable: known?.retry === 'never',
    details: [record],
    ...(error instanceof Error ? { cause: error } : {}),
  });
}

/** Why an activity that was told to stop has stopped. Temporal tells a cancelled run from a worker that shuts down. */
export const cancellationOf = (signal: AbortSignal): CancelledFailure =>
  signal.reason instanceof CancelledFailure ? signal.reason : new CancelledFailure('The activity was told to stop.');
