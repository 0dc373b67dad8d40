import type { Finding, PlanFanOut, ResultEnvelope } from '../../primitives/index.ts';
import { branchStep } from '../../primitives/index.ts';
import type { NodeRecord, StepRecord } from '../../runtime/store/records.ts';
import type { Store } from '../../runtime/store/store.ts';
import { listItems } from './list-items.ts';
import type { OfRun } from './stored.ts';
import { jsonContent, payloadOf, putResult } from './stored.ts';

interface Recorded {
  readonly steps: ReadonlyMap<string, StepRecord>;
  readonly nodes: ReadonlyMap<string, NodeRecord>;
}

/**
 * One result of all branches, in the order of the items: of each its item and what came of it, a payload or an error; and
 * the findings of all, so that what reports on findings sees them. `incomplete` when a branch failed or is incomplete itself.
 */
export async function gatherBranches(
  store: Store,
  { tenant, runId }: OfRun,
  fanOut: PlanFanOut,
  list: string | undefined,
): Promise<ResultEnvelope> {
  const items = await listItems(store, tenant, fanOut, list);
  const [steps, nodes] = await Promise.all([store.steps(tenant, runId), store.nodes(tenant, runId)]);
  const recorded = {
    steps: new Map(steps.map((step) => [step.step, step])),
    nodes: new Map(nodes.map((node) => [node.node, node])),
  };
  const branches = [];
  for (const [index, item] of items.entries())
    branches.push(await branch(store, tenant, fanOut, recorded, index, item));
  const failed = branches.filter(({ status }) => status === 'failed').length;
  const incomplete = branches.filter(({ status }) => status === 'incomplete').length;
  const counts = { total: branches.length, completed: branches.length - failed - incomplete, incomplete, failed };
  const envelope = await putResult(
    store,
    tenant,
    {
      status: failed + incomplete > 0 ? 'incomplete' : 'completed',
      summary: summaryOf(counts),
      payload: { branches, ...counts },
    },
    await findingsOf(store, tenant, fanOut, recorded.steps, items.length),
  );
  await store.recordNode(tenant, {
    runId,
    node: fanOut.id,
    status: 'completed',
    detail: envelope.summary,
    branches: branches.length,
    envelope,
  });
  return envelope;
}

async function branch(
  store: Store,
  tenant: string,
  { id, answer }: PlanFanOut,
  { steps, nodes }: Recorded,
  index: number,
  item: unknown,
) {
  const failure = nodes.get(branchStep(id, index))?.error;
  if (failure) {
    const { code, detail } = failure;
    return { index, item, status: 'failed', summary: detail, error: { code, detail } } as const;
  }
  const step = steps.get(branchStep(answer, index));
  if (!step) throw new Error(`Branch ${index} of ${id} is neither done nor failed.`);
  const { status, summary, result } = step.envelope;
  return { index, item, status, summary, result, payload: await payloadOf(store, tenant, result) };
}

const summaryOf = ({
  total,
  incomplete,
  failed,
}: Readonly<Record<'total' | 'incomplete' | 'failed', number>>): string =>
  [
    `${total - failed} of ${total} branches done`,
    ...(incomplete > 0 ? [`${incomplete} of them incomplete`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(', ') + '.';

async function findingsOf(
  store: Store,
  tenant: string,
  { steps: ids }: PlanFanOut,
  steps: ReadonlyMap<string, StepRecord>,
  count: number,
): Promise<readonly Finding[]> {
  const digests = Array.from({ length: count }, (_, index) =>
    ids.flatMap((id) => steps.get(branchStep(id, index))?.envelope.findings ?? []),
  ).flat();
  const all = await Promise.all(digests.map((digest) => jsonContent<Finding[]>(store, tenant, digest)));
  return all.flat();
}
