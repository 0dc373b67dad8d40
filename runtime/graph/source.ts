import type { SnapshotManifest } from '../../primitives/index.ts';

/** Where a step gets what its references name: the store itself, or the main thread on behalf of a worker thread. */
export interface Source {
  /** @throws BverError when there is nothing under the digest */
  content(digest: string): Promise<Uint8Array>;
  /** @throws BverError `snapshot.not-found` */
  snapshot(digest: string): Promise<SnapshotManifest>;
}
