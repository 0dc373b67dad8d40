import type { ResultEnvelope, StepCall } from '../primitives/index.ts';

/** What surrounds a step while it runs: how it is cancelled, and who hears of its progress. */
export interface StepContext {
  /** Aborted when the run is cancelled; the reason is thrown by the step. */
  readonly signal: AbortSignal;
  /** Called often; whoever passes it on limits the rate. */
  progress(share: number, message: string): void;
}

/**
 * Runs one step of a plan: follows the references, runs the primitive (on a worker thread when it computes or reads a
 * graph), writes down what came of it in one transaction, and answers with references. Running it again changes nothing.
 *
 * @throws BverError of the catalogue; `retry` says whether trying again can help
 */
export interface StepRunner {
  run(call: StepCall, context: StepContext): Promise<ResultEnvelope>;
  close(): Promise<void>;
}
