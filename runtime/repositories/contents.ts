import type { Connection } from '../database.ts';
import { decodeContent, encodeContent } from '../content-encoding.ts';
import type { ContentEncoding } from '../content-encoding.ts';
import type { Content } from '../store/store.ts';

/**
 * Puts contents that are not there yet, in one statement.
 *
 * Sorted by digest, so that two calls which put the same contents take them in the same order and never wait for each other
 * in a ring.
 */
export async function putContents(db: Connection, tenant: string, contents: readonly Content[]): Promise<void> {
  if (contents.length === 0) return;
  const missing = await missingContents(db, tenant, contents);
  const sorted = [...missing].sort((a, b) => (a.digest < b.digest ? -1 : 1));
  const encoded = await Promise.all(sorted.map(({ mediaType, bytes }) => encodeContent(mediaType, bytes)));
  if (sorted.length === 0) return;
  await db.$executeRaw`
    INSERT INTO content (tenant, digest, media_type, size, encoding, bytes)
    SELECT ${tenant}, * FROM unnest(
      ${sorted.map(({ digest }) => digest)}::text[],
      ${sorted.map(({ mediaType }) => mediaType)}::text[],
      ${sorted.map(({ bytes }) => bytes.length)}::int[],
      ${encoded.map(({ encoding }) => encoding)}::text[],
      ${encoded.map(({ bytes }) => bytes)}::bytea[])
    ON CONFLICT DO NOTHING`;
}

/** What is there already need be neither compressed nor sent: most of a changed snapshot is. */
async function missingContents(
  db: Connection,
  tenant: string,
  contents: readonly Content[],
): Promise<readonly Content[]> {
  const byDigest = new Map(contents.map((content) => [content.digest, content]));
  const there = await db.content.findMany({
    where: { tenant, digest: { in: [...byDigest.keys()] } },
    select: { digest: true },
  });
  for (const { digest } of there) byDigest.delete(digest);
  return [...byDigest.values()];
}

interface Row {
  readonly digest: string;
  readonly media_type: string;
  readonly encoding: ContentEncoding;
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** The contents under the digests, by digest; those that are not there are missing. */
export async function contentsOf(
  db: Connection,
  tenant: string,
  digests: readonly string[],
): Promise<Map<string, Content>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT digest, media_type, encoding, size, bytes FROM content WHERE tenant = ${tenant} AND digest = ANY(${[...digests]})`;
  const contents = await Promise.all(
    rows.map(async (row) => ({
      digest: row.digest,
      mediaType: row.media_type,
      bytes: await decodeContent(row, row.size),
    })),
  );
  return new Map(contents.map((content) => [content.digest, content]));
}
