import type { Resolution } from '../../primitives/index.ts';
import type { Connection } from '../database.ts';
import { storable } from './json.ts';

/** Puts the decisions of an action. */
export async function insertResolutions(
  db: Connection,
  tenant: string,
  actionDigest: string,
  resolutions: readonly Resolution[],
): Promise<void> {
  if (resolutions.length === 0) return;
  await db.resolution.createMany({
    data: resolutions.map(({ subject, path, chosen, rejected, rule, justification, wasAttributedTo }, ordinal) => ({
      tenant,
      actionDigest,
      ordinal,
      subject: storable(subject),
      path,
      chosen: storable(chosen),
      rejected: rejected.map(storable),
      rule,
      justification: storable(justification),
      ...(wasAttributedTo === undefined ? {} : { attributedTo: storable(wasAttributedTo) }),
    })),
    skipDuplicates: true,
  });
}

/** Every decision about a subject. */
export async function resolutionsAbout(db: Connection, tenant: string, subject: string): Promise<Resolution[]> {
  const rows = await db.resolution.findMany({
    where: { tenant, subject },
    omit: { tenant: true, actionDigest: true, ordinal: true },
    orderBy: [{ actionDigest: 'asc' }, { ordinal: 'asc' }],
  });
  return rows.map(({ attributedTo, ...row }) => ({
    ...row,
    ...(attributedTo === null ? {} : { wasAttributedTo: attributedTo }),
  }));
}
