import type { Connection } from '../database.ts';
import type { RunEvent } from '../store/records.ts';
import { jsonAs, jsonText } from './json.ts';

/** Appends an event to a run, in the transaction of what it tells of; followers are woken by `notifyRun` after it. */
export async function appendRunEvent(
  db: Connection,
  tenant: string,
  runId: string,
  type: RunEvent['type'],
  data: RunEvent['data'],
): Promise<void> {
  await db.$executeRaw`
    WITH moved AS (
      UPDATE run SET last_event = last_event + 1 WHERE tenant = ${tenant} AND run_id = ${runId} RETURNING last_event
    )
    INSERT INTO run_event (tenant, run_id, sequence, type, data)
    SELECT ${tenant}, ${runId}, last_event, ${type}, ${jsonText(data)}::json FROM moved`;
}

/**
 * Wakes the followers of a run. A transaction that notifies waits for every other one that does, at its commit: so a long
 * one does not, and this is called when it is done.
 */
export async function notifyRun(db: Connection, tenant: string, runId: string): Promise<void> {
  await db.$queryRaw`SELECT pg_notify('run_event', json_build_array(${tenant}::text, ${runId}::text)::text)::text`;
}

/** Events after a number, in order. */
export async function runEventsAfter(
  db: Connection,
  tenant: string,
  runId: string,
  after: number,
): Promise<RunEvent[]> {
  const rows = await db.runEvent.findMany({
    where: { tenant, runId, sequence: { gt: after } },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ sequence, type, data, at }) => ({
    runId,
    sequence,
    type: type as RunEvent['type'],
    data: jsonAs<RunEvent['data']>(data),
    at: at.toISOString(),
  }));
}
