import { z } from 'zod';
import type { Source } from '../../primitives/index.ts';
import { ADDRESSEES, expected, formatReference, lastRound, locationsOf } from '../../primitives/index.ts';
import type { QuestionRecord, RunRecord } from '../../runtime/store/records.ts';
import type { Store } from '../../runtime/store/store.ts';
import { sourcesOf } from '../locate.ts';
import type { ReferPlaces } from '../refs/place-references.ts';
import { placeReferences } from '../refs/place-references.ts';

/** `settled`: nobody answered it, and the run has gone on with a value that its policy assumes. */
export const QUESTION_STATUSES = ['open', 'answered', 'settled'] as const;

const value = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.array(z.number()),
  z.array(z.string()),
  z.array(z.array(z.number())),
]);

/** A question as the doors show it. */
export const questionResource = z.object({
  questionId: z.string(),
  runId: z.string(),
  ref: z.string(),
  status: z.enum(QUESTION_STATUSES),
  question: z.string().describe('As a person reads it'),
  subject: z.string(),
  path: z.string(),
  addressee: z.enum(ADDRESSEES),
  expects: z
    .string()
    .optional()
    .describe('What an answer has to be, in words; absent where only the source can say it'),
  answerType: z.looseObject({ form: z.string() }).optional().describe('What an answer has to be'),
  askedBy: z.array(z.string()).describe('Steps that asked it'),
  expectedAt: z.array(z.looseObject({})).describe('Where the answer was expected to stand'),
  answer: z
    .object({
      words: z.string(),
      value: value.describe('In the canonical SI unit of the property'),
      unit: z.string().optional(),
      uncertainty: z.looseObject({}).optional(),
      by: z.string(),
      at: z.string(),
      justification: z.string(),
      document: z.string().describe('Digest of the document that says so'),
    })
    .optional(),
});
export type QuestionResource = z.output<typeof questionResource>;

/** The questions of a run, in the order of the steps that asked them. */
export async function questionsOf(store: Store, run: RunRecord): Promise<QuestionResource[]> {
  const { tenant } = run.caller;
  const [records, steps, sources] = await Promise.all([
    store.questions(tenant, run.runId),
    store.steps(tenant, run.runId),
    sourcesOf(store, run),
  ]);
  const asking = new Set(lastRound(steps).map(({ step }) => step));
  const refer = placeReferences(store, tenant);
  return Promise.all(records.map((record) => toQuestionResource(run, record, asking, sources, refer)));
}

async function toQuestionResource(
  { runId }: RunRecord,
  { question, steps, answer }: QuestionRecord,
  asking: ReadonlySet<string>,
  sources: readonly Pick<Source, 'digest' | 'uri'>[],
  refer: ReferPlaces,
): Promise<QuestionResource> {
  const { questionId, subject, path, addressee, answerType } = question;
  return {
    questionId,
    runId,
    ref: formatReference({ kind: 'question', runId, questionId }),
    status: answer ? 'answered' : steps.some((step) => asking.has(step)) ? 'open' : 'settled',
    question: question.question,
    subject,
    path,
    addressee,
    ...(answerType ? { expects: expected(answerType), answerType: { ...answerType } } : {}),
    askedBy: [...steps],
    expectedAt: (await refer(locationsOf(question.expectedAt, sources))).map((place) => ({ ...place })),
    ...(answer ? { answer: answerOf(answer) } : {}),
  };
}

function answerOf({ words, said, by, at, justification, document }: NonNullable<QuestionRecord['answer']>) {
  const { value: stated, unit, uncertainty } = said;
  return {
    words,
    // The doors' types know no read-only lists.
    value: stated as z.output<typeof value>,
    ...(unit === undefined ? {} : { unit }),
    ...(uncertainty ? { uncertainty: { ...uncertainty } } : {}),
    by,
    at,
    justification,
    document,
  };
}
