import { z } from 'zod';
import type { Graph, QuotedSource, ReadSetRecord, UsedPage } from '../../primitives/index.ts';
import {
  BverError,
  decodeResultSet,
  formatReference,
  nearest,
  traceAssertion,
  traceResult,
} from '../../primitives/index.ts';
import { lastRound } from '../../primitives/names.ts';
import type { RunRecord, StepRecord } from '../../runtime/store/records.ts';
import type { Store } from '../../runtime/store/store.ts';
import { defineSystemOperation } from '../operation.ts';
import { placeReferences } from '../refs/place-references.ts';
import { referredTrace } from '../refs/referred-trace.ts';
import type { TraceAnswer } from '../trace/trace-answer.ts';
import { quotedSources } from '../trace/quoted-sources.ts';
import { traceAnswer } from '../trace/trace-answer.ts';
import { traceInWords } from '../trace/trace-in-words.ts';
import { findRun } from './find-run.ts';

export const traceRun = defineSystemOperation({
  operationId: 'runs.trace',
  title: 'Trace a value to its source',
  description:
    'Where a value of a run came from: a property of an element back to the characters that state it, or a computed value (path TABLE.COLUMN) to the call that computed it and what that read, nearest first, to be searched and paged.',
  input: z.strictObject({
    runId: z.string(),
    subject: z.string().describe('The id of an element'),
    path: z.string().describe('A property, or TABLE.COLUMN of a result set'),
    find: z
      .string()
      .max(200)
      .optional()
      .describe(
        'Words: of what a computed value was computed from, only values of which id, name or path has them all',
      ),
    pageSize: z.coerce
      .number()
      .int()
      .min(1)
      .max(1000)
      .default(60)
      .describe('Values that were read, a page; nearest first'),
    pageToken: z.string().regex(/^\d+$/).optional(),
  }),
  output: traceAnswer,
  errors: ['run.not-found', 'subject.not-found', 'operation.not-applicable'],
  rest: { method: 'GET', path: '/v1/runs/{runId}/trace' },
  visibility: 'listed',
  async handle({ runId, subject, path, find = '', pageSize, pageToken = '0' }, context, ports) {
    const { tenant } = context.caller;
    const { store } = ports;
    const run = await findRun(runId, context, ports);
    const steps = lastRound(await store.steps(tenant, runId));
    const { graph, manifest } = await ports.graphs.asWritten(tenant, snapshotOf(run, steps));
    const sources = await quotedSources(store, tenant, manifest.sources);
    const page = { words: find.split(/\s+/).filter(Boolean), from: Number(pageToken), limit: pageSize };
    const answer: TraceAnswer | undefined = graph.assertion(subject, path)
      ? { kind: 'assertion', trace: await traceAssertion({ graph, sources }, { subject, path }) }
      : await traceComputed(store, tenant, { steps, graph, sources, subject, path, page });
    if (!answer)
      throw new BverError('subject.not-found', {
        subject,
        path,
        where: `run ${runId}`,
        near: near(graph, subject, path),
      });
    const worded = traceInWords(answer, { registry: ports.registry, graph });
    const referred = await referredTrace(worded, placeReferences(store, tenant));
    const ref = formatReference({ kind: 'result', runId, subject, path });
    return { ...referred, ref } as unknown as z.output<typeof traceAnswer>;
  },
});

interface Asked {
  readonly steps: readonly StepRecord[];
  readonly graph: Graph;
  readonly sources: readonly QuotedSource[];
  readonly subject: string;
  readonly path: string;
  readonly page: UsedPage;
}

/** Looks the value up in the result sets of the run; the first table of that name has it. */
async function traceComputed(
  store: Store,
  tenant: string,
  { steps, path, page, ...asked }: Asked,
): Promise<TraceAnswer | undefined> {
  const [table = '', column = ''] = path.split('.');
  for (const { step, envelope, actionDigest } of steps) {
    for (const resultSetDigest of Object.values(envelope.resultSets)) {
      const content = await store.content(tenant, resultSetDigest);
      const resultSet = content && decodeResultSet(content.bytes);
      if (!resultSet?.tables.some(({ name }) => name === table)) continue;
      const action = await store.action(tenant, actionDigest);
      const readSet = action && (await store.content(tenant, action.readSet));
      if (!action || !readSet) continue;
      const { primitive, version, runId } = action;
      const generatedBy = { actionDigest, primitive, version };
      const record = JSON.parse(new TextDecoder().decode(readSet.bytes)) as ReadSetRecord;
      const reference = { subject: asked.subject, table, column };
      const trace = await traceResult(
        { ...asked, resultSet, resultSetDigest, generatedBy, readSet: record },
        reference,
        page,
      );
      return { kind: 'result', trace, generation: { ...generatedBy, step, runId } };
    }
  }
  return undefined;
}

/** The last snapshot that the run left, or the one it started from. */
function snapshotOf(run: RunRecord, steps: readonly StepRecord[]): string {
  const digest =
    steps.map(({ envelope }) => envelope.snapshot).findLast((made) => made !== undefined) ?? run.start.snapshot;
  if (digest !== undefined) return digest;
  throw new BverError('operation.not-applicable', {
    problem: `Run ${run.runId} has no graph.`,
    how: 'Trace a run that reads a document or a snapshot.',
  });
}

/** Elements of a similar name; of an element that is there, its properties. */
function near(graph: Graph, subject: string, path: string): string {
  const subjects = new Set<string>();
  const paths: string[] = [];
  for (const assertion of graph.assertions()) {
    subjects.add(assertion.subject);
    if (assertion.subject === subject) paths.push(assertion.path);
  }
  if (paths.length === 0) return nearest(subject, [...subjects]).join(', ');
  const close = nearest(path, paths);
  return (close.length > 0 ? close : paths).join(', ');
}
