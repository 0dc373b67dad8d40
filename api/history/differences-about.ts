import type { SnapshotManifest, ValueDifference } from '../../primitives/index.ts';
import { chunkOf, elementOf } from '../../primitives/index.ts';
import { differencesBetween } from '../../runtime/graph/difference.ts';
import type { GraphAccess } from '../../runtime/graph/graph-access.ts';
import type { BranchMove } from '../../runtime/store/branch-move.ts';

/** What a history is asked about: everything, an element with its ports, or one value. */
export interface About {
  readonly subject?: string | undefined;
  readonly path?: string | undefined;
}

/** The snapshots before and after a move. A fork changes nothing; what begins from nothing has none before. */
export async function sidesOf(
  tenant: string,
  { from, to, origin }: BranchMove,
  graphs: GraphAccess,
): Promise<{ readonly from?: SnapshotManifest; readonly to: SnapshotManifest }> {
  const before = from ?? (origin ? to : undefined);
  const after = await graphs.manifest(tenant, to);
  return before === undefined ? { to: after } : { from: await graphs.manifest(tenant, before), to: after };
}

/** What differs between two snapshots, of what is asked for; of one value, only its chunk is compared. */
export async function differencesAbout(
  { subject, path }: About,
  tenant: string,
  from: SnapshotManifest | undefined,
  to: SnapshotManifest,
  graphs: GraphAccess,
): Promise<ValueDifference[]> {
  if (subject === undefined) return differencesBetween(graphs, tenant, from, to);
  const isAsked = (one: ValueDifference): boolean =>
    path === undefined ? elementOf(one.subject) === subject : one.subject === subject && one.path === path;
  const only = (manifest: SnapshotManifest): SnapshotManifest => ({
    ...manifest,
    chunks: manifest.chunks.map((digest, i) => (path === undefined || i === chunkOf(subject) ? digest : '')),
  });
  return (await differencesBetween(graphs, tenant, from && only(from), only(to))).filter(isAsked);
}
