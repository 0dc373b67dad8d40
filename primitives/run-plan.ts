import type { Caller, DocumentReference, Invocation, ResultEnvelope } from './envelope.ts';
import type { FlowHost } from './flow-host.ts';
import type { FlowState } from './flow-state.ts';
import type { Plan, PlanStep } from './plan.ts';
import { afterInterpretation, stepInRound } from './rounds.ts';
import type { ApprovalOutcome } from './waiting.ts';
import { runFlow } from './run-flow.ts';
import type { StepInput } from './step-input.ts';

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
  /** Where an earlier execution of the run left off. */
  readonly resume?: FlowState;
}

/** A call with its place in the plan: the first one opens the run, the last one closes it. */
export interface StepCall {
  readonly invocation: Invocation;
  readonly title: string;
  /** Counted from one. */
  readonly sequence: number;
  readonly of: number;
  readonly isAnswer: boolean;
  /** The run goes on behind its last step, and is closed by its host. */
  readonly leavesOpen?: true;
  /** Parameters that are read before the primitive is called; the invocation does not have them yet. */
  readonly inputs?: Readonly<Record<string, StepInput>>;
  /** An operating state that is set over that of the invocation. */
  readonly operatingState?: StepInput;
  /** The part of the run's progress that is the call's, where it is not one of `of`. */
  readonly progress?: { readonly from: number; readonly width: number };
}

/** A round of steps has asked what nobody has answered. */
export interface AskedRound {
  /** Counted from one. */
  readonly round: number;
  /** State digest of the snapshot that the answers are added to. */
  readonly snapshot: string;
  /** The place that the answers take among the steps of the run. */
  readonly sequence: number;
}

/** Somebody has to decide before the run goes on. */
export interface ApprovalRequest {
  /** The step's id, with its round. */
  readonly step: string;
  readonly title: string;
  readonly description?: string;
  /** Undecided for so long, it counts as rejected. */
  readonly deadlineSeconds?: number;
  /** The snapshot that is decided on. */
  readonly snapshot?: string;
  /** The place that the decision takes among the steps of the run. */
  readonly sequence: number;
}

/** How a plan touches the world: one call at a time, and a breath between steps in which it may be held. */
export interface PlanHost {
  call(step: PlanStep, call: StepCall): Promise<ResultEnvelope>;
  beforeStep?(step: PlanStep, sequence: number): Promise<void>;
  /** Waits until somebody has decided, or nobody has in time. */
  approve?(request: ApprovalRequest): Promise<ApprovalOutcome>;
  /**
   * Waits for answers, for plans that do.
   *
   * @returns the snapshot in which the answers stand, on which the steps are run again; none where nothing was answered
   */
  settle?(asked: AskedRound): Promise<string | undefined>;
  /** Closes a run whose last step did not. */
  finish?(): Promise<void>;
  /** For plans that are more than a sequence. */
  readonly flow?: FlowHost;
}

/** What a step finds: left by the ones before it. */
interface Standing {
  readonly snapshot?: string;
  readonly resultSets: Readonly<Record<string, string>>;
  readonly findings: readonly string[];
}

/** One way through the steps, from the first one that is run in it. */
interface Round {
  /** Counted from one. */
  readonly number: number;
  readonly from: number;
  /** Steps and answers of earlier rounds. */
  readonly done: number;
  readonly standing: Standing;
}

/**
 * Runs the steps of a plan in order; each sees the snapshot, result sets and findings that the ones before it left. Where
 * the plan waits for answers, the steps behind the interpretation are run again once there are some. Pure orchestration:
 * the same code runs inside a durable workflow and in process.
 *
 * @returns the envelope of every step by its id, of the last round
 */
export async function runPlan(input: PlanInput, host: PlanHost): Promise<Readonly<Record<string, ResultEnvelope>>> {
  const { steps, questions, flow } = input.plan;
  if (flow) return runFlow(flow, input, host);
  const from = afterInterpretation(steps);
  const envelopes: Record<string, ResultEnvelope> = {};
  let round: Round = { number: 1, from: 0, done: 0, standing: startOf(input) };
  for (;;) {
    const { base, asked, done } = await runRound(input, host, round, envelopes);
    const settles = questions && asked > 0 && round.number <= questions.maximumRounds && base.snapshot !== undefined;
    const sequence = done + 1;
    const snapshot = settles && (await host.settle?.({ round: round.number, snapshot: base.snapshot, sequence }));
    if (snapshot === undefined || snapshot === false) break;
    round = { number: round.number + 1, from, done: sequence, standing: { ...base, snapshot } };
  }
  if (questions) await host.finish?.();
  return envelopes;
}

/** @returns what the answers are to be added to, how many questions were asked, and how far it came in all */
async function runRound(
  input: PlanInput,
  host: PlanHost,
  round: Round,
  envelopes: Record<string, ResultEnvelope>,
): Promise<{ readonly base: Standing; readonly asked: number; readonly done: number }> {
  const { steps, questions, answer } = input.plan;
  const interpreted = afterInterpretation(steps);
  let { standing, done } = round;
  let base = standing;
  let asked = 0;
  for (const [index, step] of steps.entries()) {
    if (index < round.from) continue;
    if (index === interpreted) base = standing;
    const sequence = ++done;
    await host.beforeStep?.(step, sequence);
    const envelope = await host.call(step, {
      invocation: invocationOf(input, step, stepInRound(step.id, round.number), standing),
      title: step.title,
      sequence,
      of: sequence + steps.length - index - 1,
      isAnswer: step.id === answer,
      ...(questions ? { leavesOpen: true } : {}),
    });
    envelopes[step.id] = envelope;
    asked += envelope.openQuestions;
    standing = after(standing, envelope);
  }
  return { base: interpreted === steps.length ? standing : base, asked, done };
}

const startOf = ({ snapshot, resultSets, findings = [] }: PlanInput): Standing => ({
  ...(snapshot === undefined ? {} : { snapshot }),
  resultSets,
  findings,
});

const after = (standing: Standing, envelope: ResultEnvelope): Standing => ({
  ...standing,
  ...(envelope.snapshot === undefined ? {} : { snapshot: envelope.snapshot }),
  resultSets: { ...standing.resultSets, ...envelope.resultSets },
  findings: envelope.findings === undefined ? standing.findings : [...standing.findings, envelope.findings],
});

const invocationOf = (
  input: PlanInput,
  step: PlanStep,
  id: string,
  { snapshot, resultSets, findings }: Standing,
): Invocation => ({
  runId: input.runId,
  step: id,
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
});
