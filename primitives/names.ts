/**
 * Types and constants that workflow code may import: nothing here, and nothing it imports, loads a library.
 * A library such as zod in the workflow bundle is instantiated again for every cached workflow.
 */

/** The six kinds of primitive, and only six. */
export const KINDS = ['interpreter', 'resolver', 'generator', 'validator', 'simulator', 'evaluator'] as const;
export type Kind = (typeof KINDS)[number];

/** The verb that ends the name of a primitive of each kind. */
export const VERB_OF_KIND = {
  interpreter: 'interpret',
  resolver: 'resolve',
  generator: 'generate',
  validator: 'validate',
  simulator: 'simulate',
  evaluator: 'evaluate',
} as const satisfies Record<Kind, string>;
export type VerbOf<K extends Kind> = (typeof VERB_OF_KIND)[K];

/**
 * What a call may change. `none` reads only; `proposes` returns a change set that nobody's graph takes until
 * `graph.commit`; `external` touches the world through a declared adapter.
 */
export type Mutability = 'none' | 'proposes' | 'external';

/** `interactive` answers within a breath on the main thread, `compute` runs on a worker thread. */
export type ExecutionClass = 'interactive' | 'compute';

export type Determinism = 'deterministic' | 'seeded' | 'nondeterministic';

/** The life of a run. The last five are terminal: a run that reached one never leaves it. */
export const RUN_STATUSES = [
  'pending',
  'running',
  'waiting',
  'paused',
  'succeeded',
  'failed',
  'cancelled',
  'terminated',
  'timedOut',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];
export const TERMINAL_STATUSES = ['succeeded', 'failed', 'cancelled', 'terminated', 'timedOut'] as const;

export const isTerminal = (status: RunStatus): boolean => (TERMINAL_STATUSES as readonly string[]).includes(status);

/** Levels of a finding, after SARIF 2.1.0 §3.27.10. */
export const LEVELS = ['error', 'warning', 'note', 'none'] as const;
export type Level = (typeof LEVELS)[number];

/** The outcome of a rule, after SARIF 2.1.0 §3.27.9. */
export const FINDING_KINDS = ['pass', 'fail', 'open', 'notApplicable'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export type { Invocation, ResultEnvelope, DocumentReference, Caller } from './envelope.ts';
export type { Plan, PlanApproval, PlanFanOut, PlanGate, PlanNode, PlanStep } from './plan.ts';
export type { Comparator, Condition, FindingFilter, Place } from './condition.ts';
export { runPlan } from './run-plan.ts';
export { afterInterpretation, lastRound, roundOf, stepInRound } from './rounds.ts';
export type { ApprovalRequest, AskedRound, PlanHost, PlanInput, StepCall } from './run-plan.ts';
export type {
  AnswerGiven,
  AnswersGiven,
  ApprovalDecision,
  ApprovalOutcome,
  DecisionGiven,
  QuestionPolicy,
  WaitingFor,
} from './waiting.ts';
export { branchOf, branchStep } from './step-input.ts';
export type { StepInput } from './step-input.ts';
export type { Asked, GateOutcome, FlowHost } from './flow-host.ts';
export type { FlowState } from './flow-state.ts';
