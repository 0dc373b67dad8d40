import type { Decision } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import type { BranchMove } from '../store/branch-move.ts';
import type { Branch, Store } from '../store/store.ts';
import { findBranch } from './find-branch.ts';
import type { GraphAccess } from './graph-access.ts';
import type { MergeOutcome } from './merge-snapshots.ts';
import { mergeSnapshots } from './merge-snapshots.ts';

export interface Revert {
  readonly graph: string;
  readonly branch: string;
  /** The move that is undone, by its number. */
  readonly sequence: number;
  readonly decisions: readonly Decision[];
  readonly by: string;
  readonly message?: string | undefined;
}

export interface Reverted extends MergeOutcome {
  readonly branch: Branch;
  readonly undone: BranchMove;
  /** State digests: where the branch stood, and what stood before the move that is undone. */
  readonly sides: { readonly ours: string; readonly theirs: string };
}

const ATTEMPTS = 100;

/**
 * Undoes one move of a branch, and keeps what came after it: the inverse of what it changed, merged into where the branch
 * stands. Where that was changed again since, it is a conflict, and nothing moves until it is decided.
 *
 * @throws BverError `branch.not-found`, `move.not-found`, `operation.not-applicable`, `graph.conflict`
 */
export async function revertMove(
  { store, graphs }: { readonly store: Store; readonly graphs: GraphAccess },
  tenant: string,
  { graph, branch: name, sequence, decisions, by, message }: Revert,
): Promise<Reverted> {
  await findBranch(store, tenant, graph, name);
  const [undone] = await store.branchLog(tenant, graph, name, { before: sequence + 1, limit: 1 });
  if (undone?.sequence !== sequence) throw new BverError('move.not-found', { graph, branch: name, sequence });
  const { from: theirs, to: base } = undone;
  if (theirs === undefined || undone.closed) throw nothingBefore(undone);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const branch = await findBranch(store, tenant, graph, name);
    const ours = branch.head;
    const outcome = await mergeSnapshots(graphs, tenant, { ours, theirs, bases: [base] }, decisions);
    const { snapshot: head, resolutions, unfit } = outcome;
    const stands = { ...outcome, branch, undone, sides: { ours, theirs } };
    if (head === undefined || unfit.length > 0 || head === ours) return stands;
    const note = {
      by,
      message: message ?? `Reverted move ${sequence}${undone.message === '' ? '' : `: ${undone.message}`}`,
      reverts: sequence,
      ...(resolutions.length > 0 ? { resolutions } : {}),
    };
    const moved = { ...branch, head };
    if ((await store.moveBranch(tenant, moved, ours, note)) === head) return { ...stands, branch: moved };
  }
  const actual = 'another head each time';
  throw new BverError('graph.conflict', { graph, branch: name, expected: 'where it was', actual });
}

const nothingBefore = ({ branch, sequence, closed }: BranchMove): BverError =>
  new BverError('operation.not-applicable', {
    problem: `Move ${sequence} of ${branch} ${closed ? 'closed' : 'made'} the branch; it changed no value.`,
    how: 'Revert a later move, or close the branch (graph.close).',
  });
