import type { ChangeSet, Chunks, Graph, SnapshotManifest } from '../../primitives/index.ts';
import { sha256 } from '../sha256.ts';
import type { Content, Store } from '../store/store.ts';
import { createGraphCache } from './graph-cache.ts';
import { snapshotOfChange } from './snapshots.ts';
import { storeSource } from './store-source.ts';

/** Reading stored snapshots, and applying a change set to one. */
export interface GraphAccess {
  /** @throws BverError `snapshot.not-found` */
  load(tenant: string, digest: string): Promise<{ readonly graph: Graph; readonly manifest: SnapshotManifest }>;
  /** @throws BverError `snapshot.not-found` */
  manifest(tenant: string, digest: string): Promise<SnapshotManifest>;
  /** Those chunks of a snapshot, by their numbers. */
  chunks(tenant: string, manifest: SnapshotManifest, numbers: readonly number[]): Promise<Chunks>;
  /**
   * Stores the snapshot that the change set leads to; only the chunks that it concerns are read and written.
   *
   * @param parents what the snapshot comes from: its base, unless more is said
   * @throws BverError `graph.precondition`, `snapshot.not-found`
   */
  apply(tenant: string, base: string, change: ChangeSet, parents?: readonly string[]): Promise<SnapshotManifest>;
}

export function createGraphAccess(store: Store): GraphAccess {
  const graphs = createGraphCache();
  return {
    load: (tenant, digest) => graphs.graph(storeSource(store, tenant), digest),
    manifest: (tenant, digest) => storeSource(store, tenant).snapshot(digest),
    async chunks(tenant, manifest, numbers) {
      const wanted = new Set(numbers);
      const only = { ...manifest, chunks: manifest.chunks.map((digest, i) => (wanted.has(i) ? digest : '')) };
      const all = await graphs.chunks(storeSource(store, tenant), only);
      return new Map(numbers.map((number) => [number, all[number] ?? []]));
    },
    async apply(tenant, base, change, parents = [base]) {
      const source = storeSource(store, tenant);
      const manifest = await source.snapshot(base);
      const contents: Content[] = [];
      const making = { source, graphs, sha256, bindingDigest: manifest.bindingDigest, contents };
      const changed = await snapshotOfChange(making, manifest, change);
      await store.putContents(tenant, contents);
      await store.putSnapshot(tenant, changed, parents);
      return changed;
    },
  };
}
