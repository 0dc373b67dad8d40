import type { ProvRelation } from '../../primitives/index.ts';
import type { Connection } from '../database.ts';

/** Puts relations that are not there yet. */
export async function insertProvenance(
  db: Connection,
  tenant: string,
  relations: readonly ProvRelation[],
): Promise<void> {
  if (relations.length === 0) return;
  await db.$executeRaw`
    INSERT INTO provenance (tenant, relation, origin, target)
    SELECT ${tenant}, * FROM unnest(
      ${relations.map(({ relation }) => relation)}::text[],
      ${relations.map(({ from }) => from)}::text[],
      ${relations.map(({ to }) => to)}::text[])
    ON CONFLICT DO NOTHING`;
}

/** Every relation that leads from or to the thing. */
export async function provenanceOf(db: Connection, tenant: string, id: string): Promise<ProvRelation[]> {
  const rows = await db.provenance.findMany({
    where: { tenant, OR: [{ from: id }, { to: id }] },
    select: { relation: true, from: true, to: true },
    orderBy: [{ relation: 'asc' }, { from: 'asc' }, { to: 'asc' }],
  });
  return rows.map((row) => ({ ...row, relation: row.relation as ProvRelation['relation'] }));
}

/** Every relation that leads from the thing. */
export async function relationsFrom(db: Connection, tenant: string, id: string): Promise<ProvRelation[]> {
  const rows = await db.provenance.findMany({
    where: { tenant, from: id },
    select: { relation: true, from: true, to: true },
    orderBy: [{ relation: 'asc' }, { to: 'asc' }],
  });
  return rows.map((row) => ({ ...row, relation: row.relation as ProvRelation['relation'] }));
}
