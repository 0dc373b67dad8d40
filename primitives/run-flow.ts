import type { ResultEnvelope } from './envelope.ts';
import type { FlowHost } from './flow-host.ts';
import type { FlowState } from './flow-state.ts';
import { afterStep } from './flow-state.ts';
import type { PlanApproval, PlanGate, PlanNode, PlanStep } from './plan.ts';
import { stepsAskedOf } from './condition.ts';
import { runFanOut } from './run-fan-out.ts';
import type { PlanHost, PlanInput } from './run-plan.ts';
import { envelopeOf, stepInputs } from './step-input.ts';

/** A plan on its way: what any node of it needs to be run. */
export interface Walk {
  readonly input: PlanInput;
  readonly host: PlanHost;
  readonly flow: FlowHost;
  /** The places of steps, fan-outs, gates and approvals, counted from one; the steps of a fan-out go before it. */
  readonly sequence: (id: string) => number;
  readonly of: number;
  readonly step: (id: string) => PlanStep;
}

/** What a node leaves: the state after it, or the reason for which the run ends here. */
type Outcome = { readonly state: FlowState } | { readonly ended: string };

/**
 * Runs a plan that is more than a sequence: fan-outs, gates and approvals between its steps. Which call is the last is not
 * known beforehand, so that the end of the run is written by itself.
 *
 * @returns the envelope of every step and fan-out by its id; under the answer's id, what the run answers with
 */
export async function runFlow(
  nodes: readonly PlanNode[],
  input: PlanInput,
  host: PlanHost,
): Promise<Readonly<Record<string, ResultEnvelope>>> {
  const walk = walkOf(nodes, input, host);
  const end = async (state: FlowState, early?: Parameters<FlowHost['finish']>[0]) => {
    const answer = await walk.flow.finish(early);
    return answer ? { ...state.envelopes, [input.plan.answer]: answer } : state.envelopes;
  };
  let state = input.resume ?? startOf(input);
  for (const node of nodes.slice(state.node)) {
    const id = idOf(node);
    if (!state.skipped.includes(id)) {
      const outcome = await runNode(node, state, walk);
      if ('ended' in outcome) return end(state, { by: id, because: outcome.ended });
      state = outcome.state;
    }
    state = { ...state, node: state.node + 1 };
  }
  return end(state);
}

const idOf = (node: PlanNode): string => ('call' in node ? node.call : node.id);

async function runNode(node: PlanNode, state: FlowState, walk: Walk): Promise<Outcome> {
  if ('call' in node) return { state: await runStep(walk.step(node.call), state, walk) };
  if ('forEach' in node) return { state: await runFanOut(node, state, walk) };
  return 'gate' in node ? runGate(node, state, walk) : runApproval(node, state, walk);
}

async function runStep(step: PlanStep, state: FlowState, { input, host, sequence, of }: Walk): Promise<FlowState> {
  const place = sequence(step.id);
  await host.beforeStep?.(step, place);
  const envelope = await host.call(step, {
    ...stepInputs(input, step, state),
    title: step.title,
    sequence: place,
    of,
    isAnswer: step.id === input.plan.answer,
    leavesOpen: true,
  });
  return afterStep(state, step.id, envelope);
}

/** Goes on, leaves out steps, or ends the run. */
async function runGate(gate: PlanGate, state: FlowState, { flow }: Walk): Promise<Outcome> {
  const results = stepsAskedOf(gate.gate).map((step) => [step, envelopeOf(step, state).result] as const);
  const { holds } = await flow.decide(gate, { results: Object.fromEntries(results), findings: state.findings });
  if (holds) return { state };
  if ('end' in gate.otherwise) return { ended: gate.otherwise.end };
  return { state: { ...state, skipped: [...state.skipped, ...gate.otherwise.skip] } };
}

/** Goes on when somebody approves; rejected, the run ends. */
async function runApproval(approval: PlanApproval, state: FlowState, { host, sequence }: Walk): Promise<Outcome> {
  if (!host.approve) throw new Error('This plan waits for approval, and its host has nobody to ask.');
  const { decision, justification } = await host.approve({
    step: approval.id,
    title: approval.title,
    ...approval.approval,
    ...(state.snapshot === undefined ? {} : { snapshot: state.snapshot }),
    sequence: sequence(approval.id),
  });
  return decision === 'approved' ? { state } : { ended: `${approval.title}: rejected. ${justification}`.trim() };
}

const startOf = ({ snapshot, resultSets, findings = [] }: PlanInput): FlowState => ({
  node: 0,
  ...(snapshot === undefined ? {} : { snapshot }),
  resultSets,
  findings: findings.map((digest) => ({ step: '', digest })),
  envelopes: {},
  snapshots: {},
  skipped: [],
});

function walkOf(nodes: readonly PlanNode[], input: PlanInput, host: PlanHost): Walk {
  const order = nodes.flatMap((node) => ('forEach' in node ? [...node.steps, node.id] : [idOf(node)]));
  const steps = new Map(input.plan.steps.map((step) => [step.id, step]));
  if (!host.flow) throw new Error('This plan is more than a sequence, and its host runs sequences only.');
  return {
    input,
    host,
    flow: host.flow,
    sequence: (id) => order.indexOf(id) + 1,
    of: order.length,
    step(id) {
      const step = steps.get(id);
      if (!step) throw new Error(`The plan has no step ${id}.`);
      return step;
    },
  };
}
