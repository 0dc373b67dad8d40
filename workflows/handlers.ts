import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { AnswersGiven, DecisionGiven } from '../primitives/names.ts';
import type { RunProgress } from './run-progress.ts';

/** What a run can be asked while it runs, by the names under which every Temporal client finds it. */
export const progressQuery = defineQuery<RunProgress>('progress');
/** Holds the run before its next step. Rejected when it is held already. */
export const pauseUpdate = defineUpdate<void>('pause');
/** Lets a held run go on. Rejected when it is not held. */
export const resumeUpdate = defineUpdate<void>('resume');
/** Answers questions that the run waits for. Rejected when it waits for none of them, or one was answered already. */
export const answerUpdate = defineUpdate<void, [AnswersGiven]>('answer');
/** Approves what the run waits to be allowed to do. Rejected when it waits for no approval. */
export const approveUpdate = defineUpdate<void, [DecisionGiven]>('approve');
/** Rejects it; the run then ends. */
export const rejectUpdate = defineUpdate<void, [DecisionGiven]>('reject');

/** The type of the failure with which an update is rejected that has nothing to change. */
export const NOTHING_TO_CHANGE = 'nothingToChange';
/** The type of the failure with which an answer or a decision is rejected that the run does not wait for. */
export const NOT_WAITED_FOR = 'notWaitedFor';
