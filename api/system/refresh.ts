import { changeSet } from '../../primitives/index.ts';
import { claimRun } from '../claim-run.ts';
import { defineSystemOperation } from '../operation.ts';
import { changeRequest } from '../stale/change-request.ts';
import { beginningOf, changedSnapshot } from '../stale/changed-snapshot.ts';
import { recordedCalls } from '../stale/recorded-calls.ts';
import { refreshedRun } from '../stale/refreshed-run.ts';
import { findRun } from './find-run.ts';
import { runResource, toRunResource } from './run-resource.ts';

export const refreshRun = defineSystemOperation({
  operationId: 'runs.refresh',
  title: 'Refresh a run on a changed graph',
  description:
    'Starts a run again on a snapshot, on the head of a branch, or on its own graph with values supposed, and computes just what that makes stale: what stands is not computed again. Answers with the new run, which names the one that it refreshes; its steps say what was computed and what was reused.',
  input: changeRequest,
  output: runResource,
  errors: [
    'run.not-found',
    'subject.not-found',
    'snapshot.not-found',
    'branch.not-found',
    'input.missing',
    'operation.not-applicable',
    'idempotency.key-reused',
  ],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/runs/{runId}:refresh' },
  visibility: 'listed',
  async handle(request, context, ports) {
    const { store, graphs, execution } = ports;
    const { tenant } = context.caller;
    const run = await findRun(request.runId, context, ports);
    const { runId, earlier } = await claimRun('runs.refresh', request, context, store);
    if (earlier) return toRunResource(store, earlier, true);
    const steps = await store.steps(tenant, run.runId);
    const { snapshot: from } = beginningOf(run, await recordedCalls(ports, tenant, run.plan, steps));
    const beginning = await graphs.load(tenant, from);
    const changed = await changedSnapshot('runs.refresh', request, beginning, tenant, ports);
    const standing =
      changed.kind === 'stored'
        ? changed
        : await graphs.apply(tenant, from, changeSet(from, beginning.graph, changed.changes));
    const refreshed = refreshedRun(runId, { ...run, caller: context.caller }, steps, standing);
    if (await store.createRun(refreshed)) await execution.start(refreshed);
    return toRunResource(store, (await store.run(tenant, runId)) ?? refreshed, true);
  },
});
