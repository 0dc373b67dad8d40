import type { PlanInput } from '../primitives/names.ts';
import type { RunProgress } from './run-progress.ts';

/** What a workflow starts from: the plan with its references, and what people call the run. */
export interface RunInput extends PlanInput {
  readonly about: RunDescription;
  /** What an earlier execution of the run had shown. */
  readonly progress?: RunProgress;
}

export interface RunDescription {
  readonly operation: string;
  readonly version: string;
  readonly title: string;
  /** What is run on, for people. */
  readonly subject: string;
}
