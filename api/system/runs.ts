import { z } from 'zod';
import { BverError, isTerminal, RUN_STATUSES } from '../../primitives/index.ts';
import type { ExecutionPort } from '../../runtime/execution-port.ts';
import type { RunRecord } from '../../runtime/store/records.ts';
import { defineSystemOperation } from '../operation.ts';
import { locatedFindings, runFindings } from '../run-findings.ts';
import { runResult } from '../run-result.ts';
import { findRun } from './find-run.ts';
import { runResource, toRunResource } from './run-resource.ts';

const runId = z.string().describe('The id that the run was answered with');

export const listRuns = defineSystemOperation({
  operationId: 'runs.list',
  title: 'List runs',
  description: 'Your runs, newest first. Use it to find a run whose id you no longer have; then ask for that run.',
  input: z.strictObject({
    status: z.enum(RUN_STATUSES).optional(),
    operation: z.string().optional(),
    pageSize: z.coerce.number().int().min(1).max(200).default(20),
    pageToken: z.string().optional().describe('`nextPageToken` of the page before'),
  }),
  output: z.object({ runs: z.array(runResource), nextPageToken: z.string().optional() }),
  rest: { method: 'GET', path: '/v1/runs' },
  visibility: 'listed',
  async handle({ status, operation, pageSize, pageToken }, { caller }, { store }) {
    const filter = {
      limit: pageSize + 1,
      ...(status === undefined ? {} : { status }),
      ...(operation === undefined ? {} : { operation }),
      ...(pageToken === undefined ? {} : { before: pageToken }),
    };
    const found = await store.runs(caller.tenant, filter);
    const page = found.slice(0, pageSize);
    const last = page.at(-1);
    return {
      runs: await Promise.all(page.map((run) => toRunResource(store, run, false))),
      ...(found.length > pageSize && last ? { nextPageToken: last.runId } : {}),
    };
  },
});

export const getRun = defineSystemOperation({
  operationId: 'runs.get',
  title: 'Look at a run',
  description:
    'Status, progress and steps of a run; its result as `response` once it is done. Ask again while `done` is false.',
  input: z.strictObject({ runId }),
  output: runResource,
  errors: ['run.not-found'],
  rest: { method: 'GET', path: '/v1/runs/{runId}' },
  visibility: 'listed',
  handle: async (input, context, ports) => toRunResource(ports.store, await findRun(input.runId, context, ports), true),
});

export const getRunResult = defineSystemOperation({
  operationId: 'runs.result',
  title: 'Get the result of a run',
  description:
    'The result of a run that has succeeded: payload, findings (failures and open points first), artifacts and digests.',
  input: z.strictObject({ runId }),
  output: z.looseObject({ runId: z.string(), summary: z.string(), outputDigest: z.string(), payload: z.unknown() }),
  errors: ['run.not-found', 'run.failed', 'run.cancelled', 'operation.not-applicable'],
  rest: { method: 'GET', path: '/v1/runs/{runId}/result' },
  visibility: 'listed',
  handle: async (input, context, ports) => ({
    ...(await runResult(ports.store, await findRun(input.runId, context, ports))),
  }),
});

export const getRunFindings = defineSystemOperation({
  operationId: 'runs.findings',
  title: 'Get the findings of a run',
  description: 'Every finding of every step, worst first, with the place in the source that each comes from.',
  input: z.strictObject({
    runId,
    kind: z.enum(['pass', 'fail', 'open', 'notApplicable']).optional(),
    pageSize: z.coerce.number().int().min(1).max(1000).default(100),
    pageToken: z.string().regex(/^\d+$/).optional(),
  }),
  output: z.object({ findings: z.array(z.looseObject({})), total: z.int(), nextPageToken: z.string().optional() }),
  errors: ['run.not-found'],
  rest: { method: 'GET', path: '/v1/runs/{runId}/findings' },
  visibility: 'listed',
  async handle({ runId: id, kind, pageSize, pageToken }, context, ports) {
    const run = await findRun(id, context, ports);
    const all = await runFindings(ports.store, run);
    const wanted = all.filter((finding) => kind === undefined || finding.kind === kind);
    const start = Number(pageToken ?? 0);
    const end = start + pageSize;
    return {
      findings: (await locatedFindings(ports.store, run, wanted.slice(start, end))).map((finding) => ({ ...finding })),
      total: wanted.length,
      ...(end < wanted.length ? { nextPageToken: String(end) } : {}),
    };
  },
});

type Verb = 'cancel' | 'pause' | 'resume';

const steer = (verb: Verb, title: string, description: string) =>
  defineSystemOperation({
    operationId: `runs.${verb}`,
    title,
    description,
    input: z.strictObject({ runId }),
    output: runResource,
    errors: ['run.not-found', 'operation.not-applicable'],
    mutability: 'proposes',
    rest: { method: 'POST', path: `/v1/runs/{runId}:${verb}` },
    visibility: verb === 'cancel' ? 'listed' : 'found',
    async handle(input, context, ports) {
      const run = await findRun(input.runId, context, ports);
      if (isTerminal(run.status)) {
        const problem = `Run ${run.runId} has ended (${run.status}).`;
        throw new BverError('operation.not-applicable', {
          problem,
          how: 'Start a new run where another one is wanted.',
        });
      }
      await act(ports.execution, verb, run);
      return toRunResource(ports.store, await findRun(input.runId, context, ports), false);
    },
  });

const act = (execution: ExecutionPort, verb: Verb, run: RunRecord): Promise<void> => execution[verb](run);

export const cancelRun = steer(
  'cancel',
  'Cancel a run',
  'Stops a run; a computation that is under way ends within a second. What it has recorded stays.',
);
export const pauseRun = steer('pause', 'Pause a run', 'Holds a run before its next step.');
export const resumeRun = steer('resume', 'Resume a run', 'Lets a paused run go on.');
