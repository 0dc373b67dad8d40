import type { ResultEnvelope } from './envelope.ts';

/** What the steps so far left, and where in the plan a run stands: enough to go on from in another execution. */
export interface FlowState {
  /** Index of the node that is next. */
  readonly node: number;
  readonly snapshot?: string;
  readonly resultSets: Readonly<Record<string, string>>;
  /** Content digests of findings, in the order of the steps that left them. */
  readonly findings: readonly { readonly step: string; readonly digest: string }[];
  /** Of every step and fan-out that is done, by its id. */
  readonly envelopes: Readonly<Record<string, ResultEnvelope>>;
  /** The snapshot that stood after each step. */
  readonly snapshots: Readonly<Record<string, string>>;
  readonly skipped: readonly string[];
  /** Within a fan-out: how many branches there are, and which is begun next. */
  readonly branches?: { readonly count: number; readonly next: number };
}

/** The state after a step: later steps see its graph and results where it left any, and its findings. */
export function afterStep(state: FlowState, step: string, envelope: ResultEnvelope): FlowState {
  const snapshot = envelope.snapshot ?? state.snapshot;
  const { findings } = envelope;
  return {
    ...state,
    ...(snapshot === undefined ? {} : { snapshot, snapshots: { ...state.snapshots, [step]: snapshot } }),
    resultSets: { ...state.resultSets, ...envelope.resultSets },
    findings: findings === undefined ? state.findings : [...state.findings, { step, digest: findings }],
    envelopes: { ...state.envelopes, [step]: envelope },
  };
}
