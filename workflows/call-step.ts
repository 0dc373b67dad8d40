import { scheduleActivity, workflowInfo } from '@temporalio/workflow';
import type { PlanStep, ResultEnvelope, StepCall } from '../primitives/names.ts';
import { branchOf } from '../primitives/names.ts';
import { TASK_QUEUES } from './task-queues.ts';

/** Runs one step as the activity that its plan names: which one is data, so it is scheduled by its type. */
export function callStep(step: PlanStep, call: StepCall): Promise<ResultEnvelope> {
  const queue = TASK_QUEUES[step.executionClass];
  return scheduleActivity<ResultEnvelope>(step.activityType, [call], {
    // Branches are under way at once; rounds are not, and keep the id of their step.
    activityId: branchOf(call.invocation.step) ? call.invocation.step : step.id,
    summary: call.title,
    // Left out when it is our own, the server hands the activity to the worker that has just asked for it.
    ...(queue === workflowInfo().taskQueue ? {} : { taskQueue: queue }),
    startToCloseTimeout: `${step.startToCloseSeconds} seconds`,
    heartbeatTimeout: `${step.heartbeatSeconds} seconds`,
    // Which faults are worth another attempt is for the activity to say: it knows the catalogue of errors.
    retry: {
      maximumAttempts: step.maximumAttempts,
      initialInterval: '500 milliseconds',
      backoffCoefficient: 2,
      maximumInterval: '1 minute',
    },
    // Until the solver has stopped, the run has not.
    cancellationType: 'WAIT_CANCELLATION_COMPLETED',
  });
}
