import type { AnswerGiven, AskedQuestion } from '../../primitives/index.ts';
import { BverError, canonicalJson } from '../../primitives/index.ts';
import type { GraphAccess } from '../graph/graph-access.ts';
import type { AnswerRecord, RunRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { answerDocument } from './answer-document.ts';
import type { CheckedAnswer } from './check-answers.ts';
import { checkAnswers } from './check-answers.ts';
import { graphBehind } from './standing-snapshot.ts';

export interface WaitingPorts {
  readonly store: Store;
  readonly graphs: GraphAccess;
}

/** Who says it, and when. */
export interface Speaker {
  readonly by: string;
  /** RFC 3339. */
  readonly at: string;
}

/**
 * Writes answers down: all of them, or, where one does not fit or another answer stands, none. Each becomes a document.
 * Answering the same again changes nothing; of two who answer at once, one is told whose answer stands.
 *
 * @throws BverError `question.not-found`, `question.not-answerable`, `answer.invalid`, `question.answered`
 */
export async function recordAnswers(
  ports: WaitingPorts,
  run: RunRecord,
  given: readonly AnswerGiven[],
  speaker: Speaker,
): Promise<AnswerRecord[]> {
  const { tenant } = run.caller;
  const checked = await requireAnswers(ports, run, given, speaker);
  const standing: AnswerRecord[] = [];
  for (const { record, words, said, justification } of checked) {
    const { questionId } = record.question;
    const { bytes, ...document } = answerDocument(run, { question: record.question, words, justification, ...speaker });
    const { digest, name, mediaType } = document;
    await ports.store.putContents(tenant, [{ digest, mediaType, bytes }]);
    await ports.store.putDocument(tenant, { digest, name, mediaType, size: bytes.length });
    const answer = { runId: run.runId, questionId, words, said, justification, document: digest, ...speaker };
    const stands = await ports.store.putAnswer(tenant, answer);
    requireSame(record.question, stands, { said, by: speaker.by });
    standing.push(stands);
  }
  return standing;
}

/** The answers as they would be written, without writing any. @throws as `recordAnswers` */
export async function requireAnswers(
  { store, graphs }: WaitingPorts,
  run: RunRecord,
  given: readonly AnswerGiven[],
  { by }: Pick<Speaker, 'by'>,
): Promise<CheckedAnswer[]> {
  const questions = await store.questions(run.caller.tenant, run.runId);
  const checked = await checkAnswers(run, questions, given, () => graphBehind(store, graphs, run));
  for (const { record, said } of checked) if (record.answer) requireSame(record.question, record.answer, { said, by });
  return checked;
}

/** @throws BverError `question.answered` where somebody else answered, or something else was answered */
function requireSame(
  { question }: AskedQuestion,
  stands: AnswerRecord,
  wanted: Pick<AnswerRecord, 'said' | 'by'>,
): void {
  // `80 cm` and `0.8 m` say the same.
  if (stands.by === wanted.by && meaning(stands) === meaning(wanted)) return;
  const { words: answer, by, at } = stands;
  throw new BverError('question.answered', { question, answer, by, at });
}

const meaning = ({ said: { value, uncertainty = {} } }: Pick<AnswerRecord, 'said'>): string =>
  canonicalJson([value, { ...uncertainty }]);
