import { CHUNK_COUNT } from '../../primitives/index.ts';
import type { SnapshotManifest, Source } from '../../primitives/index.ts';
import type { Connection } from '../database.ts';
import { jsonAs, jsonText } from './json.ts';

const DIGEST_BYTES = 32;
const NO_CHUNK = '0'.repeat(2 * DIGEST_BYTES);

/** Digests of chunks in a row of 32 bytes each, zeros where a chunk is empty. */
export const packDigests = (chunks: readonly string[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(chunks.map((digest) => digest || NO_CHUNK).join(''), 'hex'));

export function unpackDigests(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
  return Array.from({ length: CHUNK_COUNT }, (_, i) =>
    text.slice(2 * DIGEST_BYTES * i, 2 * DIGEST_BYTES * (i + 1)),
  ).map((digest) => (digest === NO_CHUNK ? '' : digest));
}

/** Puts a snapshot's manifest unless it is there; its chunks are contents, and are put before it. */
export async function putSnapshot(
  db: Connection,
  tenant: string,
  { digest, bindingDigest, chunks, assertionCount, sources }: SnapshotManifest,
  parents: readonly string[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO snapshot (tenant, digest, parents, binding_digest, chunks, assertion_count, sources)
    VALUES (${tenant}, ${digest}, ${[...parents]}, ${bindingDigest}, ${packDigests(chunks)}, ${assertionCount}, ${jsonText(sources)}::json)
    ON CONFLICT DO NOTHING`;
}

interface Descent {
  readonly digest: string;
  readonly parents: readonly string[];
}

/** The snapshots themselves and every ancestor of theirs that is stored, each with its parents. */
export async function lineageOf(
  db: Connection,
  tenant: string,
  digests: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const rows = await db.$queryRaw<Descent[]>`
    WITH RECURSIVE lineage (digest) AS (
      SELECT unnest(${[...digests]}::text[])
      UNION
      SELECT unnest(s.parents) FROM snapshot s JOIN lineage l ON s.digest = l.digest WHERE s.tenant = ${tenant}
    )
    SELECT s.digest, s.parents FROM snapshot s JOIN lineage l ON s.digest = l.digest WHERE s.tenant = ${tenant}`;
  return new Map(rows.map(({ digest, parents }) => [digest, parents]));
}

export async function snapshotOf(
  db: Connection,
  tenant: string,
  digest: string,
): Promise<SnapshotManifest | undefined> {
  const row = await db.snapshot.findUnique({ where: { tenant_digest: { tenant, digest } } });
  if (!row) return undefined;
  return {
    digest,
    bindingDigest: row.bindingDigest,
    chunks: unpackDigests(row.chunks),
    assertionCount: row.assertionCount,
    sources: jsonAs<Source[]>(row.sources),
  };
}
