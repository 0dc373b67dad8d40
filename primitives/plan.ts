import type { Condition, Place } from './condition.ts';
import type { ExecutionClass, Kind } from './names.ts';
import type { QuestionPolicy } from './waiting.ts';

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
  /** Parameters that are read from a place when the step is called. */
  readonly map?: Readonly<Record<string, Exclude<Place, { readonly parameter: string }>>>;
  /** Result sets by name that are not the latest, each from the step that made it. */
  readonly resultSetsOf?: Readonly<Record<string, string>>;
  /** The step after which the graph is seen, where it is not the latest. */
  readonly snapshotAfter?: string;
  /** What says the operating state that is set over that of the run. */
  readonly operatingState?: Exclude<Place, { readonly parameter: string }>;
}

/** The same steps for each item of a list. */
export interface PlanFanOut {
  readonly id: string;
  readonly title: string;
  /** The list itself, or where it stands in an earlier step's payload. */
  readonly forEach: { readonly items: readonly unknown[] } | { readonly from: string; readonly at: string };
  /** Ids of the plan's steps. */
  readonly steps: readonly string[];
  readonly answer: string;
  readonly window: number;
  readonly atMost: number;
  readonly onFailure: 'collect' | 'failFast';
}

export interface PlanGate {
  readonly id: string;
  readonly title: string;
  readonly gate: Condition;
  readonly otherwise: { readonly skip: readonly string[]; readonly because: string } | { readonly end: string };
}

/** A wait until a person approves; rejected, the run ends early. */
export interface PlanApproval {
  readonly id: string;
  readonly title: string;
  readonly approval: { readonly description?: string; readonly deadlineSeconds?: number };
}

/** What follows what in a plan that is more than a sequence. */
export type PlanNode = { readonly call: string } | PlanFanOut | PlanGate | PlanApproval;

/** What a run does: steps in order. Every step sees the snapshot and result sets that the ones before it left. */
export interface Plan {
  /** Every call; those that are made for each item of a list stand here once. */
  readonly steps: readonly PlanStep[];
  /** The step whose result is the run's answer. */
  readonly answer: string;
  /** How the steps follow each other, where they do not simply follow in order. */
  readonly flow?: readonly PlanNode[];
  /** Present where the run waits for the answers to what its steps ask. */
  readonly questions?: QuestionPolicy;
}
