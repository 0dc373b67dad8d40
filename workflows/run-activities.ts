import { proxyActivities } from '@temporalio/workflow';
import type { RunActivities } from '../activities/run-activities.ts';

/** The activities that keep the run's row true. Nothing else could tell its followers, so they are never given up. */
export const { answerRun, askedQuestions, closeRun, decideRun, finishRun, holdRun, settleRun, waitRun } =
  proxyActivities<RunActivities>({
    startToCloseTimeout: '30 seconds',
    retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
  });
