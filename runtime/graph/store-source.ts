import type { SnapshotManifest } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import type { Store } from '../store/store.ts';
import type { Source } from './source.ts';

/** What a tenant's references name, from the store. */
export const storeSource = (store: Store, tenant: string): Source => ({
  async content(digest): Promise<Uint8Array> {
    const content = await store.content(tenant, digest);
    if (!content) throw new BverError('document.not-found', { digest });
    return content.bytes;
  },
  async snapshot(digest): Promise<SnapshotManifest> {
    const manifest = await store.snapshot(tenant, digest);
    if (!manifest) throw new BverError('snapshot.not-found', { digest });
    return manifest;
  },
});
