import { z } from 'zod';
import type { RunRecord, StepRecord } from '../../runtime/store/records.ts';
import type { Store } from '../../runtime/store/store.ts';
import { isTerminal, roundOf, RUN_STATUSES } from '../../primitives/index.ts';
import { ANSWERS, isOfPeople } from '../../runtime/waiting/people-action.ts';
import { PART_STATUSES, partStates } from '../run-parts.ts';
import { runResult } from '../run-result.ts';

/** A run as the doors show it, after AIP-151 (long-running operations). */
export const runResource = z.object({
  id: z.string(),
  operation: z.string(),
  version: z.string(),
  title: z.string(),
  subject: z.string(),
  done: z.boolean(),
  status: z.enum(RUN_STATUSES),
  progress: z.object({ share: z.number(), message: z.string() }),
  waitingFor: z
    .object({
      kind: z.enum(['answers', 'approval']),
      round: z.int().optional().describe('Counted from one: an answer may open questions of its own'),
      questions: z.int().optional().describe('How many questions it asks (questions.list)'),
      step: z.string().optional(),
      title: z.string().optional().describe('What is to be approved'),
      deadline: z.string().optional(),
    })
    .optional()
    .describe('While it waits for somebody'),
  metadata: z.object({
    createdAt: z.string(),
    startedAt: z.string().optional(),
    finishedAt: z.string().optional(),
    workflowId: z.string(),
    temporalRunId: z.string().optional(),
    traceId: z.string(),
    outputDigest: z.string().optional(),
    origin: z
      .object({ bundle: z.string(), importedAt: z.string(), importedBy: z.string() })
      .optional()
      .describe('The bundle that the run came in, where it did not run here'),
    steps: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        primitive: z.string(),
        version: z.string(),
        done: z.boolean(),
        summary: z.string().optional(),
        memo: z
          .object({
            result: z.enum(['computed', 'reused']).describe('reused: what it would read is what an earlier call read'),
            runId: z.string().describe('The run that computed it'),
            milliseconds: z.number().optional().describe('How long computing it took, in whichever run'),
          })
          .optional(),
      }),
    ),
    parts: z
      .array(
        z.object({
          id: z.string(),
          status: z.enum(PART_STATUSES),
          note: z.string().optional().describe('What came of it, or why it was left out'),
          branches: z.object({ total: z.int(), done: z.int(), failed: z.int() }).optional(),
        }),
      )
      .optional()
      .describe('Of a study that is more than a sequence: what became of each step, fan-out, gate and approval'),
    saving: z
      .object({
        computed: z.int().describe('Steps that this run computed'),
        reused: z.int().describe('Steps whose result an earlier run had'),
        milliseconds: z.number().describe('How long computing the reused ones had taken'),
      })
      .optional()
      .describe('What the run did not have to compute'),
    refreshes: z.string().optional().describe('The run that this one starts again on a changed graph'),
  }),
  response: z.unknown().optional().describe('The result, once the run has succeeded'),
  error: z
    .object({
      code: z.string(),
      title: z.string(),
      detail: z.string(),
      remedy: z.string(),
      errors: z.array(z.object({ pointer: z.string(), detail: z.string() })),
    })
    .optional(),
});
export type RunResource = z.output<typeof runResource>;

type Memo = NonNullable<RunResource['metadata']['steps'][number]['memo']>;

const isReused = ({ runId, computedBy }: StepRecord): boolean => computedBy !== runId;

const memoOf = (step: StepRecord): Memo => ({
  result: isReused(step) ? 'reused' : 'computed',
  runId: step.computedBy,
  milliseconds: step.milliseconds,
});

const savingOf = (steps: readonly StepRecord[]): RunResource['metadata']['saving'] => {
  const reused = steps.filter(isReused);
  const milliseconds = reused.reduce((sum, step) => sum + (step.milliseconds ?? 0), 0);
  return { computed: steps.length - reused.length, reused: reused.length, milliseconds };
};

/** What people answered and decided stands among the steps, and so do the rounds that followed. */
const isLater = (step: StepRecord): boolean => isOfPeople(step) || roundOf(step.step).round > 1;

const titleOf = ({ plan }: RunRecord, { step, primitive }: StepRecord): string =>
  plan.steps.find(({ id }) => id === roundOf(step).id)?.title ?? (primitive === ANSWERS ? 'Answers' : 'Approval');

const partsOf = async (store: Store, run: RunRecord, steps: readonly StepRecord[]) =>
  [...partStates(run, steps, await store.nodes(run.caller.tenant, run.runId))].map(([id, state]) => ({ id, ...state }));

/** @param withResponse lists leave the result out, as it may be large */
export async function toRunResource(store: Store, run: RunRecord, withResponse: boolean): Promise<RunResource> {
  const steps = new Map((await store.steps(run.caller.tenant, run.runId)).map((step) => [step.step, step]));
  const succeeded = run.status === 'succeeded';
  return {
    id: run.runId,
    operation: run.operation,
    version: run.version,
    title: run.title,
    subject: run.subject,
    done: isTerminal(run.status),
    status: run.status,
    progress: run.progress,
    waitingFor: run.waitingFor,
    metadata: {
      createdAt: run.createdAt,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      workflowId: run.workflowId,
      temporalRunId: run.temporalRunId,
      traceId: run.traceId,
      outputDigest: run.outputDigest,
      origin: run.origin,
      steps: [
        ...run.plan.steps.map(({ id, title, primitive, version }) => {
          const step = steps.get(id);
          const summary = step?.envelope.summary;
          return { id, title, primitive, version, done: summary !== undefined, summary, memo: step && memoOf(step) };
        }),
        ...[...steps.values()].filter(isLater).map((step) => ({
          id: step.step,
          title: titleOf(run, step),
          primitive: step.primitive,
          version: step.version,
          done: true,
          summary: step.envelope.summary,
          ...(isOfPeople(step) ? {} : { memo: memoOf(step) }),
        })),
      ],
      parts: run.plan.flow ? await partsOf(store, run, [...steps.values()]) : undefined,
      saving: steps.size > 0 ? savingOf([...steps.values()]) : undefined,
      refreshes: run.refreshes,
    },
    response: withResponse && succeeded ? await runResult(store, run) : undefined,
    error: run.error ? { ...run.error, errors: [...run.error.errors] } : undefined,
  };
}
