import type { ChangeSet } from '../../primitives/index.ts';
import { BverError, chunksConcerned, lookupIn, requirePreconditions } from '../../primitives/index.ts';
import type { MoveNote } from '../store/branch-move.ts';
import type { Branch, Store } from '../store/store.ts';
import { findBranch } from './find-branch.ts';
import type { GraphAccess } from './graph-access.ts';
import { mergeSnapshots } from './merge-snapshots.ts';

/** A change that somebody made while others may commit, too. */
export interface ChangeCommit {
  readonly graph: string;
  readonly branch: string;
  /** State digest of the snapshot that the change was made for. */
  readonly base: string;
  readonly change: ChangeSet;
  readonly note: MoveNote;
  /** That of the branch stays where this is absent. */
  readonly purpose?: string;
}

/** Of committers that meet one always gets through, so losing this often means that something else is wrong. */
const ATTEMPTS = 500;

/**
 * Commits a change to the head of a branch, wherever that is by now: what others changed meanwhile stays, and the change
 * is made anew on top of it, unless it meets theirs. Optimistic: whoever is overtaken looks again.
 *
 * @throws BverError `graph.precondition` where the change meets another one, `graph.conflict`, `branch.not-found`,
 *   `snapshot.not-found`, `operation.not-applicable`
 */
export async function commitChange(
  { store, graphs }: { readonly store: Store; readonly graphs: GraphAccess },
  tenant: string,
  { graph, branch: name, base, change, note, purpose }: ChangeCommit,
): Promise<Branch> {
  const { digest: theirs } = await graphs.apply(tenant, base, change);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const branch = await findBranch(store, tenant, graph, name);
    const ours = branch.head;
    const { snapshot: head, conflicts } = await mergeSnapshots(graphs, tenant, { ours, theirs, bases: [base] });
    await requireRead(graphs, tenant, ours, change);
    const [first] = conflicts;
    if (first || head === undefined) {
      throw new BverError('graph.precondition', { subject: first?.subject, path: first?.path });
    }
    const moved = { ...branch, head, purpose: purpose ?? branch.purpose };
    if (head === ours || (await store.moveBranch(tenant, moved, ours, note)) === head) return moved;
  }
  throw new BverError('graph.conflict', { graph, branch: name, expected: base, actual: 'another head each time' });
}

/** Whatever else the change was made for, beside the values that it changes, still has to stand. */
async function requireRead(graphs: GraphAccess, tenant: string, head: string, change: ChangeSet): Promise<void> {
  const keyOf = (subject: string, path: string): string => JSON.stringify([subject, path]);
  const changed = new Set(
    change.forward.map((step) =>
      step.op === 'assert' ? keyOf(step.assertion.subject, step.assertion.path) : keyOf(step.subject, step.path),
    ),
  );
  const preconditions = change.preconditions.filter(({ subject, path }) => !changed.has(keyOf(subject, path)));
  if (preconditions.length === 0) return;
  const read: ChangeSet = { ...change, preconditions, forward: [] };
  const chunks = await graphs.chunks(tenant, await graphs.manifest(tenant, head), chunksConcerned(read));
  requirePreconditions(read, lookupIn(chunks));
}
