import type { Evidence, OpenQuestion, Value } from '../../primitives/index.ts';
import type { Connection } from '../database.ts';
import { jsonAs, jsonText, storable } from './json.ts';

/** A question of an action, by its place in the action's list, with its answer once it has one. */
export interface OpenQuestionRow extends OpenQuestion {
  readonly actionDigest: string;
  readonly ordinal: number;
  readonly answer?: Value;
  readonly answeredBy?: string;
}

export async function insertOpenQuestions(
  db: Connection,
  tenant: string,
  actionDigest: string,
  questions: readonly OpenQuestion[],
): Promise<void> {
  if (questions.length === 0) return;
  await db.openQuestion.createMany({
    data: questions.map(({ subject, path, unit, question, expectedAt }, ordinal) => ({
      tenant,
      actionDigest,
      ordinal,
      subject: storable(subject),
      path,
      unit: unit ?? null,
      question: storable(question),
      expectedAt: jsonAs<object>(expectedAt),
    })),
    skipDuplicates: true,
  });
}

/** Answers a question that has no answer yet. @returns false when it had one, or is not there */
export async function answerQuestion(
  db: Connection,
  tenant: string,
  question: { readonly actionDigest: string; readonly ordinal: number },
  answer: { readonly value: Value; readonly answeredBy: string },
): Promise<boolean> {
  const answered = await db.$executeRaw`
    UPDATE open_question SET answer = ${jsonText(answer.value)}::json, answered_by = ${answer.answeredBy}, answered_at = now()
    WHERE tenant = ${tenant} AND action_digest = ${question.actionDigest} AND ordinal = ${question.ordinal}
      AND answered_at IS NULL`;
  return answered === 1;
}

/** The questions that a run's steps asked, in order. */
export async function questionsOfRun(db: Connection, tenant: string, runId: string): Promise<OpenQuestionRow[]> {
  const steps = await db.runStep.findMany({ where: { tenant, runId }, select: { actionDigest: true, sequence: true } });
  const order = new Map(steps.map(({ actionDigest, sequence }) => [actionDigest, sequence]));
  const rows = await db.openQuestion.findMany({ where: { tenant, actionDigest: { in: [...order.keys()] } } });
  return rows
    .sort((a, b) => (order.get(a.actionDigest) ?? 0) - (order.get(b.actionDigest) ?? 0) || a.ordinal - b.ordinal)
    .map(({ actionDigest, ordinal, subject, path, unit, question, expectedAt, answer, answeredBy }) => ({
      actionDigest,
      ordinal,
      subject,
      path,
      question,
      expectedAt: jsonAs<Evidence[]>(expectedAt),
      ...(unit === null ? {} : { unit }),
      ...(answer === null ? {} : { answer: jsonAs<Value>(answer) }),
      ...(answeredBy === null ? {} : { answeredBy }),
    }));
}
