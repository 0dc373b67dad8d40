import type { Connection } from '../database.ts';
import type { StoredDocument } from '../store/store.ts';

const FIELDS = { digest: true, name: true, mediaType: true, size: true } as const;

/** Puts a document under the digest of its bytes; its name is the one it last came under. */
export async function putDocument(db: Connection, tenant: string, document: StoredDocument): Promise<void> {
  const { digest, name, mediaType, size } = document;
  await db.document.upsert({
    where: { tenant_digest: { tenant, digest } },
    create: { tenant, digest, name, mediaType, size },
    update: { name, mediaType },
  });
}

/** Puts a document unless its bytes are there already, under whatever name. */
export async function insertDocument(db: Connection, tenant: string, document: StoredDocument): Promise<void> {
  await db.document.createMany({ data: [{ tenant, ...document }], skipDuplicates: true });
}

export async function documentOf(db: Connection, tenant: string, digest: string): Promise<StoredDocument | undefined> {
  return (await db.document.findUnique({ where: { tenant_digest: { tenant, digest } }, select: FIELDS })) ?? undefined;
}

/** Newest first. */
export const listDocuments = (db: Connection, tenant: string, limit: number): Promise<StoredDocument[]> =>
  db.document.findMany({
    where: { tenant },
    select: FIELDS,
    orderBy: [{ createdAt: 'desc' }, { digest: 'asc' }],
    take: limit,
  });
