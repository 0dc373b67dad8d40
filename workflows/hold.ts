import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type { PlanInput } from '../primitives/names.ts';
import { NOTHING_TO_CHANGE, pauseUpdate, resumeUpdate } from './handlers.ts';
import { holdRun } from './run-activities.ts';

/** Whether a run is held, and the wait until it is not. */
export interface Hold {
  held(): boolean;
  released(): Promise<void>;
}

/**
 * Answers the updates `pause` and `resume`. The row of the run follows before an update is answered, whoever sent it: the
 * API, the command line of Temporal, or its UI.
 */
export function handleHold(
  { runId, caller }: PlanInput,
  isWaiting: () => boolean,
  onChange: (held: boolean) => void,
): Hold {
  let held = false;
  const change = async (to: boolean): Promise<void> => {
    held = to;
    onChange(held);
    await holdRun({ tenant: caller.tenant, runId, held, ...(isWaiting() ? { waiting: true } : {}) });
  };
  const onlyWhen = (wanted: boolean) => () => {
    if (held === wanted) return;
    throw ApplicationFailure.nonRetryable(`The run is ${held ? 'paused already' : 'not paused'}.`, NOTHING_TO_CHANGE);
  };
  setHandler(pauseUpdate, () => change(true), {
    validator: onlyWhen(false),
    description: 'Holds the run before its next step',
  });
  setHandler(resumeUpdate, () => change(false), {
    validator: onlyWhen(true),
    description: 'Lets the run go on',
  });
  return {
    held: () => held,
    released: async () => {
      if (held) await condition(() => !held);
    },
  };
}
