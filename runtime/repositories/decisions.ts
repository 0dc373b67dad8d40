import type { Decision } from '../../prisma/client/client.ts';
import type { Connection, Database } from '../database.ts';
import { decisionEvent } from '../store/person-events.ts';
import type { DecisionRecord } from '../store/records.ts';
import { storable } from './json.ts';
import { insertEvent } from './outbox.ts';
import { appendRunEvent, notifyRun } from './run-events.ts';

const decisionOfRow = ({ tenant: _, by, at, ...row }: Decision): DecisionRecord => ({
  ...row,
  decision: row.decision as DecisionRecord['decision'],
  ...(by === null ? {} : { by }),
  at: at.toISOString(),
});

/** The decisions about steps of a run, in order of time. */
export const decisionsOf = async (db: Connection, tenant: string, runId: string): Promise<DecisionRecord[]> =>
  (await db.decision.findMany({ where: { tenant, runId }, orderBy: [{ at: 'asc' }, { step: 'asc' }] })).map(
    decisionOfRow,
  );

/** @returns whether none stood */
export async function insertDecision(db: Connection, tenant: string, decision: DecisionRecord): Promise<boolean> {
  const { runId, step, by, at } = decision;
  const inserted = await db.$executeRaw`
    INSERT INTO decision (tenant, run_id, step, decision, by, at, justification)
    VALUES (${tenant}, ${runId}, ${step}, ${decision.decision}, ${by ?? null}, ${new Date(at)},
      ${storable(decision.justification)})
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

/** Puts a decision unless one stands, with its events, in one transaction. @returns the decision that stands */
export async function putDecision(db: Database, tenant: string, decision: DecisionRecord): Promise<DecisionRecord> {
  const { runId, step, by, at } = decision;
  const justification = storable(decision.justification);
  const first = await db.$transaction(async (transaction) => {
    if (!(await insertDecision(transaction, tenant, decision))) return false;
    await appendRunEvent(transaction, tenant, runId, 'decision', decisionEvent(decision));
    await insertEvent(transaction, tenant, {
      id: `${runId}/decisions/${step}`,
      type: `bver.run.${decision.decision}`,
      subject: `runs/${runId}`,
      data: { runId, step, decision: decision.decision, justification, at, ...(by === undefined ? {} : { by }) },
    });
    return true;
  });
  if (first) await notifyRun(db, tenant, runId);
  const row = await db.decision.findUnique({ where: { tenant_runId_step: { tenant, runId, step } } });
  return row ? decisionOfRow(row) : decision;
}
