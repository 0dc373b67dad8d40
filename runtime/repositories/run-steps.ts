import type { Connection } from '../database.ts';
import type { StepRecord } from '../store/records.ts';
import type { ImportedStep } from '../store/run-import.ts';
import { jsonAs } from './json.ts';

interface Row {
  readonly step: string;
  readonly sequence: number;
  readonly action_digest: string;
  readonly recorded_at: Date;
  readonly primitive: string;
  readonly version: string;
  readonly envelope: unknown;
  readonly computed_by: string;
  readonly milliseconds: number | null;
}

/** Puts a step's outcome unless it has one. @returns whether it had none */
export async function insertStep(
  db: Connection,
  tenant: string,
  step: Omit<StepRecord, 'computedBy' | 'milliseconds' | 'recordedAt'>,
): Promise<boolean> {
  const inserted = await db.$executeRaw`
    INSERT INTO run_step (tenant, run_id, step, sequence, action_digest)
    VALUES (${tenant}, ${step.runId}, ${step.step}, ${step.sequence}, ${step.actionDigest})
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

/** Puts the steps of a run that ran elsewhere, with the moments at which they were recorded there. */
export async function insertImportedSteps(
  db: Connection,
  tenant: string,
  runId: string,
  steps: readonly ImportedStep[],
): Promise<void> {
  await db.runStep.createMany({
    data: steps.map(({ step, sequence, actionDigest, recordedAt }) => ({
      tenant,
      runId,
      step,
      sequence,
      actionDigest,
      recordedAt: new Date(recordedAt),
    })),
  });
}

/** The steps of a run that have an outcome, in order, each with the envelope of the action that stands for it. */
export async function stepsOf(db: Connection, tenant: string, runId: string): Promise<StepRecord[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.step, s.sequence, s.action_digest, s.recorded_at, a.primitive, a.version, a.envelope,
      a.run_id AS computed_by, a.milliseconds
    FROM run_step s JOIN action a ON a.tenant = s.tenant AND a.action_digest = s.action_digest
    WHERE s.tenant = ${tenant} AND s.run_id = ${runId} ORDER BY s.sequence, s.step`;
  return rows.map((row) => ({
    runId,
    step: row.step,
    sequence: row.sequence,
    primitive: row.primitive,
    version: row.version,
    actionDigest: row.action_digest,
    envelope: jsonAs<StepRecord['envelope']>(row.envelope),
    computedBy: row.computed_by,
    ...(row.milliseconds === null ? {} : { milliseconds: row.milliseconds }),
    recordedAt: row.recorded_at.toISOString(),
  }));
}
