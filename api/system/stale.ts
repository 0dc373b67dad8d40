import { assess } from '../stale/assess.ts';
import { changeRequest } from '../stale/change-request.ts';
import { staleAnswer, toStaleAnswer } from '../stale/stale-answer.ts';
import { defineSystemOperation } from '../operation.ts';
import { findRun } from './find-run.ts';

export const staleRun = defineSystemOperation({
  operationId: 'runs.stale',
  title: 'Ask what a change makes stale',
  description:
    'What of a run a change reaches, and by which way: changed values, what was derived from them, the steps that read it, their result sets, findings and files; and what still stands. The change is a snapshot, the head of a branch, or values that are only supposed. Nothing is stored, and nothing is simulated.',
  input: changeRequest,
  output: staleAnswer,
  errors: [
    'run.not-found',
    'run.cancelled',
    'subject.not-found',
    'snapshot.not-found',
    'branch.not-found',
    'input.missing',
    'operation.not-applicable',
    'operation.unknown',
    'operation.version-unknown',
    'artifact.not-found',
  ],
  rest: { method: 'POST', path: '/v1/runs/{runId}:stale' },
  visibility: 'listed',
  async handle(request, context, ports) {
    const run = await findRun(request.runId, context, ports);
    const assessment = await assess('runs.stale', run, request, context, ports);
    return toStaleAnswer(run.runId, assessment, ports.store, context.caller.tenant);
  },
});
