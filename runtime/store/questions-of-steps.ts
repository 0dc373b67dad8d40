import type { AskedQuestion } from '../../primitives/index.ts';
import type { AnswerRecord, QuestionRecord, StepRecord } from './records.ts';

type Asking = Pick<StepRecord, 'step' | 'actionDigest'>;

/** The questions that steps asked, each once, in the order of the steps, with the answers that stand. */
export function questionsOfSteps(
  steps: readonly Asking[],
  askedBy: (actionDigest: string) => readonly AskedQuestion[],
  answerTo: (questionId: string) => AnswerRecord | undefined,
): QuestionRecord[] {
  const found = new Map<string, { question: AskedQuestion; steps: string[] }>();
  for (const { step, actionDigest } of steps) {
    for (const question of askedBy(actionDigest)) {
      const known = found.get(question.questionId);
      if (known) known.steps.push(step);
      else found.set(question.questionId, { question, steps: [step] });
    }
  }
  return [...found.values()].map((record) => {
    const answer = answerTo(record.question.questionId);
    return answer ? { ...record, answer } : record;
  });
}
