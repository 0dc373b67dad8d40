import type { Caller, DocumentReference, Invocation, ResultEnvelope } from './envelope.ts';
import type { Plan, PlanStep } from './plan.ts';

/** What a run starts from. */
export interface PlanInput {
  readonly runId: string;
  readonly caller: Caller;
  readonly documents: readonly DocumentReference[];
  readonly plan: Plan;
  readonly snapshot?: string;
  readonly operatingState?: string;
  readonly resultSets: Readonly<Record<string, string>>;
  /** Findings, by the digests of their contents, that steps left which are not run again. */
  readonly findings?: readonly string[];
  readonly seed?: number;
  readonly traceContext?: string;
}

/** A call with its place in the plan: the first one opens the run, the last one closes it. */
export interface StepCall {
  readonly invocation: Invocation;
  readonly title: string;
  /** Counted from one. */
  readonly sequence: number;
  readonly of: number;
  readonly isAnswer: boolean;
}

/** How a plan touches the world: one call at a time, and a breath between steps in which it may be held. */
export interface PlanHost {
  call(step: PlanStep, call: StepCall): Promise<ResultEnvelope>;
  beforeStep?(step: PlanStep, sequence: number): Promise<void>;
}

/**
 * Runs the steps of a plan in order; each sees the snapshot, result sets and findings that the ones before it left. Pure
 * orchestration: the same code runs inside a durable workflow and in process.
 *
 * @returns the envelope of every step by its id
 */
export async function runPlan(input: PlanInput, host: PlanHost): Promise<Readonly<Record<string, ResultEnvelope>>> {
  const envelopes: Record<string, ResultEnvelope> = {};
  let snapshot = input.snapshot;
  let resultSets = input.resultSets;
  const findings: string[] = [...(input.findings ?? [])];
  for (const [index, step] of input.plan.steps.entries()) {
    await host.beforeStep?.(step, index + 1);
    const invocation: Invocation = {
      runId: input.runId,
      step: step.id,
      primitive: step.primitive,
      version: step.version,
      caller: input.caller,
      documents: input.documents,
      ...(snapshot === undefined ? {} : { snapshot }),
      ...(input.operatingState === undefined ? {} : { operatingState: input.operatingState }),
      resultSets: Object.fromEntries(Object.entries(resultSets).filter(([name]) => step.resultSets.includes(name))),
      parameters: step.parameters,
      findings: step.readsFindings ? [...findings] : [],
      ...(input.seed === undefined ? {} : { seed: input.seed }),
      ...(input.traceContext === undefined ? {} : { traceContext: input.traceContext }),
    };
    const envelope = await host.call(step, {
      invocation,
      title: step.title,
      sequence: index + 1,
      of: input.plan.steps.length,
      isAnswer: step.id === input.plan.answer,
    });
    envelopes[step.id] = envelope;
    snapshot = envelope.snapshot ?? snapshot;
    resultSets = { ...resultSets, ...envelope.resultSets };
    if (envelope.findings !== undefined) findings.push(envelope.findings);
  }
  return envelopes;
}
