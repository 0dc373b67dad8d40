import type { BranchMove, MoveReference } from '../store/branch-move.ts';
import type { Store } from '../store/store.ts';

const PAGE = 100;

/** A move, or the last one of a branch. */
export type StartingMove = Pick<MoveReference, 'branch'> & Partial<MoveReference>;

/** The move before this one in the life of the branch: where a branch was forked, that is the move it was forked from. */
export const moveBefore = ({ branch, sequence, origin, from }: BranchMove): MoveReference | undefined =>
  from === undefined ? origin : { branch, sequence: sequence - 1 };

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
    next = undefined;
    for (const move of page) {
      yield move;
      next = moveBefore(move);
      // What stands before that in the log is another branch of the same name, which has ended.
      if (move.from === undefined) break;
    }
  }
}
