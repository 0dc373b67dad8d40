import type { ExecutionClass, Kind } from './names.ts';

/** One call in a composition, resolved to an exact version, as data that a workflow can run. */
export interface PlanStep {
  /** Unique within the plan; what a person reads in the Temporal UI. */
  readonly id: string;
  readonly title: string;
  readonly primitive: string;
  readonly version: string;
  readonly kind: Kind;
  /** `<name>@<major>`. */
  readonly activityType: string;
  readonly executionClass: ExecutionClass;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Names of the result sets handed to the step, of those that earlier steps made. */
  readonly resultSets: readonly string[];
  /** Whether the step reads the findings of the steps before it. */
  readonly readsFindings: boolean;
  readonly startToCloseSeconds: number;
  readonly heartbeatSeconds: number;
  readonly maximumAttempts: number;
}

/** What a run does: steps in order. Every step sees the snapshot and result sets that the ones before it left. */
export interface Plan {
  readonly steps: readonly PlanStep[];
  /** The step whose result is the run's answer. */
  readonly answer: string;
}
