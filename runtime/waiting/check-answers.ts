import type { AnswerGiven, AnswerType, ErrorCode, Graph, InputProblem, SaidAnswer } from '../../primitives/index.ts';
import { BverError, nearest, readAnswer, STRUCTURE, wordsOf } from '../../primitives/index.ts';
import type { QuestionRecord, RunRecord } from '../store/records.ts';

/** An answer that fits its question. */
export interface CheckedAnswer {
  readonly record: QuestionRecord;
  readonly words: string;
  readonly said: SaidAnswer;
  readonly justification: string;
}

/**
 * Checks every answer, before any is written.
 *
 * @param graph what answers may refer to
 * @throws BverError `question.not-found`, `question.not-answerable`, `answer.invalid`; all places that are wrong in `errors`
 */
export async function checkAnswers(
  { runId }: Pick<RunRecord, 'runId'>,
  questions: readonly QuestionRecord[],
  given: readonly AnswerGiven[],
  graph: () => Promise<Pick<Graph, 'assertion' | 'ofType'>>,
): Promise<CheckedAnswer[]> {
  const problems: (InputProblem & { readonly code: ErrorCode; readonly data: BverError['data'] })[] = [];
  const checked: CheckedAnswer[] = [];
  const seen = new Set<string>();
  for (const [i, answer] of given.entries()) {
    const { questionId, justification = '' } = answer;
    const report = (code: ErrorCode, member: string, detail: string, data: BverError['data']): void =>
      void problems.push({ pointer: `/answers/${i}/${member}`, detail, code, data });
    const record = questions.find(({ question }) => question.questionId === questionId);
    if (!record) {
      const ids = questions.map(({ question }) => question.questionId);
      report('question.not-found', 'questionId', 'No such question.', {
        runId,
        questionId,
        near: nearest(questionId, ids).join(', '),
      });
      continue;
    }
    const { question, subject, path, answerType } = record.question;
    if (!answerType) {
      report('question.not-answerable', 'questionId', 'It is not in the taxonomy.', { question, subject, path });
      continue;
    }
    const words = wordsOf(answer);
    const reading = seen.has(questionId) ? { problem: 'it is answered twice' } : readAnswer(answerType, words);
    seen.add(questionId);
    const wrong = 'problem' in reading ? reading.problem : await wrongReference(answerType, reading, graph);
    if (wrong !== undefined) report('answer.invalid', 'value', wrong, { question, problem: wrong });
    else if (!('problem' in reading)) checked.push({ record, words, said: reading, justification });
  }
  const [first] = problems;
  if (first) {
    const errors = problems.map(({ pointer, detail }) => ({ pointer, detail }));
    throw new BverError(first.code, first.data, { errors });
  }
  return checked;
}

/** An element that is referred to has to be there, and of the type. */
async function wrongReference(
  type: AnswerType,
  { value }: SaidAnswer,
  graph: () => Promise<Pick<Graph, 'assertion' | 'ofType'>>,
): Promise<string | undefined> {
  if (type.form !== 'reference') return undefined;
  const known = await graph();
  if (known.assertion(String(value), STRUCTURE.type)?.value === type.to) return undefined;
  const near = nearest(String(value), [...known.ofType(type.to)]).join(', ');
  return `“${String(value)}” is no element of type ${type.to}${near === '' ? '' : `; close to it: ${near}`}`;
}
