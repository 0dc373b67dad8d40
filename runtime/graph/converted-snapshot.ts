import type { DomainPack, SnapshotManifest } from '../../primitives/index.ts';
import { convert, crossings, isCompatible } from '../../primitives/index.ts';
import { createLeastRecentlyUsed } from '../least-recently-used.ts';
import { sha256 } from '../sha256.ts';
import type { Content, Store } from '../store/store.ts';
import type { GraphCache } from './graph-cache.ts';
import { bindingContent } from './binding-content.ts';
import type { LoadedBinding } from './loaded-bindings.ts';
import { bindingOf, bindingOfChange, loadedBinding, notConvertible, unknownBinding } from './loaded-bindings.ts';
import { snapshotOfAssertions } from './snapshots.ts';
import { storeSource } from './store-source.ts';

/** Snapshots as the loaded packs understand them. */
export interface SnapshotViews {
  /**
   * The snapshot itself where it can be read as it is; else what its conversion makes of it: a snapshot with a digest of its
   * own, stored as a descendant of the one it was converted from, which stays as it is.
   *
   * @throws BverError `snapshot.not-found`, `snapshot.binding-unknown`, `snapshot.not-convertible`
   */
  current(tenant: string, digest: string): Promise<SnapshotManifest>;
  /** The pack by whose binding a snapshot is understood; the digest of the binding where no pack is loaded. */
  packOf(tenant: string, manifest: SnapshotManifest): Promise<string>;
  /** The binding of what is made on top of a snapshot that is read as it is. */
  bindingOfChange(tenant: string, manifest: SnapshotManifest): Promise<LoadedBinding['digest']>;
}

/** @param packs none: every snapshot is taken as it is */
export function createSnapshotViews(store: Store, graphs: GraphCache, packs: readonly DomainPack[]): SnapshotViews {
  const loaded = packs.map(loadedBinding);
  const packOf = new Map(loaded.map((binding, i) => [binding, packs[i]]));
  const known = createLeastRecentlyUsed<SnapshotManifest>(64);

  async function converted(tenant: string, manifest: SnapshotManifest): Promise<SnapshotManifest> {
    const source = storeSource(store, tenant);
    const stored = await bindingOf(source, manifest, loaded);
    const binding = loaded.find(({ record }) => record.name === stored.name);
    const pack = binding && packOf.get(binding);
    if (!binding || !pack) throw unknownBinding(manifest, `that of the pack ${stored.name}, which is not loaded`);
    if (isCompatible(stored, binding.record)) return manifest;
    const chain = crossings(stored, binding.record);
    if (!chain) throw notConvertible(manifest, stored, binding, 'a conversion between them is not there');
    if (chain.length === 0) throw notConvertible(manifest, stored, binding, 'they mean different things by it');
    const assertions = convert((await graphs.chunks(source, manifest)).flat(), chain);
    const contents: Content[] = [bindingContent(pack)];
    const making = { source, graphs, sha256, bindingDigest: binding.digest, contents };
    const made = snapshotOfAssertions(making, assertions, manifest.sources);
    await store.putContents(tenant, contents);
    await store.putSnapshot(tenant, made, [manifest.digest]);
    return made;
  }

  return {
    async current(tenant, digest) {
      const manifest = await storeSource(store, tenant).snapshot(digest);
      if (loaded.length === 0 || loaded.some((binding) => binding.digest === manifest.bindingDigest)) return manifest;
      const key = JSON.stringify([tenant, digest]);
      const view = known.get(key) ?? (await converted(tenant, manifest));
      known.set(key, view);
      return view;
    },
    async packOf(tenant, manifest) {
      if (loaded.length === 0) return manifest.bindingDigest;
      return (await bindingOf(storeSource(store, tenant), manifest, loaded)).name;
    },
    async bindingOfChange(tenant, manifest) {
      const source = storeSource(store, tenant);
      if (loaded.length === 0 || loaded.some(({ digest }) => digest === manifest.bindingDigest)) {
        return manifest.bindingDigest;
      }
      const { name } = await bindingOf(source, manifest, loaded);
      const binding = loaded.find(({ record }) => record.name === name);
      const pack = binding && packOf.get(binding);
      if (!binding || !pack) return manifest.bindingDigest;
      await store.putContents(tenant, [bindingContent(pack)]);
      return bindingOfChange(source, manifest, binding);
    },
  };
}
