import type { ResultEnvelope } from './envelope.ts';
import type { PlanFanOut, PlanGate } from './plan.ts';
import type { FlowState } from './flow-state.ts';

/** What a gate asks about: results by step, and findings in order. All of them references. */
export interface Asked {
  readonly results: Readonly<Record<string, string>>;
  readonly findings: FlowState['findings'];
}

export interface GateOutcome {
  readonly holds: boolean;
  /** What was found, for a person. */
  readonly reason: string;
}

/** How a plan that is more than a sequence touches the world. Each may be asked again, and answers the same. */
export interface FlowHost {
  /** Writes down that branches begin. @returns how many there are */
  beginBranches(fanOut: PlanFanOut, list: string | undefined): Promise<number>;
  /** Writes down that a branch failed. @returns false where that is not for the branch to say: the run was cancelled */
  branchFailed(fanOut: PlanFanOut, index: number, error: unknown): Promise<boolean>;
  /** Makes one result of all branches, in the order of the items. */
  gatherBranches(fanOut: PlanFanOut, list: string | undefined): Promise<ResultEnvelope>;
  /** Decides a gate, and writes down what is left out. */
  decide(gate: PlanGate, asked: Asked): Promise<GateOutcome>;
  /** Closes the run, at its end or before it. @returns what it answers with */
  finish(early?: { readonly by: string; readonly because: string }): Promise<ResultEnvelope | undefined>;
  /** For executions that cannot be arbitrarily long. */
  readonly renewal?: {
    /** Whether it is time to go on in another execution. */
    due(): boolean;
    /** Does not come back. */
    renew(state: FlowState): Promise<never>;
  };
}
