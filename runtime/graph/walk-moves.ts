import type { BranchMove, MoveReference } from '../store/branch-move.ts';
import type { Store } from '../store/store.ts';

const PAGE = 100;

/** A move, or the last one of a branch. */
export type StartingMove = Pick<MoveReference, 'branch'> & Partial<MoveReference>;

/** The move before this one in the life of the branch: where a branch was forked, that is the move it was forked from. */
export const moveBefore = ({ branch, sequence, origin }: BranchMove): MoveReference | undefined =>
  sequence > 1 ? { branch, sequence: sequence - 1 } : origin;

/** The moves by which a branch came to where it stands, newest first, on through the branches it was forked from. */
export async function* walkMoves(
  store: Pick<Store, 'branchLog'>,
  tenant: string,
  graph: string,
  start: StartingMove,
): AsyncGenerator<BranchMove> {
  let next: StartingMove | undefined = start;
  while (next) {
    const { branch, sequence }: StartingMove = next;
    const before = sequence === undefined ? {} : { before: sequence + 1 };
    const page: readonly BranchMove[] = await store.branchLog(tenant, graph, branch, { ...before, limit: PAGE });
    yield* page;
    const last: BranchMove | undefined = page.at(-1);
    next = last && moveBefore(last);
  }
}
