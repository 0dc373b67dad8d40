import type { Action } from '../../prisma/client/client.ts';
import type { Connection } from '../database.ts';
import type { ActionRecord, Platform } from '../store/records.ts';
import { jsonAs, jsonText, storable } from './json.ts';

export const actionOfRow = (row: Action): ActionRecord => ({
  actionDigest: row.actionDigest,
  primitive: row.primitive,
  version: row.version,
  description: row.description,
  envelope: jsonAs<ActionRecord['envelope']>(row.envelope),
  readSet: row.readSet,
  runId: row.runId,
  ...(row.milliseconds === null ? {} : { milliseconds: row.milliseconds }),
  ...(row.platform === null ? {} : { platform: jsonAs<Platform>(row.platform) }),
});

/** Puts an action unless the same call was recorded before. @returns whether it is the first of its kind */
export async function insertAction(db: Connection, tenant: string, action: ActionRecord): Promise<boolean> {
  const { envelope } = action;
  const inserted = await db.$executeRaw`
    INSERT INTO action (tenant, action_digest, primitive, version, description, read_set, output_digest, result, summary,
      envelope, run_id, milliseconds, platform)
    VALUES (${tenant}, ${action.actionDigest}, ${action.primitive}, ${action.version}, ${action.description},
      ${action.readSet}, ${envelope.outputDigest}, ${envelope.result}, ${storable(envelope.summary)},
      ${jsonText(envelope)}::json, ${action.runId}, ${action.milliseconds ?? null},
      ${action.platform ? jsonText(action.platform) : null}::json)
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

export async function actionOf(
  db: Connection,
  tenant: string,
  actionDigest: string,
): Promise<ActionRecord | undefined> {
  const row = await db.action.findUnique({ where: { tenant_actionDigest: { tenant, actionDigest } } });
  return row ? actionOfRow(row) : undefined;
}

/** The first action that generated the content, as its provenance says. */
export async function actionThatGenerated(
  db: Connection,
  tenant: string,
  digest: string,
): Promise<ActionRecord | undefined> {
  const edges = await db.provenance.findMany({
    where: { tenant, relation: 'wasGeneratedBy', from: digest },
    orderBy: [{ recordedAt: 'asc' }, { to: 'asc' }],
    select: { to: true },
    take: 1,
  });
  return edges[0] && actionOf(db, tenant, edges[0].to);
}
