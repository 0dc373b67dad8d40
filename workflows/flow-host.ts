import {
  allHandlersFinished,
  condition,
  isCancellation,
  makeContinueAsNewFunc,
  scheduleActivity,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import type { FlowActivities } from '../activities/flow/flow-activities.ts';
import type { FlowHost } from '../primitives/names.ts';
import type { RunInput } from './run-input.ts';
import { outcomeOf } from './run-outcome.ts';

type Name = keyof FlowActivities;

/** Like the activities that keep the run's row: small, of the store only, and not given up while it may come back. */
const OPTIONS = {
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
} as const;

/** Runs one by its type, under an id that people recognise in the history. */
const run = <N extends Name>(name: N, id: string, summary: string, of: Parameters<FlowActivities[N]>[0]) =>
  scheduleActivity<Awaited<ReturnType<FlowActivities[N]>>>(name, [of], { ...OPTIONS, activityId: id, summary });

/** What lies between the calls of a plan, as activities; a run whose history grows long goes on in another execution. */
export function flowHost(input: RunInput, shown: () => RunInput['progress']): FlowHost {
  const of = { tenant: input.caller.tenant, runId: input.runId };
  return {
    beginBranches: (fanOut, list) =>
      run('beginBranches', `${fanOut.id}:begin`, `${fanOut.title}: how many`, {
        ...of,
        fanOut,
        ...(list === undefined ? {} : { list }),
      }),
    async branchFailed(fanOut, index, error) {
      if (!(error instanceof TemporalFailure) || isCancellation(error)) return false;
      const outcome = outcomeOf(error, false);
      if (outcome.status !== 'failed') return false;
      const id = `${fanOut.id}[${index}]:failed`;
      await run('failBranch', id, `${fanOut.title}: branch ${index} failed`, {
        ...of,
        fanOut: fanOut.id,
        index,
        outcome,
      });
      return true;
    },
    gatherBranches: (fanOut, list) =>
      run('gatherBranches', fanOut.id, fanOut.title, { ...of, fanOut, ...(list === undefined ? {} : { list }) }),
    decide: (gate, asked) => run('decideGate', gate.id, gate.title, { ...of, gate, asked }),
    finish: (early) => run('endFlow', 'end-of-run', 'Close the run', { ...of, ...(early ? { early } : {}) }),
    renewal: {
      due: () => workflowInfo().continueAsNewSuggested,
      async renew(state) {
        await condition(allHandlersFinished);
        const progress = shown();
        return makeContinueAsNewFunc<(input: RunInput) => Promise<unknown>>()({
          ...input,
          resume: state,
          ...(progress ? { progress } : {}),
        });
      },
    },
  };
}
