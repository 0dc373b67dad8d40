import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { RunProgress } from './run-progress.ts';

/** What a run can be asked while it runs, by the names under which every Temporal client finds it. */
export const progressQuery = defineQuery<RunProgress>('progress');
/** Holds the run before its next step. Rejected when it is held already. */
export const pauseUpdate = defineUpdate<void>('pause');
/** Lets a held run go on. Rejected when it is not held. */
export const resumeUpdate = defineUpdate<void>('resume');

/** The type of the failure with which an update is rejected that has nothing to change. */
export const NOTHING_TO_CHANGE = 'nothingToChange';
