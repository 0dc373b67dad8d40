import { BverError } from '../../primitives/index.ts';
import type { MoveNote } from '../../runtime/store/branch-move.ts';
import type { Branch, Store } from '../../runtime/store/store.ts';
import type { CommitInput } from './commit-input.ts';

/**
 * Moves a branch to a head, from where it is expected, or begins it there.
 *
 * @throws BverError `graph.conflict` when the branch is not where it is expected
 */
export async function moveHead(
  given: CommitInput,
  tenant: string,
  head: string,
  note: MoveNote,
  store: Store,
): Promise<Branch> {
  const { graph, branch: name, expected } = given;
  const standing = expected === undefined ? undefined : await store.branch(tenant, graph, name);
  const base = standing ? standing.base : given.from;
  const purpose = given.purpose ?? standing?.purpose ?? '';
  const moved = { graph, name, head, purpose, ...(base === undefined ? {} : { base }) };
  const actual = await store.moveBranch(tenant, moved, expected, note);
  if (actual === head) return moved;
  const beginning = 'its beginning';
  throw new BverError('graph.conflict', {
    graph,
    branch: name,
    expected: expected ?? beginning,
    actual: actual ?? beginning,
  });
}
