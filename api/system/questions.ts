import { z } from 'zod';
import { ADDRESSEES, BverError, nearest } from '../../primitives/index.ts';
import type { RunRecord } from '../../runtime/store/records.ts';
import type { CallContext } from '../broker.ts';
import { defineSystemOperation } from '../operation.ts';
import { ANSWER_ERRORS, answerMembers, answerOutcome, answerRun } from '../questions/answer-run.ts';
import type { QuestionResource } from '../questions/question-resource.ts';
import { QUESTION_STATUSES, questionResource, questionsOf } from '../questions/question-resource.ts';
import type { SystemPorts } from '../system-ports.ts';
import { findRun } from './find-run.ts';

const runId = z.string().describe('The run that asks');
const questionId = z.string().describe('As questions.list answers with it');

/** Without a run, the questions of as many runs are looked through, newest first. */
const RUNS_LOOKED_AT = 100;

export const listQuestions = defineSystemOperation({
  operationId: 'questions.list',
  title: 'List open questions',
  description:
    'What runs need to know and no document says: missing values, each with what an answer has to be and where it was expected. Use it when a run waits for answers, or when its result has open questions; answer what you know from a source, and put the others to a person. Never answer with a guess.',
  input: z.strictObject({
    runId: z.string().optional().describe('One run; the newest runs where absent'),
    graph: z.string().optional().describe('Runs on snapshots that a branch of this graph stands on'),
    addressee: z.enum(ADDRESSEES).optional().describe('Questions put to these, or to anyone'),
    status: z.enum([...QUESTION_STATUSES, 'all']).default('open'),
    pageSize: z.coerce.number().int().min(1).max(500).default(50),
    pageToken: z.string().regex(/^\d+$/).optional(),
  }),
  output: z.object({ questions: z.array(questionResource), total: z.int(), nextPageToken: z.string().optional() }),
  errors: ['run.not-found', 'graph.not-found'],
  rest: { method: 'GET', path: '/v1/questions' },
  visibility: 'listed',
  async handle({ runId: id, graph, addressee, status, pageSize, pageToken }, context, ports) {
    const runs =
      id === undefined
        ? await ports.store.runs(context.caller.tenant, { limit: RUNS_LOOKED_AT })
        : [await findRun(id, context, ports)];
    const wanted = graph === undefined ? runs : await runsOn(graph, runs, context, ports);
    const all = (await Promise.all(wanted.map((run) => questionsOf(ports.store, run)))).flat();
    const found = all.filter(
      (question) =>
        (status === 'all' || question.status === status) &&
        (addressee === undefined || question.addressee === addressee || question.addressee === 'anyone'),
    );
    const start = Number(pageToken ?? 0);
    const end = start + pageSize;
    return {
      questions: found.slice(start, end),
      total: found.length,
      ...(end < found.length ? { nextPageToken: String(end) } : {}),
    };
  },
});

/** Runs that started from, or led to, what a branch of the graph stands on. @throws BverError `graph.not-found` */
async function runsOn(
  graph: string,
  runs: readonly RunRecord[],
  { caller: { tenant } }: CallContext,
  { store }: SystemPorts,
): Promise<RunRecord[]> {
  const branches = await store.branches(tenant, graph);
  if (branches.length === 0) throw new BverError('graph.not-found', { graph });
  const heads = branches.map(({ head }) => head);
  const standing = await store.lineage(tenant, heads);
  const isThere = (digest: string | undefined): boolean =>
    digest !== undefined && (standing.has(digest) || heads.includes(digest));
  const on = runs.map(async (run) => {
    const steps = await store.steps(tenant, run.runId);
    return isThere(run.start.snapshot) || steps.some(({ envelope }) => isThere(envelope.snapshot)) ? [run] : [];
  });
  return (await Promise.all(on)).flat();
}

export const getQuestion = defineSystemOperation({
  operationId: 'questions.get',
  title: 'Look at a question',
  description: 'One question of a run: what is asked, what an answer has to be, and the answer once there is one.',
  input: z.strictObject({ runId, questionId }),
  output: questionResource,
  errors: ['run.not-found', 'question.not-found'],
  rest: { method: 'GET', path: '/v1/runs/{runId}/questions/{questionId}' },
  handle: async (input, context, ports) => findQuestion(input, context, ports),
});

async function findQuestion(
  { runId: id, questionId: wanted }: { readonly runId: string; readonly questionId: string },
  context: CallContext,
  ports: SystemPorts,
): Promise<QuestionResource> {
  const all = await questionsOf(ports.store, await findRun(id, context, ports));
  const found = all.find((question) => question.questionId === wanted);
  if (found) return found;
  const near = nearest(
    wanted,
    all.map((question) => question.questionId),
  ).join(', ');
  throw new BverError('question.not-found', { runId: id, questionId: wanted, near });
}

export const answerQuestion = defineSystemOperation({
  operationId: 'questions.answer',
  title: 'Answer a question',
  description:
    'Answers one question of a run. A run that waits goes on when its last question is answered; for a run that has ended, the answer says which snapshot has it, and how to run the same again on that. The answer becomes a document that the value quotes, so say in `justification` where you have it from. Use it with what a source or a person said, never with a guess; with dryRun it only says what would be asserted and what that reaches.',
  input: z.strictObject({
    runId,
    questionId,
    ...answerMembers,
    dryRun: z.boolean().default(false).describe('Checks the answer, and writes nothing'),
  }),
  output: answerOutcome,
  errors: ANSWER_ERRORS,
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/runs/{runId}/questions/{questionId}:answer' },
  visibility: 'listed',
  async handle({ runId: id, dryRun, ...answer }, context, ports) {
    const run = await findRun(id, context, ports);
    try {
      return await answerRun(run, { answers: [answer], dryRun }, context, ports);
    } catch (error) {
      throw error instanceof BverError ? withoutIndex(error) : error;
    }
  },
});

/** The one answer is the input itself. */
const withoutIndex = (error: BverError): BverError => {
  const record = error.toRecord();
  const errors = record.errors.map(({ pointer, detail }) => ({ pointer: pointer.replace('/answers/0', ''), detail }));
  return BverError.fromRecord({ ...record, errors });
};
