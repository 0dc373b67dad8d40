import type { AnswersGiven, ApprovalDecision, DecisionGiven } from '../primitives/index.ts';
import type { RunRecord } from './store/records.ts';

/** What the execution engine itself says of a run, for the reconciler. */
export type ExecutionStatus = 'running' | 'completed' | 'failed' | 'cancelled' | 'terminated' | 'timedOut' | 'notFound';

/**
 * Where runs are executed. Two implementations pass one behaviour suite: Temporal, where a run outlives everything, and
 * in process, for a run that is to leave no trace.
 */
export interface ExecutionPort {
  readonly name: 'temporal' | 'in-process';
  /**
   * Starts the run whose row is already written. Starting a run that is started changes nothing.
   *
   * @returns the engine's own id of the execution, where it has one
   */
  start(run: RunRecord): Promise<{ readonly temporalRunId?: string }>;
  /** Asks for cancellation; the run's status follows within a second. */
  cancel(run: RunRecord): Promise<void>;
  /** Holds the run before its next step. */
  pause(run: RunRecord): Promise<void>;
  resume(run: RunRecord): Promise<void>;
  /**
   * Answers questions that the run waits for.
   *
   * @throws BverError `run.not-waiting`, and those of `recordAnswers`
   */
  answer(run: RunRecord, given: AnswersGiven): Promise<void>;
  /** Decides on what the run waits to be allowed to do. @throws BverError `run.not-waiting`, `approval.decided` */
  decide(run: RunRecord, decision: ApprovalDecision, given: DecisionGiven): Promise<void>;
  status(run: RunRecord): Promise<ExecutionStatus>;
  close(): Promise<void>;
}
