import type { MoveReference } from '../store/branch-move.ts';
import type { Branch, Store } from '../store/store.ts';
import { findBranch } from './find-branch.ts';

/** A branch, and the move that led it to where it stands. */
export interface BranchHead {
  readonly branch: Branch;
  readonly move: MoveReference;
}

/** Where a branch stands. A branch that moves while it is looked at is looked at again. @throws BverError `branch.not-found` */
export async function branchHead(
  store: Pick<Store, 'branch' | 'branches' | 'branchLog'>,
  tenant: string,
  graph: string,
  name: string,
): Promise<BranchHead> {
  for (;;) {
    const branch = await findBranch(store, tenant, graph, name);
    const [last] = await store.branchLog(tenant, graph, name, { limit: 1 });
    if (last?.to === branch.head) return { branch, move: { branch: name, sequence: last.sequence } };
  }
}
