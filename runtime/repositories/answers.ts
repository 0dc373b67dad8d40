import type { Answer } from '../../prisma/client/client.ts';
import type { Connection, Database } from '../database.ts';
import { answerEvent } from '../store/person-events.ts';
import type { AnswerRecord } from '../store/records.ts';
import { jsonAs, jsonText, storable } from './json.ts';
import { insertEvent } from './outbox.ts';
import { appendRunEvent, notifyRun } from './run-events.ts';

const answerOfRow = ({ tenant: _, said, at, ...row }: Answer): AnswerRecord => ({
  ...row,
  said: jsonAs<AnswerRecord['said']>(said),
  at: at.toISOString(),
});

/** The answers to questions of a run. */
export const answersOf = async (db: Connection, tenant: string, runId: string): Promise<AnswerRecord[]> =>
  (await db.answer.findMany({ where: { tenant, runId }, orderBy: [{ at: 'asc' }, { questionId: 'asc' }] })).map(
    answerOfRow,
  );

/** @returns whether none stood */
export async function insertAnswer(db: Connection, tenant: string, answer: AnswerRecord): Promise<boolean> {
  const { runId, questionId, by, at, document } = answer;
  const inserted = await db.$executeRaw`
    INSERT INTO answer (tenant, run_id, question_id, words, said, by, at, justification, document)
    VALUES (${tenant}, ${runId}, ${questionId}, ${storable(answer.words)}, ${jsonText(answer.said)}::json, ${by},
      ${new Date(at)}, ${storable(answer.justification)}, ${document})
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

/** Puts an answer unless one stands, with its events, in one transaction. @returns the answer that stands */
export async function putAnswer(db: Database, tenant: string, answer: AnswerRecord): Promise<AnswerRecord> {
  const { runId, questionId, by, at, document } = answer;
  const first = await db.$transaction(async (transaction) => {
    if (!(await insertAnswer(transaction, tenant, answer))) return false;
    await appendRunEvent(transaction, tenant, runId, 'answer', answerEvent(answer));
    await insertEvent(transaction, tenant, {
      id: `${runId}/answers/${questionId}`,
      type: 'bver.question.answered',
      subject: `runs/${runId}`,
      data: { runId, questionId, by, at, document },
    });
    return true;
  });
  if (first) await notifyRun(db, tenant, runId);
  const row = await db.answer.findUnique({ where: { tenant_runId_questionId: { tenant, runId, questionId } } });
  return row ? answerOfRow(row) : answer;
}
