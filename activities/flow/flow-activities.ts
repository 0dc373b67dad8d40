import type { Asked, GateOutcome, PlanFanOut, PlanGate, ResultEnvelope } from '../../primitives/index.ts';
import { branchStep } from '../../primitives/index.ts';
import type { Store } from '../../runtime/store/store.ts';
import type { RunOutcome } from '../run-activities.ts';
import { errorOf } from '../run-activities.ts';
import { decideGate } from './decide-gate.ts';
import type { Early } from './end-flow.ts';
import { endFlow } from './end-flow.ts';
import { gatherBranches } from './gather-branches.ts';
import { listItems } from './list-items.ts';
import type { OfRun } from './stored.ts';

interface OfFanOut extends OfRun {
  readonly fanOut: PlanFanOut;
  /** The result whose payload has the list, where the plan does not have it itself. */
  readonly list?: string;
}

export type Failed = Extract<RunOutcome, { readonly status: 'failed' }>;

/** What a plan that is more than a sequence does between its calls. Doing one again changes nothing. */
export interface FlowActivities {
  beginBranches(of: OfFanOut): Promise<number>;
  failBranch(of: OfRun & { readonly fanOut: string; readonly index: number; readonly outcome: Failed }): Promise<void>;
  gatherBranches(of: OfFanOut): Promise<ResultEnvelope>;
  decideGate(of: OfRun & { readonly gate: PlanGate; readonly asked: Asked }): Promise<GateOutcome>;
  endFlow(of: OfRun & { readonly early?: Early }): Promise<ResultEnvelope | undefined>;
}

export function createFlowActivities(store: Store): FlowActivities {
  /** Whatever of a run is first opens it. */
  const open = ({ tenant, runId }: OfRun) => store.transition(tenant, runId, { from: ['pending'], to: 'running' });
  return {
    async beginBranches({ fanOut, list, ...run }) {
      await open(run);
      const { length } = await listItems(store, run.tenant, fanOut, list);
      const detail = `${length} branches`;
      await store.recordNode(run.tenant, {
        runId: run.runId,
        node: fanOut.id,
        status: 'running',
        detail,
        branches: length,
      });
      return length;
    },
    async failBranch({ tenant, runId, fanOut, index, outcome }) {
      const error = errorOf(outcome);
      const node = branchStep(fanOut, index);
      await store.recordNode(tenant, { runId, node, status: 'failed', detail: error.detail, error });
    },
    gatherBranches: ({ fanOut, list, ...run }) => gatherBranches(store, run, fanOut, list),
    async decideGate({ gate, asked, ...run }) {
      await open(run);
      return decideGate(store, run, gate, asked);
    },
    endFlow: ({ early, ...run }) => endFlow(store, run, early),
  };
}
