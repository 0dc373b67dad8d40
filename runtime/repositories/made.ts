import type { Connection } from '../database.ts';
import type { ActionOutcome } from '../store/records.ts';

/** Puts the rows of what an action made: result sets, artifacts, the change set that it proposes. */
export async function insertMade(
  db: Connection,
  tenant: string,
  { action, resultSets, base }: ActionOutcome,
): Promise<void> {
  const { actionDigest, envelope } = action;
  if (resultSets.length > 0) {
    await db.resultSet.createMany({
      data: resultSets.map((set) => ({ tenant, actionDigest, ...set })),
      skipDuplicates: true,
    });
  }
  if (envelope.artifacts.length > 0) {
    await db.artifact.createMany({
      data: envelope.artifacts.map(({ digest, name, mediaType }) => ({
        tenant,
        actionDigest,
        digest,
        name,
        mediaType,
      })),
      skipDuplicates: true,
    });
  }
  if (envelope.changeSet !== undefined && envelope.snapshot !== undefined && base !== undefined) {
    await db.changeSet.createMany({
      data: [{ tenant, actionDigest, digest: envelope.changeSet, base, snapshot: envelope.snapshot }],
      skipDuplicates: true,
    });
  }
}

/** A computed result set, and from what. */
export interface ResultSetRow {
  readonly digest: string;
  readonly name: string;
  readonly snapshot: string;
  readonly operatingState: string;
  readonly actionDigest: string;
}

/** Everything that was computed from a snapshot. */
export const resultSetsOf = (db: Connection, tenant: string, snapshot: string): Promise<ResultSetRow[]> =>
  db.resultSet.findMany({
    where: { tenant, snapshot },
    select: { digest: true, name: true, snapshot: true, operatingState: true, actionDigest: true },
    orderBy: [{ name: 'asc' }, { digest: 'asc' }],
  });
