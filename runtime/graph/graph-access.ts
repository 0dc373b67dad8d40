import type { ChangeSet, Graph, SnapshotManifest } from '../../primitives/index.ts';
import { sha256 } from '../sha256.ts';
import type { Content, Store } from '../store/store.ts';
import { createGraphCache } from './graph-cache.ts';
import { snapshotOfChange } from './snapshots.ts';
import { storeSource } from './store-source.ts';

/** Reading stored snapshots, and applying a change set to one. */
export interface GraphAccess {
  /** @throws BverError `snapshot.not-found` */
  load(tenant: string, digest: string): Promise<{ readonly graph: Graph; readonly manifest: SnapshotManifest }>;
  /**
   * Stores the snapshot that the change set leads to; only the chunks that it concerns are read and written.
   *
   * @throws BverError `graph.precondition`, `snapshot.not-found`
   */
  apply(tenant: string, base: string, change: ChangeSet): Promise<SnapshotManifest>;
}

export function createGraphAccess(store: Store): GraphAccess {
  const graphs = createGraphCache();
  return {
    load: (tenant, digest) => graphs.graph(storeSource(store, tenant), digest),
    async apply(tenant, base, change) {
      const source = storeSource(store, tenant);
      const manifest = await source.snapshot(base);
      const contents: Content[] = [];
      const making = { source, graphs, sha256, bindingDigest: manifest.bindingDigest, contents };
      const changed = await snapshotOfChange(making, manifest, change);
      await store.putContents(tenant, contents);
      await store.putSnapshot(tenant, changed, [base]);
      return changed;
    },
  };
}
