import { z } from 'zod';
import { BverError, isTerminal } from '../../primitives/index.ts';
import { keepHistory } from '../../runtime/keep-history.ts';
import type { RunRecord } from '../../runtime/store/records.ts';
import { defineSystemOperation } from '../operation.ts';
import type { SystemPorts } from '../system-ports.ts';
import { findRun } from './find-run.ts';

const replay = z.object({
  runId: z.string(),
  outcome: z
    .enum(['equal', 'different', 'notApplicable'])
    .describe('equal: the workflows of this version do what the history says was done'),
  workflowId: z.string(),
  historyDigest: z.string().optional().describe('The history is served as the artifact of this digest'),
  events: z.int().describe('Events of the history'),
  divergedAt: z
    .object({ eventId: z.int(), eventType: z.string() })
    .optional()
    .describe('The event at which this version would do something else'),
  problem: z.string().optional(),
});
export type RunReplay = z.output<typeof replay>;

export const replayRun = defineSystemOperation({
  operationId: 'runs.replay',
  title: 'Replay a run',
  description:
    'Replays the stored history of the workflow of a run against the workflows of this version: the proof that the orchestration did what its code says. No step is computed again (for that, reproduce the run), and nothing changes.',
  input: z.strictObject({ runId: z.string().describe('The id that the run was answered with') }),
  output: replay,
  errors: ['run.not-found', 'operation.not-applicable', 'bundle.invalid', 'artifact.not-found'],
  rest: { method: 'POST', path: '/v1/runs/{runId}:replay' },
  async handle({ runId }, context, ports) {
    const found = await findRun(runId, context, ports);
    if (!isTerminal(found.status)) {
      const problem = `Run ${runId} is ${found.status}: it can be replayed once it has ended.`;
      throw new BverError('operation.not-applicable', { problem, how: 'Follow the run until it is done.' });
    }
    return replayed(await keepHistory(ports.store, ports.replay, found), ports);
  },
});

async function replayed(run: RunRecord, { store, replay: port }: SystemPorts): Promise<RunReplay> {
  const { runId, workflowId, history: digest, caller } = run;
  const told = { runId, workflowId };
  const without = (problem: string): RunReplay => ({ ...told, outcome: 'notApplicable', events: 0, problem });
  if (!port) return without('Runs are executed in process here: there is no workflow.');
  if (digest === undefined)
    return without(run.origin ? 'It came without a history.' : 'Its workflow has not closed yet.');
  if (digest === 'none') return without('Temporal no longer has its history, and it was not kept.');
  const content = await store.content(caller.tenant, digest);
  if (!content) throw new BverError('artifact.not-found', { digest });
  return { ...told, historyDigest: digest, ...(await port.replay(content.bytes)) };
}
