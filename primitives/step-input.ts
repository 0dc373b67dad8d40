import type { Invocation, ResultEnvelope } from './envelope.ts';
import type { FlowState } from './flow-state.ts';
import { valueAt } from './json-pointer.ts';
import type { PlanFanOut, PlanStep } from './plan.ts';
import type { PlanInput, StepCall } from './run-plan.ts';

/** A value that a step is handed: itself, or by the content digest of a result and a pointer into its payload. */
export type StepInput = { readonly value: unknown } | { readonly result: string; readonly at: string };

/** The branch of a fan-out, by the index of its item. */
export interface Branch {
  readonly fanOut: PlanFanOut;
  readonly index: number;
}

/** `power-flow[3]`: a step of a branch, as recordings and the Temporal UI name it. */
export const branchStep = (step: string, index: number): string => `${step}[${index}]`;

/** The step and the branch that a name of `branchStep` says. */
export function branchOf(step: string): { readonly step: string; readonly index: number } | undefined {
  const [, of, index] = /^(.*)\[(\d+)\]$/.exec(step) ?? [];
  return of === undefined ? undefined : { step: of, index: Number(index) };
}

/** What a step is called with, given what the ones before it left: references, and values that stand in the plan. */
export function stepInputs(
  input: PlanInput,
  step: PlanStep,
  state: FlowState,
  branch?: Branch,
): Pick<StepCall, 'invocation' | 'inputs' | 'operatingState'> {
  const inputs = Object.entries(step.map ?? {}).flatMap(([name, place]) => {
    const given = inputAt(place, state, branch);
    return given === undefined ? [] : [[name, given] as const];
  });
  const operatingState = step.operatingState && inputAt(step.operatingState, state, branch);
  return {
    invocation: invocationOf(input, step, state, branch),
    ...(inputs.length === 0 ? {} : { inputs: Object.fromEntries(inputs) }),
    ...(operatingState === undefined ? {} : { operatingState }),
  };
}

function invocationOf(input: PlanInput, step: PlanStep, state: FlowState, branch: Branch | undefined): Invocation {
  const snapshot = step.snapshotAfter === undefined ? state.snapshot : state.snapshots[step.snapshotAfter];
  const resultSets = step.resultSets.flatMap((name) => {
    const from = step.resultSetsOf?.[name];
    const digest = from === undefined ? state.resultSets[name] : envelopeOf(from, state).resultSets[name];
    return digest === undefined ? [] : [[name, digest] as const];
  });
  return {
    runId: input.runId,
    step: branch ? branchStep(step.id, branch.index) : step.id,
    primitive: step.primitive,
    version: step.version,
    caller: input.caller,
    documents: input.documents,
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(input.operatingState === undefined ? {} : { operatingState: input.operatingState }),
    resultSets: Object.fromEntries(resultSets),
    parameters: step.parameters,
    findings: step.readsFindings ? state.findings.map(({ digest }) => digest) : [],
    ...(input.seed === undefined ? {} : { seed: input.seed }),
    ...(input.traceContext === undefined ? {} : { traceContext: input.traceContext }),
  };
}

/** Where a value stands; nothing where an item that stands in the plan does not say it. */
function inputAt(
  place: NonNullable<PlanStep['operatingState']>,
  state: FlowState,
  branch: Branch | undefined,
): StepInput | undefined {
  if ('from' in place) return { result: envelopeOf(place.from, state).result, at: place.at };
  if (!branch) throw new Error('An item is known within a fan-out only.');
  const { fanOut, index } = branch;
  if ('items' in fanOut.forEach) {
    const value = valueAt(fanOut.forEach.items[index], place.item);
    return value === undefined ? undefined : { value };
  }
  const { from, at } = fanOut.forEach;
  return { result: envelopeOf(from, state).result, at: `${at}/${index}${place.item}` };
}

/** What a step left; that it is there is checked when its composition is declared. */
export function envelopeOf(step: string, state: FlowState): ResultEnvelope {
  const envelope = state.envelopes[step];
  if (!envelope) throw new Error(`Step ${step} is read before it is done.`);
  return envelope;
}
