import type { AnswerRecord, DecisionRecord, RunEvent } from './records.ts';

/** What the followers of a run hear of an answer. */
export const answerEvent = ({ questionId, words, by }: AnswerRecord): RunEvent['data'] => ({
  questionId,
  answer: words,
  by,
});

/** What they hear of a decision. */
export const decisionEvent = ({ step, decision, by, justification }: DecisionRecord): RunEvent['data'] => ({
  step,
  decision,
  justification,
  ...(by === undefined ? {} : { by }),
});
