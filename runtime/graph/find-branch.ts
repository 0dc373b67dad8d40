import { BverError, nearest } from '../../primitives/index.ts';
import type { Branch, Store } from '../store/store.ts';

/** @throws BverError `branch.not-found` */
export async function findBranch(
  store: Pick<Store, 'branch' | 'branches'>,
  tenant: string,
  graph: string,
  name: string,
): Promise<Branch> {
  const found = await store.branch(tenant, graph, name);
  if (found) return found;
  const known = (await store.branches(tenant, graph)).map((branch) => branch.name);
  throw new BverError('branch.not-found', { graph, branch: name, near: nearest(name, known).join(', ') });
}
