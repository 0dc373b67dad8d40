import { readFileSync } from 'node:fs';
import type { SnapshotManifest } from '../../../primitives/index.ts';
import type { Store } from '../../../runtime/store/store.ts';
import { sha256 } from '../../../runtime/sha256.ts';

interface Stored {
  readonly manifest: Omit<SnapshotManifest, 'chunks'> & { readonly chunks: Readonly<Record<string, string>> };
  readonly contents: Readonly<Record<string, string>>;
}

const stored = JSON.parse(readFileSync(new URL('stored-by-version-1.json', import.meta.url), 'utf8')) as Stored;

/** The snapshot of the small bookcase that storage version 1 of the example pack wrote, byte by byte as it did. */
export const STORED_BY_VERSION_1: SnapshotManifest = {
  ...stored.manifest,
  chunks: Array.from({ length: 256 }, (_, i) => stored.manifest.chunks[String(i)] ?? ''),
};

export async function putStoredSnapshot(store: Store, tenant: string): Promise<string> {
  const contents = Object.values(stored.contents).map((text) => {
    const bytes = new TextEncoder().encode(text);
    return { digest: sha256(bytes), mediaType: 'application/json', bytes };
  });
  await store.putContents(tenant, contents);
  await store.putSnapshot(tenant, STORED_BY_VERSION_1, []);
  return STORED_BY_VERSION_1.digest;
}
