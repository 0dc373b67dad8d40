import type { Connection, Database } from './database.ts';
import { insertOutcome } from './record.ts';
import { actionOf, insertAction } from './repositories/actions.ts';
import { insertAnswer } from './repositories/answers.ts';
import { putContents } from './repositories/contents.ts';
import { insertDecision } from './repositories/decisions.ts';
import { insertDocument } from './repositories/documents.ts';
import { insertEvent } from './repositories/outbox.ts';
import { insertProvenance } from './repositories/provenance.ts';
import { appendRunEvent } from './repositories/run-events.ts';
import { putNode } from './repositories/run-nodes.ts';
import { insertImportedSteps, stepsOf } from './repositories/run-steps.ts';
import { insertEndedRun, runOf } from './repositories/runs.ts';
import { putSnapshot } from './repositories/snapshots.ts';
import type { ActionOutcome } from './store/records.ts';
import type { RunImport } from './store/run-import.ts';
import { requireSameOutput, requireSameRun } from './store/run-import.ts';

/** A large study is thousands of rows. */
const TRANSACTION_MS = 120_000;

/** Puts a run that ran elsewhere: contents first, then everything that refers to them in one transaction, or nothing. */
export async function importRun(db: Database, imported: RunImport): Promise<boolean> {
  const { tenant } = imported.run.caller;
  await putContents(db, tenant, imported.contents);
  return db.$transaction(async (transaction) => insertImport(transaction, tenant, imported), {
    timeout: TRANSACTION_MS,
  });
}

async function insertImport(db: Connection, tenant: string, imported: RunImport): Promise<boolean> {
  const { run, steps } = imported;
  const inserted = await insertEndedRun(db, run);
  if (!inserted) {
    await requireSame(db, tenant, imported);
    return false;
  }
  for (const document of imported.documents) await insertDocument(db, tenant, document);
  for (const { manifest, parents } of imported.snapshots) await putSnapshot(db, tenant, manifest, parents);
  for (const outcome of imported.outcomes) await insertImportedOutcome(db, tenant, outcome);
  await insertImportedSteps(db, tenant, run.runId, steps);
  for (const node of imported.nodes) await putNode(db, tenant, node);
  for (const answer of imported.answers) await insertAnswer(db, tenant, answer);
  for (const decision of imported.decisions) await insertDecision(db, tenant, decision);
  await appendRunEvent(db, tenant, run.runId, 'status', { status: run.status, imported: true });
  const { runId, operation, version, status, subject, traceId, origin } = run;
  await insertEvent(db, tenant, {
    id: `${runId}/imported`,
    type: 'bver.run.imported',
    subject: `runs/${runId}`,
    data: { runId, operation, version, status, subject, traceId, origin },
  });
  return true;
}

async function insertImportedOutcome(db: Connection, tenant: string, outcome: ActionOutcome): Promise<void> {
  const { action, provenance } = outcome;
  if (await insertAction(db, tenant, action)) await insertOutcome(db, tenant, outcome);
  else requireSameOutput(action, await actionOf(db, tenant, action.actionDigest));
  await insertProvenance(db, tenant, provenance);
}

async function requireSame(db: Connection, tenant: string, { run, steps }: RunImport): Promise<void> {
  const there = await runOf(db, tenant, run.runId);
  requireSameRun({ run, steps }, there && { run: there, steps: await stepsOf(db, tenant, run.runId) });
}
