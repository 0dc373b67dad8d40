import type { Change, Graph, SnapshotManifest } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { branchHead } from '../../runtime/graph/branch-head.ts';
import type { MoveReference } from '../../runtime/store/branch-move.ts';
import type { RunRecord } from '../../runtime/store/records.ts';
import type { SystemPorts } from '../system-ports.ts';
import type { ChangeRequest } from './change-request.ts';
import type { StoredCall } from './recorded-calls.ts';
import { supposed } from './said-value.ts';

/** What a run is compared with: a stored snapshot, or changes of the graph that it began with. */
export type ChangedSnapshot =
  | { readonly kind: 'stored'; readonly digest: string; readonly branch?: MoveReference & { readonly graph: string } }
  | { readonly kind: 'supposed'; readonly changes: readonly Change[] };

/** The graph that a run goes by, and the calls that go by it. */
export interface Beginning {
  readonly snapshot: string;
  readonly calls: readonly StoredCall[];
}

/**
 * The snapshot that a run began with, or the first one that it made of its documents; of a run that went on from a graph that
 * was answered, that one.
 *
 * @throws BverError `operation.not-applicable` where it has none
 */
export function beginningOf({ runId, start }: RunRecord, calls: readonly StoredCall[]): Beginning {
  const known = new Set([start.snapshot]);
  let snapshot = start.snapshot;
  let first = 0;
  for (const [index, { description, envelope }] of calls.entries()) {
    if (description.snapshot !== '' && !known.has(description.snapshot)) {
      known.add((snapshot = description.snapshot));
      first = index;
    }
    known.add(envelope.snapshot);
    snapshot ??= envelope.snapshot;
  }
  if (snapshot !== undefined) return { snapshot, calls: calls.slice(first) };
  throw new BverError('operation.not-applicable', {
    problem: `Run ${runId} has no graph.`,
    how: 'Ask for a run that reads a document or a snapshot, once its first steps are done.',
  });
}

/**
 * @param beginning the graph that the run began with
 * @throws BverError `input.invalid`, `branch.not-found`, `snapshot.not-found`, `subject.not-found`, `operation.not-applicable`
 */
export async function changedSnapshot(
  operation: string,
  { changes, snapshot, graph, branch }: ChangeRequest,
  beginning: { readonly graph: Graph; readonly manifest: SnapshotManifest },
  tenant: string,
  { store, graphs, registry }: Pick<SystemPorts, 'store' | 'graphs' | 'registry'>,
): Promise<ChangedSnapshot> {
  const ways = [changes, snapshot, branch].filter((given) => given !== undefined).length;
  if (ways !== 1 || (graph === undefined) !== (branch === undefined)) {
    throw new BverError('input.missing', {
      operation,
      what: 'one of: changes, a snapshot, a branch of a graph',
      how: 'Give changes, or snapshot, or graph and branch.',
    });
  }
  if (changes !== undefined) {
    return { kind: 'supposed', changes: supposed({ registry, graph: beginning.graph, operation }, changes) };
  }
  const head = graph === undefined ? undefined : await branchHead(store, tenant, graph, branch ?? '');
  const digest = head?.branch.head ?? snapshot ?? '';
  const { bindingDigest } = await graphs.manifest(tenant, digest);
  if (bindingDigest === beginning.manifest.bindingDigest) {
    return { kind: 'stored', digest, ...(graph !== undefined && head ? { branch: { graph, ...head.move } } : {}) };
  }
  throw new BverError('operation.not-applicable', {
    problem: `Snapshot ${digest} says what it says in the terms of another pack, or of another version of it.`,
    how: 'Compare snapshots of one pack.',
  });
}
