import type { CallReach, ValueDifference } from '../../primitives/index.ts';
import { changedGraph, reachOf } from '../../primitives/index.ts';
import type { RunRecord } from '../../runtime/store/records.ts';
import type { CallContext } from '../broker.ts';
import type { SystemPorts } from '../system-ports.ts';
import type { ChangeRequest } from './change-request.ts';
import { beginningOf, changedSnapshot } from './changed-snapshot.ts';
import { createReachHost } from './reach-host.ts';
import type { StoredCall } from './recorded-calls.ts';
import { recordedCalls } from './recorded-calls.ts';

/** What a change reaches among the steps of a run. */
export interface Assessment {
  /** The snapshot that the run began with, and the changed one; that one is not stored where values are supposed. */
  readonly from: string;
  readonly to: string;
  readonly differences: readonly ValueDifference[];
  readonly calls: readonly StoredCall[];
  readonly reach: readonly CallReach[];
}

/** Follows a change through the recorded calls of a run. Nothing is stored, and nothing is simulated. */
export async function assess(
  operation: string,
  run: RunRecord,
  request: ChangeRequest,
  { caller: { tenant }, signal }: CallContext,
  ports: SystemPorts,
): Promise<Assessment> {
  const steps = await ports.store.steps(tenant, run.runId);
  const { snapshot: from, calls } = beginningOf(run, await recordedCalls(ports, tenant, run.plan, steps));
  const trial = ports.graphs.trial(tenant);
  const beginning = await trial.load(from);
  const changed = await changedSnapshot(operation, request, beginning, tenant, ports);
  const to = changed.kind === 'stored' ? changed.digest : (await trial.apply(from, changed.changes)).digest;
  const made = calls.map(({ envelope }) => envelope.snapshot).findLast((snapshot) => snapshot !== undefined);
  const { graph: last } = await trial.load(made ?? from);
  const host = createReachHost({ tenant, trial, reproduction: ports.reproduction, calls, from, to, last, signal });
  const differences = await trial.differences(from, to);
  const moved = changedGraph(differences, (await trial.load(to)).graph.assertions());
  const reach = await reachOf(calls, { snapshot: from, moved }, host);
  const told = differences.filter((difference) => changed.kind === 'supposed' || !host.isSettled(difference));
  return { from, to, differences: told, calls, reach };
}
