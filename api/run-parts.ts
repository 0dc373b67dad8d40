import type { Plan, PlanNode } from '../primitives/index.ts';
import { branchOf, isTerminal } from '../primitives/index.ts';
import type { NodeRecord, RunRecord, StepRecord } from '../runtime/store/records.ts';

export const PART_STATUSES = ['pending', 'running', 'waiting', 'done', 'reused', 'failed', 'skipped'] as const;
export type PartStatus = (typeof PART_STATUSES)[number];

/** What became of a part of a run: a step, a fan-out, a gate, an approval. */
export interface PartState {
  readonly status: PartStatus;
  /** For a person: what came of it, or why it was left out. */
  readonly note?: string;
  /** Of a fan-out and its steps: how many branches there are, and how many have done it. */
  readonly branches?: { readonly total: number; readonly done: number; readonly failed: number };
}

export const nodesOf = ({ flow, steps }: Plan): readonly PlanNode[] => flow ?? steps.map(({ id }) => ({ call: id }));

/** The ids of all parts in order; the steps of a fan-out come behind it. */
const orderOf = (plan: Plan): readonly string[] =>
  nodesOf(plan).flatMap((node) =>
    'call' in node ? [node.call] : 'forEach' in node ? [node.id, ...node.steps] : [node.id],
  );

/** What became of each part of a run, by its id, as far as it has been written down. */
export function partStates(
  run: RunRecord,
  steps: readonly StepRecord[],
  nodes: readonly NodeRecord[],
): ReadonlyMap<string, PartState> {
  const states = new Map<string, PartState>();
  for (const step of steps) {
    // A later round of a step stands for the earlier ones.
    const id = step.step.replace(/@\d+$/, '');
    if (!branchOf(id))
      states.set(id, { status: step.computedBy === run.runId ? 'done' : 'reused', note: step.envelope.summary });
  }
  for (const { node, status, detail } of nodes) {
    if (branchOf(node)) continue;
    const known = {
      passed: 'done',
      completed: 'done',
      ended: 'done',
      running: 'running',
      failed: 'failed',
      skipped: 'skipped',
    } as const;
    states.set(node, { status: known[status], note: detail });
  }
  for (const node of nodesOf(run.plan)) {
    if (!('forEach' in node)) continue;
    const total = nodes.find((one) => one.node === node.id)?.branches ?? 0;
    const failed = nodes.filter((one) => branchOf(one.node)?.step === node.id).length;
    const own = states.get(node.id);
    const done = (id: string): number => steps.filter(({ step }) => branchOf(step)?.step === id).length;
    if (!own) continue;
    if (own.status !== 'skipped') states.set(node.id, { ...own, branches: { total, done: done(node.answer), failed } });
    for (const id of node.steps) {
      const { note: _, ...rest } = own;
      states.set(id, own.status === 'skipped' ? rest : { ...rest, branches: { total, done: done(id), failed: 0 } });
    }
  }
  const early = nodes.find(({ status }) => status === 'ended');
  let reached = true;
  for (const id of orderOf(run.plan)) {
    if (states.has(id)) continue;
    states.set(id, early ? { status: 'skipped', note: 'The run ended before it.' } : unrecorded(run, reached));
    reached = false;
  }
  return states;
}

/** The first part without a record is the one that the run is at, or came to its end in. */
function unrecorded({ status, error }: RunRecord, reached: boolean): PartState {
  if (!reached) return { status: isTerminal(status) ? 'skipped' : 'pending' };
  if (status === 'failed') return { status: 'failed', ...(error ? { note: error.detail } : {}) };
  if (isTerminal(status)) return { status: 'skipped', note: `The run was ${status} here.` };
  if (status === 'waiting' || status === 'paused') return { status: 'waiting', note: status };
  return { status: status === 'running' ? 'running' : 'pending' };
}
