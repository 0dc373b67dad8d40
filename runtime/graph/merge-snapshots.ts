import type { Conflict, Decision, Resolution, SnapshotManifest } from '../../primitives/index.ts';
import { BverError, changeSet, differingChunks, lookupIn, merge, resolveConflicts } from '../../primitives/index.ts';
import type { GraphAccess } from './graph-access.ts';

/** State digests of what is merged: `theirs` into `ours`, which go back to `bases`. */
export interface MergedSides {
  readonly ours: string;
  readonly theirs: string;
  readonly bases: readonly string[];
}

/** What came of a merge: a snapshot, or conflicts that nothing resolves; and decisions that fit none. */
export interface MergeOutcome {
  /** State digest of the merged snapshot, once nothing is open. */
  readonly snapshot?: string;
  /** How many values ours took. */
  readonly taken: number;
  readonly resolutions: readonly Resolution[];
  readonly conflicts: readonly Conflict[];
  readonly unfit: readonly Decision[];
}

/**
 * Merges stored snapshots; only the chunks in which the sides differ are read, and only those that change are written.
 *
 * @throws BverError `snapshot.not-found`; `operation.not-applicable` when the sides are to be understood differently
 */
export async function mergeSnapshots(
  graphs: GraphAccess,
  tenant: string,
  { ours, theirs, bases }: MergedSides,
  decisions: readonly Decision[] = [],
): Promise<MergeOutcome> {
  const straight = straightforward({ ours, theirs, bases });
  if (straight !== undefined) return { snapshot: straight, taken: 0, resolutions: [], conflicts: [], unfit: decisions };
  const manifests = [ours, theirs, ...bases].map((digest) => graphs.manifest(tenant, digest));
  const [our, their, ...base] = (await Promise.all(manifests)) as [SnapshotManifest, SnapshotManifest];
  await requireOnePack(graphs, tenant, [our, their, ...base]);
  const numbers = differingChunks(our.chunks, their.chunks);
  const read = (manifest: SnapshotManifest) => graphs.chunks(tenant, manifest, numbers);
  const ourChunks = await read(our);
  const { taken, conflicts } = merge({
    ours: ourChunks,
    theirs: await read(their),
    bases: await Promise.all(base.map(read)),
  });
  const { changes, resolutions, open, unfit } = resolveConflicts(conflicts, decisions);
  const outcome = { taken: taken.length, resolutions, conflicts: open, unfit };
  if (open.length > 0 || unfit.length > 0) return outcome;
  const change = changeSet(our.digest, lookupIn(ourChunks), [...taken, ...changes], their.sources);
  if (change.forward.length === 0) return { ...outcome, snapshot: ours };
  const { digest } = await graphs.apply(tenant, ours, change, [ours, theirs]);
  return { ...outcome, snapshot: digest };
}

/** The side that stands as it is, when the other one did nothing. */
function straightforward({ ours, theirs, bases }: MergedSides): string | undefined {
  const [base, ...more] = bases;
  if (ours === theirs) return ours;
  if (base === undefined || more.length > 0) return undefined;
  return base === theirs ? ours : base === ours ? theirs : undefined;
}

/** Each is read by the binding that is loaded (`graphs.manifest` converts), so that those of one pack compare. */
async function requireOnePack(
  graphs: GraphAccess,
  tenant: string,
  manifests: readonly SnapshotManifest[],
): Promise<void> {
  const packs = await Promise.all(manifests.map((manifest) => graphs.packOf(tenant, manifest)));
  if (new Set(packs).size === 1) return;
  throw new BverError('operation.not-applicable', {
    problem: 'The snapshots were written by different domain packs, so that their values do not compare.',
    how: 'Merge branches of one domain.',
  });
}
