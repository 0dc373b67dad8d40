import { isTerminal } from '../../primitives/index.ts';
import type { Connection } from '../database.ts';
import type { RunTransition } from '../store/records.ts';
import { jsonText } from './json.ts';

/**
 * Moves a run, if its status is one of `from`, and says so to its followers and to the outbox: one statement, so one
 * transaction. The event takes its number from the run's row and holds that row until it is visible: no follower ever
 * sees a later event before an earlier one.
 *
 * @returns false when nothing changed
 */
export async function moveRun(db: Connection, tenant: string, runId: string, move: RunTransition): Promise<boolean> {
  const { from, to, error, answer, outputDigest, temporalRunId, waitingFor } = move;
  const waits = to === 'waiting' || to === 'paused';
  const data = jsonText({ status: to, ...(error ? { error } : {}) });
  const notified = await db.$queryRaw<unknown[]>`
    WITH moved AS (
      UPDATE run SET
        status = ${to},
        error = COALESCE(${error ? jsonText(error) : null}::json, error),
        answer = COALESCE(${answer ? jsonText(answer) : null}::json, answer),
        output_digest = COALESCE(${outputDigest ?? null}::text, output_digest),
        temporal_run_id = COALESCE(${temporalRunId ?? null}::text, temporal_run_id),
        waiting_for = CASE WHEN ${waits} THEN COALESCE(${waitingFor ? jsonText(waitingFor) : null}::json, waiting_for) END,
        progress_share = CASE WHEN ${to} = 'succeeded' THEN 1 ELSE progress_share END,
        progress_message = CASE WHEN ${to} = 'succeeded' THEN 'Done' ELSE progress_message END,
        started_at = COALESCE(started_at, now()),
        finished_at = CASE WHEN ${isTerminal(to)} THEN now() ELSE finished_at END,
        last_event = last_event + 1
      WHERE tenant = ${tenant} AND run_id = ${runId} AND status = ANY(${[...from]})
      RETURNING last_event, operation, version, subject, trace_id,
        CASE WHEN waiting_for IS NULL THEN ${data}::json
          ELSE json_build_object('status', ${to}::text, 'waitingFor', waiting_for) END AS data
    ), told AS (
      INSERT INTO run_event (tenant, run_id, sequence, type, data)
      SELECT ${tenant}, ${runId}, last_event, 'status', data FROM moved
    ), sent AS (
      INSERT INTO outbox (tenant, id, source, type, subject, data)
      SELECT ${tenant}, ${runId} || '/' || last_event, 'bver', 'bver.run.' || ${to}, 'runs/' || ${runId},
        json_build_object('runId', ${runId}::text, 'operation', operation, 'version', version, 'status', ${to}::text,
          'subject', subject, 'traceId', trace_id, 'event', data)
      FROM moved
    )
    SELECT pg_notify('run_event', json_build_array(${tenant}::text, ${runId}::text)::text)::text FROM moved`;
  return notified.length === 1;
}

/** Says how far a run is, unless it has ended; a share that was reached stays. */
export async function reportProgress(
  db: Connection,
  tenant: string,
  runId: string,
  share: number,
  message: string,
): Promise<void> {
  await db.$queryRaw`
    WITH moved AS (
      UPDATE run SET progress_share = GREATEST(progress_share, ${share}), progress_message = ${message}, last_event = last_event + 1
      WHERE tenant = ${tenant} AND run_id = ${runId} AND finished_at IS NULL
      RETURNING last_event, progress_share
    ), told AS (
      INSERT INTO run_event (tenant, run_id, sequence, type, data)
      SELECT ${tenant}, ${runId}, last_event, 'progress',
        json_build_object('share', progress_share, 'message', ${message}::text) FROM moved
    )
    SELECT pg_notify('run_event', json_build_array(${tenant}::text, ${runId}::text)::text)::text FROM moved`;
}
