import type { Decision } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import type { BranchMove } from '../store/branch-move.ts';
import type { Branch, Store } from '../store/store.ts';
import type { BranchHistory } from './branch-history.ts';
import { nodeOf, readHistory } from './branch-history.ts';
import { ancestry, nearestCommonAncestors } from './common-ancestors.ts';
import { findBranch } from './find-branch.ts';
import type { GraphAccess } from './graph-access.ts';
import type { MergeOutcome } from './merge-snapshots.ts';
import { mergeSnapshots } from './merge-snapshots.ts';

export interface BranchMerge {
  readonly graph: string;
  readonly into: string;
  readonly from: string;
  readonly decisions: readonly Decision[];
  readonly by: string;
  readonly message: string;
}

export interface MergedBranches extends MergeOutcome {
  /** The branch that was merged into, where it stands now. */
  readonly branch: Branch;
  /** State digests of the two heads, and of what both go back to. */
  readonly sides: { readonly into: string; readonly from: string; readonly bases: readonly string[] };
}

const ATTEMPTS = 100;
const NOTHING_TO_DO: MergeOutcome = { taken: 0, resolutions: [], conflicts: [], unfit: [] };

/**
 * Merges one branch into another. With conflicts that no decision resolves, or decisions that fit no conflict, nothing
 * moves. A branch that is overtaken while it is merged is merged again.
 *
 * @throws BverError `branch.not-found`, `graph.conflict`, `operation.not-applicable`
 */
export async function mergeBranches(
  { store, graphs }: { readonly store: Store; readonly graphs: GraphAccess },
  tenant: string,
  { graph, into, from, decisions, by, message }: BranchMerge,
): Promise<MergedBranches> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const history = await readHistory(store, tenant, graph, [into, from]);
    const [branch, other] = await Promise.all([into, from].map((name) => findBranch(store, tenant, graph, name)));
    const [ours, theirs] = [into, from].map((name) => history.last(name));
    // A branch that came into being after its log was read is there the next time.
    if (!branch || !other || !ours || !theirs) continue;
    const bases = basesOf(history, ours, theirs);
    const sides = { into: ours.to, from: theirs.to, bases };
    if (isTakenUp(history, ours, theirs)) return { ...NOTHING_TO_DO, snapshot: ours.to, branch, sides };
    const outcome = await mergeSnapshots(graphs, tenant, { ours: ours.to, theirs: theirs.to, bases }, decisions);
    const { snapshot: head, resolutions, unfit } = outcome;
    const stands = { ...outcome, branch: { ...branch, head: ours.to }, sides };
    if (head === undefined || unfit.length > 0) return stands;
    const moved = { ...branch, head };
    const { sequence } = theirs;
    const note = {
      by,
      message,
      origin: { branch: from, sequence },
      ...(resolutions.length > 0 ? { resolutions } : {}),
    };
    if ((await store.moveBranch(tenant, moved, ours.to, note)) === head) return { ...stands, branch: moved };
  }
  throw new BverError('graph.conflict', {
    graph,
    branch: into,
    expected: 'where it was',
    actual: 'another head each time',
  });
}

const basesOf = (history: BranchHistory, ours: BranchMove, theirs: BranchMove): string[] => [
  ...new Set(
    nearestCommonAncestors(nodeOf(ours), nodeOf(theirs), history.parentsOf).map((node) => history.snapshotAt(node)),
  ),
];

/** Whether there is nothing to do: ours is what theirs is, or has taken it up before. */
const isTakenUp = (history: BranchHistory, ours: BranchMove, theirs: BranchMove): boolean =>
  ours.to === theirs.to || ancestry(nodeOf(ours), history.parentsOf).has(nodeOf(theirs));
