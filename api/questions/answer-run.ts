import { z } from 'zod';
import type { AnswerGiven, ErrorCode, ReadSetRecord } from '../../primitives/index.ts';
import { BverError, isTerminal, lastRound } from '../../primitives/index.ts';
import type { AnswerRecord, QuestionRecord, RunRecord } from '../../runtime/store/records.ts';
import type { Applied } from '../../runtime/waiting/apply-answers.ts';
import { applyAnswers } from '../../runtime/waiting/apply-answers.ts';
import { notWaiting } from '../../runtime/waiting/not-waiting.ts';
import { recordAnswers, requireAnswers } from '../../runtime/waiting/record-answers.ts';
import { standingSnapshot } from '../../runtime/waiting/standing-snapshot.ts';
import type { CallContext } from '../broker.ts';
import type { SystemPorts } from '../system-ports.ts';

/** One answer, in words or as a value. */
export const answerMembers = {
  value: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.number()), z.array(z.string())])
    .describe('In words, as `12 kg` or `12 ± 0.5 kg`, or as a value'),
  unit: z.string().optional().describe('Of a value that does not say it itself; the question’s own unit where absent'),
  plusMinus: z.number().min(0).optional().describe('Half the width of the tolerance, in the same unit'),
  justification: z.string().max(2000).optional().describe('Why it is so: measured, read off the nameplate'),
};

/** How an answer can be refused, through whichever operation it comes. */
export const ANSWER_ERRORS = [
  'run.not-found',
  'run.not-waiting',
  'question.not-found',
  'question.answered',
  'question.not-answerable',
  'answer.invalid',
  'operation.not-applicable',
] as const satisfies readonly ErrorCode[];

export const answerOutcome = z.object({
  runId: z.string(),
  outcome: z
    .enum(['checked', 'taken', 'proposed'])
    .describe(
      'checked: nothing was written (dryRun); taken: the run that waits has it; proposed: the run has ended, and a snapshot with the answers is there',
    ),
  answers: z.array(
    z.object({
      questionId: z.string(),
      subject: z.string(),
      path: z.string(),
      words: z.string(),
      value: z.unknown().describe('In the canonical SI unit of the property'),
      readBy: z.array(z.string()).describe('Steps of the run that read this value: what the answer reaches first'),
    }),
  ),
  open: z.int().describe('Questions of the run that have no answer yet'),
  snapshot: z.string().optional().describe('State digest of the graph with every answer of the run in it'),
  changeSet: z.string().optional().describe('Digest of the change that leads to it; graph.commit takes it'),
  next: z
    .looseObject({ operationId: z.string(), input: z.looseObject({}) })
    .optional()
    .describe('The call that runs the same again on the answers'),
});
export type AnswerOutcome = z.output<typeof answerOutcome>;

export interface AnswerRequest {
  readonly answers: readonly AnswerGiven[];
  readonly proceed?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/**
 * Answers questions of a run: of one that waits, so that it goes on; of one that has ended, so that the answers stand in
 * a snapshot on which it can be run again.
 *
 * @throws BverError those of `recordAnswers`, and `run.not-waiting` for a run that is under way
 */
export async function answerRun(
  run: RunRecord,
  { answers, proceed = false, dryRun = false }: AnswerRequest,
  { caller }: CallContext,
  ports: SystemPorts,
): Promise<AnswerOutcome> {
  const { runId } = run;
  const by = caller.subject;
  const checked = await requireAnswers(ports, run, answers, { by });
  const told = async (outcome: AnswerOutcome['outcome'], applied?: Applied): Promise<AnswerOutcome> => {
    const records = await ports.store.questions(caller.tenant, runId);
    const steps = await readsOfSteps(run, ports);
    return {
      runId,
      outcome,
      answers: checked.map(({ record: { question }, words, said }) => ({
        questionId: question.questionId,
        subject: question.subject,
        path: question.path,
        words,
        value: said.value,
        readBy: steps.filter(({ reads }) => reads(question.subject, question.path)).map(({ step }) => step),
      })),
      open: records.filter(({ answer, question }) => !answer && question.answerType).length,
      ...(applied ? { ...applied, next: nextOf(run, applied.snapshot) } : {}),
    };
  };
  if (dryRun) return told('checked');
  if (!isTerminal(run.status)) {
    // Said again what was taken already, for instance after a lost connection, changes nothing.
    if (!proceed && checked.length > 0 && checked.every(({ record }) => record.answer)) return told('taken');
    if (run.waitingFor?.kind !== 'answers') throw notWaiting(run, 'answers');
    await ports.execution.answer(run, { by, answers, ...(proceed ? { proceed } : {}) });
    return told('taken');
  }
  const base = await standingSnapshot(ports.store, run);
  if (base === undefined) {
    throw new BverError('operation.not-applicable', {
      problem: `Run ${runId} left no graph that answers could be added to.`,
      how: 'Start it on a document or a snapshot.',
    });
  }
  await recordAnswers(ports, run, answers, { by, at: new Date().toISOString() });
  const answered = (await ports.store.questions(caller.tenant, runId)).filter(isAnswered);
  return told('proposed', await applyAnswers(ports, run, base, { answered, assumed: [] }));
}

const isAnswered = (record: QuestionRecord): record is QuestionRecord & { readonly answer: AnswerRecord } =>
  record.answer !== undefined;

/** The same again, on the graph with the answers: what they do not reach is not computed twice. */
const nextOf = ({ runId }: RunRecord, snapshot: string): AnswerOutcome['next'] => ({
  operationId: 'runs.refresh',
  input: { runId, snapshot },
});

/** What each step of the run read of its graph. */
async function readsOfSteps({ runId, caller: { tenant } }: RunRecord, { store }: SystemPorts) {
  const steps = lastRound(await store.steps(tenant, runId));
  return Promise.all(
    steps.map(async ({ step, actionDigest }) => {
      const action = await store.action(tenant, actionDigest);
      const content = action && (await store.content(tenant, action.readSet));
      const { values = [] } = content
        ? (JSON.parse(new TextDecoder().decode(content.bytes)) as Partial<ReadSetRecord>)
        : {};
      const paths = new Map(values);
      return { step, reads: (subject: string, path: string) => paths.get(subject)?.includes(path) ?? false };
    }),
  );
}
