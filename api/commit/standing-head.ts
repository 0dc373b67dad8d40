import { BverError } from '../../primitives/index.ts';
import { findBranch } from '../../runtime/graph/find-branch.ts';
import type { MoveReference } from '../../runtime/store/branch-move.ts';
import type { Store } from '../../runtime/store/store.ts';
import type { CallContext } from '../broker.ts';
import { runResult } from '../run-result.ts';
import { findRun } from '../system/find-run.ts';
import type { SystemPorts } from '../system-ports.ts';
import type { CommitInput } from './commit-input.ts';

/** The snapshot that a run left, in place of the run. */
export async function withRun(given: CommitInput, context: CallContext, ports: SystemPorts): Promise<CommitInput> {
  if (given.run === undefined) return given;
  const run = await findRun(given.run, context, ports);
  const { snapshot } = await runResult(ports.store, run);
  if (snapshot !== undefined) return { ...given, snapshot };
  throw new BverError('operation.not-applicable', {
    problem: `Run ${run.runId} left no snapshot.`,
    how: 'Commit a run that reads documents, or that proposes a change.',
  });
}

/** What the head shall be, and the move of another branch that led to it, where that is known. */
export async function standingHead(
  { graph, snapshot, from, expected }: CommitInput,
  tenant: string,
  store: Store,
): Promise<{ readonly head: string; readonly origin?: MoveReference }> {
  if (from !== undefined) {
    const { head } = await findBranch(store, tenant, graph, from);
    if (snapshot !== undefined && snapshot !== head) {
      throw new BverError('graph.conflict', { graph, branch: from, expected: snapshot, actual: head });
    }
    return { head, ...(await originAt(store, tenant, graph, [from], head)) };
  }
  if (snapshot === undefined) throw headMissing();
  if (!(await store.snapshot(tenant, snapshot))) throw new BverError('snapshot.not-found', { digest: snapshot });
  // A branch that begins where another one stands goes on from there.
  const others = expected === undefined ? await store.branches(tenant, graph) : [];
  const there = others.filter(({ head }) => head === snapshot).map(({ name }) => name);
  return { head: snapshot, ...(await originAt(store, tenant, graph, there, snapshot)) };
}

async function originAt(
  store: Store,
  tenant: string,
  graph: string,
  [branch]: readonly string[],
  head: string,
): Promise<{ readonly origin?: MoveReference }> {
  if (branch === undefined) return {};
  const [last] = await store.branchLog(tenant, graph, branch, { limit: 1 });
  return last?.to === head ? { origin: { branch, sequence: last.sequence } } : {};
}

export const headMissing = (): BverError =>
  new BverError('input.missing', {
    operation: 'graph.commit',
    what: 'a snapshot, a run, another branch, changes, or a change set with the expected head',
    how: 'Give the digest of a snapshot, or run, or from, or changes, or changeSet and expected.',
  });
