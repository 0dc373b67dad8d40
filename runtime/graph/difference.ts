import type { SnapshotManifest, ValueDifference } from '../../primitives/index.ts';
import { diff, differingChunks } from '../../primitives/index.ts';
import type { GraphAccess } from './graph-access.ts';

/**
 * Every value that differs between two stored snapshots, by subject and path; only the chunks whose digests differ are read.
 *
 * @param from `undefined` for nothing at all
 */
export async function differencesBetween(
  graphs: GraphAccess,
  tenant: string,
  from: SnapshotManifest | undefined,
  to: SnapshotManifest,
): Promise<ValueDifference[]> {
  const numbers = differingChunks(from?.chunks ?? [], to.chunks);
  const [before, after] = await Promise.all([
    from ? graphs.chunks(tenant, from, numbers) : new Map(),
    graphs.chunks(tenant, to, numbers),
  ]);
  return diff(before, after);
}
