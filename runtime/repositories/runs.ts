import { TERMINAL_STATUSES } from '../../primitives/index.ts';
import type { Connection } from '../database.ts';
import type { RunFilter, RunRecord } from '../store/records.ts';
import { jsonText } from './json.ts';
import { runOfRow } from './run-row.ts';

/** @returns false when a run of this id is there already */
export async function insertRun(db: Connection, run: RunRecord): Promise<boolean> {
  const { caller, progress } = run;
  const inserted = await db.$executeRaw`
    INSERT INTO run (tenant, run_id, operation, version, kind, domain, status, caller, title, subject, documents, parameters,
      start, plan, workflow_id, progress_share, progress_message, trace_id, refreshes, created_at)
    VALUES (${caller.tenant}, ${run.runId}, ${run.operation}, ${run.version}, ${run.kind}, ${run.domain}, ${run.status},
      ${caller.subject}, ${run.title}, ${run.subject}, ${jsonText(run.documents)}::json, ${jsonText(run.parameters)}::json,
      ${jsonText(run.start)}::json, ${jsonText(run.plan)}::json, ${run.workflowId}, ${progress.share}, ${progress.message},
      ${run.traceId}, ${run.refreshes ?? null}, ${new Date(run.createdAt)})
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

/** Puts a run that has ended elsewhere, with its outcome. @returns false when a run of this id is there already */
export async function insertEndedRun(db: Connection, run: RunRecord): Promise<boolean> {
  if (!(await insertRun(db, run))) return false;
  const { error, answer, startedAt, finishedAt, origin } = run;
  await db.$executeRaw`
    UPDATE run SET error = ${error ? jsonText(error) : null}::json, answer = ${answer ? jsonText(answer) : null}::json,
      output_digest = ${run.outputDigest ?? null}, temporal_run_id = ${run.temporalRunId ?? null},
      history = ${run.history ?? null}, origin = ${origin ? jsonText(origin) : null}::json,
      started_at = ${startedAt === undefined ? null : new Date(startedAt)},
      finished_at = ${finishedAt === undefined ? null : new Date(finishedAt)}
    WHERE tenant = ${run.caller.tenant} AND run_id = ${run.runId}`;
  return true;
}

/** Runs of every tenant that ended here and whose history is not kept, the first to end first: for the reconciler. */
export async function runsWithoutHistory(db: Connection, limit: number): Promise<RunRecord[]> {
  const ids = await db.$queryRaw<{ readonly tenant: string; readonly run_id: string }[]>`
    SELECT tenant, run_id FROM run WHERE history IS NULL AND origin IS NULL AND finished_at IS NOT NULL
    ORDER BY finished_at LIMIT ${limit}`;
  const rows = await Promise.all(ids.map(({ tenant, run_id }) => runOf(db, tenant, run_id)));
  return rows.filter((run) => run !== undefined);
}

export async function keepHistory(db: Connection, tenant: string, runId: string, history: string): Promise<void> {
  await db.$executeRaw`
    UPDATE run SET history = ${history} WHERE tenant = ${tenant} AND run_id = ${runId} AND history IS NULL`;
}

export async function runOf(db: Connection, tenant: string, runId: string): Promise<RunRecord | undefined> {
  const row = await db.run.findUnique({ where: { tenant_runId: { tenant, runId } } });
  return row ? runOfRow(row) : undefined;
}

/** Newest first; runs of one moment in order of id, so that `before` finds its place. */
export async function listRuns(db: Connection, tenant: string, filter: RunFilter): Promise<RunRecord[]> {
  const { status, operation, before, limit } = filter;
  const rows = await db.run.findMany({
    where: { tenant, ...(status === undefined ? {} : { status }), ...(operation === undefined ? {} : { operation }) },
    orderBy: [{ createdAt: 'desc' }, { runId: 'desc' }],
    ...(before === undefined ? {} : { cursor: { tenant_runId: { tenant, runId: before } }, skip: 1 }),
    take: limit,
  });
  return rows.map(runOfRow);
}

/** Runs of every tenant that have not ended, oldest first: for the reconciler, and for nobody else. */
export async function unfinishedRuns(db: Connection, limit: number): Promise<RunRecord[]> {
  const rows = await db.run.findMany({
    where: { status: { notIn: [...TERMINAL_STATUSES] } },
    orderBy: { createdAt: 'asc' },
    take: limit,
  });
  return rows.map(runOfRow);
}
