import type { GivenAnswer } from './model/answer-words.ts';
import type { Addressee } from './model/question.ts';
import type { Value } from './model/value.ts';

/** What is done about questions that nobody has answered when the deadline passes. */
export const ON_DEADLINE = ['leaveOpen', 'assume', 'fail'] as const;
export type OnDeadline = (typeof ON_DEADLINE)[number];

/** How a run treats the questions that its steps ask. A plan without it does not wait: questions stand in its result. */
export interface QuestionPolicy {
  /** Counted from when the run begins to wait; without it, it waits for as long as it takes. */
  readonly deadlineSeconds?: number;
  readonly onDeadline: OnDeadline;
  /** Whom the questions are put to that do not say so themselves. */
  readonly addressee: Addressee;
  /** What is assumed at the deadline under `assume`; a question that nothing here fits stays open. */
  readonly assume: readonly AssumedAnswer[];
  /** How often it waits: an answer may open questions of its own. */
  readonly maximumRounds: number;
}

/** A value for what nobody answered. It is asserted as `assumed`, by its rule, and never taken for an answer. */
export interface AssumedAnswer {
  /** For the elements of this type only. */
  readonly typeId?: string;
  /** For this element only. */
  readonly subject?: string;
  readonly path: string;
  /** In the canonical SI unit of the property. */
  readonly value: Value;
  /** Names the table, standard or agreement that the value is from. */
  readonly rule: string;
}

/** What a run waits for: the answers to a round of questions, or the decision on a step. */
export type WaitingFor =
  | { readonly kind: 'answers'; readonly round: number; readonly questions: number; readonly deadline?: string }
  | { readonly kind: 'approval'; readonly step: string; readonly title: string; readonly deadline?: string };

export const DECISIONS = ['approved', 'rejected'] as const;
export type ApprovalDecision = (typeof DECISIONS)[number];

/** How a wait for an approval ended. Nobody decided in time where it says no `by`. */
export interface ApprovalOutcome {
  readonly decision: ApprovalDecision;
  readonly justification: string;
  /** The principal that decided. */
  readonly by?: string;
}

/** What somebody answers to one question of a run. */
export interface AnswerGiven extends GivenAnswer {
  readonly questionId: string;
  /** Why it is so: measured, read off the nameplate. */
  readonly justification?: string | undefined;
}

/** What somebody answers to a run that waits. */
export interface AnswersGiven {
  readonly by: string;
  readonly answers: readonly AnswerGiven[];
  /** Goes on without the answers that are still missing. */
  readonly proceed?: boolean;
}

/** What somebody decides about a run that waits. */
export interface DecisionGiven {
  readonly by: string;
  readonly justification: string;
}
