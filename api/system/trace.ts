import { z } from 'zod';
import type { Graph, ReadSetRecord, Source } from '../../primitives/index.ts';
import { BverError, decodeResultSet, nearest } from '../../primitives/index.ts';
import type { RunRecord, StepRecord } from '../../runtime/store/records.ts';
import { defineSystemOperation } from '../operation.ts';
import type { SystemPorts } from '../system-ports.ts';
import type { Generation, TraceAnswer } from '../trace/trace-answer.ts';
import { traceAnswer } from '../trace/trace-answer.ts';
import { traceAssertion } from '../trace/trace-assertion.ts';
import type { BytesOf } from '../trace/trace-assertion.ts';
import { readBy, valuesOf } from '../trace/trace-result.ts';
import { findRun } from './find-run.ts';

/** Values near the subject that a trace spells out; the rest is counted. */
const NEAR = 200;

export const traceRun = defineSystemOperation({
  operationId: 'runs.trace',
  title: 'Trace a value to its source',
  description:
    'Where a value of a run came from: a property of an element back to the characters that state it, or a computed value (path TABLE.COLUMN) to the call that computed it and what that read.',
  input: z.strictObject({
    runId: z.string(),
    subject: z.string().describe('The id of an element'),
    path: z.string().describe('A property, or TABLE.COLUMN of a result set'),
  }),
  output: traceAnswer,
  errors: ['run.not-found', 'subject.not-found', 'operation.not-applicable'],
  rest: { method: 'GET', path: '/v1/runs/{runId}/trace' },
  visibility: 'listed',
  async handle({ runId, subject, path }, context, ports) {
    const run = await findRun(runId, context, ports);
    const steps = await ports.store.steps(context.caller.tenant, runId);
    const digest = snapshotOf(run, steps);
    const { graph, manifest } = await ports.graphs.load(context.caller.tenant, digest);
    const assertion = graph.assertion(subject, path);
    const bytesOf = await documentBytes(ports, context.caller.tenant, manifest.sources);
    if (assertion) {
      const traced = traceAssertion(graph, assertion, manifest.sources, bytesOf);
      return { kind: 'assertion' as const, subject, path, assertion: traced, values: [] };
    }
    const computed = await traceComputed(ports, context.caller.tenant, { steps, graph, subject, path, sources: manifest.sources, bytesOf });
    if (computed) return computed;
    throw new BverError('subject.not-found', { subject, path, where: `run ${runId}`, near: near(graph, subject) });
  },
});

interface Asked {
  readonly steps: readonly StepRecord[];
  readonly graph: Graph;
  readonly subject: string;
  readonly path: string;
  readonly sources: readonly Source[];
  readonly bytesOf: BytesOf;
}

async function traceComputed({ store }: SystemPorts, tenant: string, asked: Asked): Promise<TraceAnswer | undefined> {
  const { steps, graph, subject, path } = asked;
  const [table = '', column = ''] = path.split('.');
  for (const { step, envelope, actionDigest } of steps) {
    for (const digest of Object.values(envelope.resultSets)) {
      const content = await store.content(tenant, digest);
      const values = content ? valuesOf(decodeResultSet(content.bytes), digest, table, column, subject) : [];
      const action = values.length > 0 ? await store.action(tenant, actionDigest) : undefined;
      if (!action) continue;
      const { primitive, version, runId } = action;
      const generatedBy: Generation = { step, primitive, version, actionDigest, runId };
      const readSet = await store.content(tenant, action.readSet);
      const record = JSON.parse(new TextDecoder().decode(readSet?.bytes)) as ReadSetRecord;
      const { all, near: around } = readBy(record, graph, subject);
      const read = {
        values: all.length,
        assumed: all.filter(({ state }) => state === 'assumed').length,
        near: around.slice(0, NEAR).map((assertion) => traceAssertion(graph, assertion, asked.sources, asked.bytesOf)),
      };
      return { kind: 'result', subject, path, values, generatedBy, read };
    }
  }
  return undefined;
}

/** The last snapshot that the run left, or the one it started from. */
function snapshotOf(run: RunRecord, steps: readonly StepRecord[]): string {
  const digest = steps.map(({ envelope }) => envelope.snapshot).findLast((made) => made !== undefined) ?? run.start.snapshot;
  if (digest !== undefined) return digest;
  throw new BverError('operation.not-applicable', { problem: `Run ${run.runId} has no graph.`, how: 'Trace a run that reads a document or a snapshot.' });
}

async function documentBytes({ store }: SystemPorts, tenant: string, sources: readonly Source[]): Promise<BytesOf> {
  const contents = await Promise.all(sources.map(async ({ digest }) => [digest, (await store.content(tenant, digest))?.bytes] as const));
  const bytes = new Map(contents);
  return (digest) => bytes.get(digest);
}

const near = (graph: Graph, subject: string): string =>
  nearest(subject, [...new Set([...graph.assertions()].map((assertion) => assertion.subject))]).join(', ');
