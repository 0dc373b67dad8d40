import { z } from 'zod';
import type { ApprovalDecision } from '../../primitives/index.ts';
import { notWaiting } from '../../runtime/waiting/not-waiting.ts';
import { defineSystemOperation } from '../operation.ts';
import { ANSWER_ERRORS, answerMembers, answerOutcome, answerRun } from '../questions/answer-run.ts';
import { findRun } from './find-run.ts';
import { runResource, toRunResource } from './run-resource.ts';

const runId = z.string().describe('The id that the run was answered with');

export const answerOfRun = defineSystemOperation({
  operationId: 'runs.answer',
  title: 'Answer questions of a run',
  description:
    'Answers several questions of a run at once: all of them are taken, or none. With proceed a run that waits goes on without the answers that are still missing. Otherwise as questions.answer.',
  input: z.strictObject({
    runId,
    answers: z
      .array(z.strictObject({ questionId: z.string().describe('As questions.list answers with it'), ...answerMembers }))
      .max(500),
    proceed: z.boolean().default(false).describe('Go on without the answers that are missing'),
    dryRun: z.boolean().default(false).describe('Checks the answers, and writes nothing'),
  }),
  output: answerOutcome,
  errors: ANSWER_ERRORS,
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/runs/{runId}:answer' },
  handle: async ({ runId: id, ...request }, context, ports) =>
    answerRun(await findRun(id, context, ports), request, context, ports),
});

const decide = (verb: 'approve' | 'reject', decision: ApprovalDecision, title: string, description: string) =>
  defineSystemOperation({
    operationId: `runs.${verb}`,
    title,
    description,
    input: z.strictObject({
      runId,
      justification: z.string().max(2000).default('').describe('Why, for the record of the decision'),
    }),
    output: runResource,
    errors: ['run.not-found', 'run.not-waiting', 'approval.decided'],
    mutability: 'proposes',
    rest: { method: 'POST', path: `/v1/runs/{runId}:${verb}` },
    async handle({ runId: id, justification }, context, ports) {
      const run = await findRun(id, context, ports);
      if (run.waitingFor?.kind !== 'approval') throw notWaiting(run, 'an approval');
      await ports.execution.decide(run, decision, { by: context.caller.subject, justification });
      return toRunResource(ports.store, await findRun(id, context, ports), false);
    },
  });

export const approveRun = decide(
  'approve',
  'approved',
  'Approve what a run waits for',
  'Lets a run do what it waits to be allowed to do. The decision is recorded with your name and your reasons. It is for a person to decide: do not approve unless one has told you to.',
);
export const rejectRun = decide(
  'reject',
  'rejected',
  'Reject what a run waits for',
  'Ends a run that waits for an approval. The decision is recorded with your name and your reasons.',
);
