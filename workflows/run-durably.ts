import {
  allHandlersFinished,
  CancellationScope,
  condition,
  isCancellation,
  setCurrentDetails,
  setHandler,
  TemporalFailure,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { PlanStep, ResultEnvelope, RunStatus, StepCall } from '../primitives/names.ts';
import { branchOf, runPlan } from '../primitives/names.ts';
import { callStep } from './call-step.ts';
import { flowHost } from './flow-host.ts';
import { progressQuery } from './handlers.ts';
import { handleHold } from './hold.ts';
import { closeRun, finishRun } from './run-activities.ts';
import type { RunInput } from './run-input.ts';
import { outcomeOf } from './run-outcome.ts';
import { progressAtStart, stepTable, withBranch, withStep } from './run-progress.ts';
import type { RunProgress, StepProgress } from './run-progress.ts';
import { shownFlow } from './shown-flow.ts';
import { STATUS } from './search-attributes.ts';
import { handleWaiting } from './waiting.ts';

/**
 * Runs a plan so that it outlives every process: each step is an activity, and the row of the run is closed whichever way
 * it ends. The one workflow behind all compositions.
 *
 * @returns the envelope of the answering step
 */
export async function runDurably(input: RunInput): Promise<ResultEnvelope | undefined> {
  let progress = input.progress ?? progressAtStart(input.plan);
  const show = (next: RunProgress): void => {
    progress = next;
    setCurrentDetails(stepTable(progress));
  };
  const showStep = (step: PlanStep, change: Partial<StepProgress>): void => show(withStep(progress, step.id, change));
  const end = (status: RunStatus): void => {
    const { waitingFor: _, ...rest } = progress;
    show({ ...rest, status });
    // Travels with the command that ends the workflow: no task of its own.
    upsertSearchAttributes([{ key: STATUS, value: status }]);
  };
  show(progress);
  setHandler(progressQuery, () => progress, { description: 'How far the run is, step by step' });
  /** Held goes before waiting: a run that is held does not go on when its answers are there. */
  const showStatus = (waitingFor = progress.waitingFor): void => {
    const { waitingFor: _, ...rest } = progress;
    const status = hold.held() ? 'paused' : waitingFor ? 'waiting' : 'running';
    show({ ...rest, status, ...(waitingFor ? { waitingFor } : {}) });
  };
  const hold = handleHold(
    input,
    () => progress.waitingFor !== undefined,
    () => showStatus(),
  );
  const waiting = handleWaiting(input, (waitingFor) => {
    const { waitingFor: _, ...rest } = progress;
    progress = rest;
    showStatus(waitingFor);
    upsertSearchAttributes([{ key: STATUS, value: waitingFor ? 'waiting' : 'running' }]);
  });

  const call = async (step: PlanStep, of: StepCall): Promise<ResultEnvelope> => {
    const inBranch = branchOf(of.invocation.step) !== undefined;
    showStep(step, { status: 'running', ...(inBranch ? {} : { startedAt: Date.now() }) });
    try {
      const envelope = await callStep(step, of);
      if (inBranch) show(withBranch(progress, step.id, 'done'));
      else showStep(step, { status: 'succeeded', summary: envelope.summary, finishedAt: Date.now() });
      return envelope;
    } catch (error) {
      // A branch that fails is told by its fan-out: the others go on.
      if (!inBranch || isCancellation(error))
        showStep(step, { status: isCancellation(error) ? 'cancelled' : 'failed', finishedAt: Date.now() });
      throw error;
    }
  };

  try {
    const flow = shownFlow(
      flowHost(input, () => progress),
      input.plan,
      (change) => show(change(progress)),
    );
    const envelopes = await runPlan(input, {
      call,
      beforeStep: hold.released,
      ...waiting,
      finish: () => finishRun({ tenant: input.caller.tenant, runId: input.runId }),
      flow,
    });
    await condition(allHandlersFinished);
    end('succeeded');
    return envelopes[input.plan.answer];
  } catch (error) {
    // Anything else is a mistake in this file: the task fails and waits for a worker in which it is mended.
    if (!(error instanceof TemporalFailure)) throw error;
    const outcome = outcomeOf(error, CancellationScope.current().consideredCancelled);
    await CancellationScope.nonCancellable(async () => {
      await closeRun({ tenant: input.caller.tenant, runId: input.runId, outcome });
      await condition(allHandlersFinished);
    });
    end(outcome.status);
    throw error;
  }
}
