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
