import type { Addressee, AnswerType, AskedQuestion, Evidence } from '../../primitives/index.ts';
import type { OpenQuestion as Row } from '../../prisma/client/client.ts';
import type { Connection } from '../database.ts';
import { questionsOfSteps } from '../store/questions-of-steps.ts';
import type { QuestionRecord } from '../store/records.ts';
import { answersOf } from './answers.ts';
import { jsonAs, storable } from './json.ts';
import { stepsOf } from './run-steps.ts';

/** Puts the questions of an action, in its order. */
export async function insertOpenQuestions(
  db: Connection,
  tenant: string,
  actionDigest: string,
  questions: readonly AskedQuestion[],
): Promise<void> {
  if (questions.length === 0) return;
  await db.openQuestion.createMany({
    data: questions.map(({ subject, question, expectedAt, answerType, options: _, ...rest }, ordinal) => ({
      tenant,
      actionDigest,
      ordinal,
      ...rest,
      subject: storable(subject),
      question: storable(question),
      expectedAt: jsonAs<object>(expectedAt),
      ...(answerType ? { answerType: jsonAs<object>(answerType) } : {}),
    })),
    skipDuplicates: true,
  });
}

/** The questions that a run's steps asked, each once, in order; those of before questions had ids are left out. */
export async function questionsOfRun(db: Connection, tenant: string, runId: string): Promise<QuestionRecord[]> {
  const steps = await stepsOf(db, tenant, runId);
  const actionDigests = steps.map(({ actionDigest }) => actionDigest);
  const rows = await db.openQuestion.findMany({
    where: { tenant, actionDigest: { in: actionDigests }, questionId: { not: null } },
    orderBy: [{ actionDigest: 'asc' }, { ordinal: 'asc' }],
  });
  if (rows.length === 0) return [];
  const answers = new Map((await answersOf(db, tenant, runId)).map((answer) => [answer.questionId, answer]));
  return questionsOfSteps(
    steps,
    (actionDigest) => rows.filter((row) => row.actionDigest === actionDigest).map(questionOfRow),
    (questionId) => answers.get(questionId),
  );
}

const questionOfRow = ({ questionId, subject, path, unit, question, addressee, answerType, expectedAt }: Row) => {
  const type = jsonAs<AnswerType | null>(answerType);
  const asked: AskedQuestion = {
    questionId: questionId ?? '',
    subject,
    path,
    ...(unit === null ? {} : { unit }),
    question,
    addressee: (addressee ?? 'anyone') as Addressee,
    ...(type ? { answerType: type } : {}),
    ...(type?.form === 'choice' ? { options: type.options } : {}),
    expectedAt: jsonAs<Evidence[]>(expectedAt),
  };
  return asked;
};
