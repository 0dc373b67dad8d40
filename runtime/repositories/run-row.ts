import type { Run } from '../../prisma/client/client.ts';
import type { RunStatus } from '../../primitives/index.ts';
import type { RunRecord } from '../store/records.ts';
import { jsonAs } from './json.ts';

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what a row does not say, so that it comes back as it was written. */
const present = <T extends object>(members: T): Present<T> =>
  Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== null && value !== undefined),
  ) as Present<T>;

/** A row of `run` as the record it holds. */
export const runOfRow = (row: Run): RunRecord => ({
  runId: row.runId,
  operation: row.operation,
  version: row.version,
  kind: row.kind,
  domain: row.domain,
  status: row.status as RunStatus,
  caller: { tenant: row.tenant, subject: row.caller },
  title: row.title,
  subject: row.subject,
  documents: jsonAs<RunRecord['documents']>(row.documents),
  parameters: jsonAs<RunRecord['parameters']>(row.parameters),
  start: jsonAs<RunRecord['start']>(row.start),
  plan: jsonAs<RunRecord['plan']>(row.plan),
  workflowId: row.workflowId,
  progress: { share: row.progressShare, message: row.progressMessage },
  traceId: row.traceId,
  createdAt: row.createdAt.toISOString(),
  ...present({
    refreshes: row.refreshes ?? undefined,
    temporalRunId: row.temporalRunId ?? undefined,
    waitingFor: jsonAs<RunRecord['waitingFor']>(row.waitingFor),
    error: jsonAs<RunRecord['error']>(row.error),
    answer: jsonAs<RunRecord['answer']>(row.answer),
    outputDigest: row.outputDigest ?? undefined,
    history: row.history ?? undefined,
    origin: jsonAs<RunRecord['origin']>(row.origin),
    startedAt: row.startedAt?.toISOString(),
    finishedAt: row.finishedAt?.toISOString(),
  }),
});
