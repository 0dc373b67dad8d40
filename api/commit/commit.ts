import type { Caller, ChangeSet } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { requireEvidenceOfCommit } from '../../runtime/evidence/require-evidence-of-commit.ts';
import { commitChange } from '../../runtime/graph/commit-change.ts';
import { findBranch } from '../../runtime/graph/find-branch.ts';
import type { MoveNote } from '../../runtime/store/branch-move.ts';
import type { Branch } from '../../runtime/store/store.ts';
import { propose } from '../system/propose.ts';
import type { SystemPorts } from '../system-ports.ts';
import type { CommitInput } from './commit-input.ts';
import { moveHead } from './move-head.ts';
import { headMissing, standingHead } from './standing-head.ts';
import { storedChangeSet } from './stored-change-set.ts';

/** Moves a branch to what is said in one of the ways to say it. */
export async function commit(given: CommitInput, caller: Caller, ports: SystemPorts): Promise<Branch> {
  const { tenant, subject: by } = caller;
  if (given.changes !== undefined) return committedChanges({ ...given, changes: given.changes }, caller, ports);
  if (given.snapshot === undefined && given.from === undefined && given.changeSet !== undefined) {
    const change = await storedChangeSet(ports.store, tenant, given.changeSet);
    const note = { by, message: given.message, changeSet: given.changeSet };
    if (given.rebase) return rebased(given, tenant, change, note, ports);
    if (given.expected === undefined) throw headMissing();
    await requireEvidenceOfCommit(verifying(ports), tenant, given.expected, change);
    const { digest } = await ports.graphs.apply(tenant, given.expected, change);
    return moveHead(given, tenant, digest, note, ports.store);
  }
  const { head, origin } = await standingHead(given, tenant, ports.store);
  const note = { by, message: given.message, ...(origin ? { origin } : {}) };
  return moveHead(given, tenant, head, note, ports.store);
}

/** Commits what somebody states. What others changed meanwhile stays, unless the head is named that it has to be. */
async function committedChanges(
  given: CommitInput & { readonly changes: NonNullable<CommitInput['changes']> },
  { tenant, subject: by }: Caller,
  ports: SystemPorts,
): Promise<Branch> {
  const { graph, branch: name, changes, message: why } = given;
  if (why === '') {
    const what = 'a message that says why it is so';
    throw new BverError('input.missing', { operation: 'graph.commit', what, how: 'Give a message with the changes.' });
  }
  const base = given.expected ?? (await findBranch(ports.store, tenant, graph, name)).head;
  const { digest, change } = await propose({ operation: 'graph.commit', tenant, by, base, changes, why }, ports);
  const note = { by, message: why, changeSet: digest };
  if (given.rebase || given.expected === undefined)
    return rebased({ ...given, expected: base }, tenant, change, note, ports);
  const { digest: head } = await ports.graphs.apply(tenant, base, change);
  return moveHead(given, tenant, head, note, ports.store);
}

const verifying = ({ store, graphs, registry: { packs } }: SystemPorts) => ({ store, graphs, packs });

const rebased = async (given: CommitInput, tenant: string, change: ChangeSet, note: MoveNote, ports: SystemPorts) => {
  const { graph, branch: name, expected: base = change.base, purpose } = given;
  await requireEvidenceOfCommit(verifying(ports), tenant, base, change);
  const commit = { graph, branch: name, base, change, note };
  return commitChange(ports, tenant, { ...commit, ...(purpose === undefined ? {} : { purpose }) });
};
