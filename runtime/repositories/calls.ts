import type { Connection } from '../database.ts';
import type { ActionOutcome, ActionRecord } from '../store/records.ts';
import { actionOfRow } from './actions.ts';

/** Puts the row by which the action of a call is found from another snapshot, where its result may stand for it. */
export async function insertCall(db: Connection, tenant: string, { action, callDigest }: ActionOutcome): Promise<void> {
  if (callDigest === undefined) return;
  await db.$executeRaw`
    INSERT INTO call (tenant, call_digest, action_digest) VALUES (${tenant}, ${callDigest}, ${action.actionDigest})
    ON CONFLICT DO NOTHING`;
}

/** The actions of one call on different snapshots, newest first. */
export async function actionsOfCall(
  db: Connection,
  tenant: string,
  callDigest: string,
  limit: number,
): Promise<ActionRecord[]> {
  const calls = await db.$queryRaw<{ readonly action_digest: string }[]>`
    SELECT action_digest FROM call WHERE tenant = ${tenant} AND call_digest = ${callDigest}
    ORDER BY sequence DESC LIMIT ${limit}`;
  const digests = calls.map((row) => row.action_digest);
  const rows = await db.action.findMany({ where: { tenant, actionDigest: { in: digests } } });
  const found = new Map(rows.map((row) => [row.actionDigest, actionOfRow(row)]));
  return digests.map((digest) => found.get(digest)).filter((action) => action !== undefined);
}
