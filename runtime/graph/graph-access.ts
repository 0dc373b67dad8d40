import type { ChangeSet, Chunks, DomainPack, Graph, SnapshotManifest } from '../../primitives/index.ts';
import { sha256 } from '../sha256.ts';
import type { Content, Store } from '../store/store.ts';
import { createSnapshotViews } from './converted-snapshot.ts';
import { createGraphCache } from './graph-cache.ts';
import { snapshotOfChange } from './snapshots.ts';
import { storeSource } from './store-source.ts';
import type { Trial } from './trial.ts';
import { createTrial } from './trial.ts';

/**
 * Reading stored snapshots, and applying a change set to one. One that another storage version of its pack wrote is converted
 * before it is read (`createSnapshotViews`): what is answered then has a digest of its own.
 *
 * All of it throws BverError `snapshot.not-found`, `snapshot.binding-unknown` and `snapshot.not-convertible`.
 */
export interface GraphAccess {
  load(tenant: string, digest: string): Promise<{ readonly graph: Graph; readonly manifest: SnapshotManifest }>;
  /** As it was written, whatever that means to the loaded packs: to follow what an earlier run read. */
  asWritten(tenant: string, digest: string): Promise<{ readonly graph: Graph; readonly manifest: SnapshotManifest }>;
  manifest(tenant: string, digest: string): Promise<SnapshotManifest>;
  /** The pack by whose binding a snapshot is understood. */
  packOf(tenant: string, manifest: SnapshotManifest): Promise<string>;
  /** Those chunks of a snapshot, by their numbers. */
  chunks(tenant: string, manifest: SnapshotManifest, numbers: readonly number[]): Promise<Chunks>;
  /**
   * Stores the snapshot that the change set leads to; only the chunks that it concerns are read and written.
   *
   * @param parents what the snapshot comes from: its base, unless more is said
   * @throws BverError `graph.precondition`
   */
  apply(tenant: string, base: string, change: ChangeSet, parents?: readonly string[]): Promise<SnapshotManifest>;
  /** Snapshots to try something on, of which nothing is stored. */
  trial(tenant: string): Trial;
}

/** @param packs whose bindings snapshots are understood by; none: each is taken as it is */
export function createGraphAccess(store: Store, packs: readonly DomainPack[] = []): GraphAccess {
  const graphs = createGraphCache();
  const views = createSnapshotViews(store, graphs, packs);
  return {
    async load(tenant, digest) {
      const { digest: current } = await views.current(tenant, digest);
      return graphs.graph(storeSource(store, tenant), current);
    },
    asWritten: (tenant, digest) => graphs.graph(storeSource(store, tenant), digest),
    manifest: views.current,
    packOf: views.packOf,
    async chunks(tenant, manifest, numbers) {
      const wanted = new Set(numbers);
      const only = { ...manifest, chunks: manifest.chunks.map((digest, i) => (wanted.has(i) ? digest : '')) };
      const all = await graphs.chunks(storeSource(store, tenant), only);
      return new Map(numbers.map((number) => [number, all[number] ?? []]));
    },
    async apply(tenant, base, change, parents) {
      const source = storeSource(store, tenant);
      const manifest = await views.current(tenant, base);
      const bindingDigest = await views.bindingOfChange(tenant, manifest);
      const contents: Content[] = [];
      const making = { source, graphs, sha256, bindingDigest, contents };
      const changed = await snapshotOfChange(making, manifest, change);
      await store.putContents(tenant, contents);
      await store.putSnapshot(tenant, changed, parents ?? [manifest.digest]);
      return changed;
    },
    trial: (tenant) => createTrial(graphs, storeSource(store, tenant)),
  };
}
