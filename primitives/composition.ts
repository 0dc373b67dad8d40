import type { z } from 'zod';
import type { Condition, Place } from './condition.ts';
import type { PrimitiveExample } from './primitive.ts';
import type { QuestionPolicy } from './waiting.ts';

/** One step of a composition: which primitive, with which parameters, on what. */
export interface CallStep {
  /** Unique within the composition; an operator reads it in the Temporal UI. */
  readonly id: string;
  /** A primitive's name, or `interpret`: whichever interpreter reads the documents that are given. */
  readonly primitive: string;
  /** npm semver range; resolved to one exact version when a run is planned. */
  readonly version?: string;
  /** Fixed parameters. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Names of the composition's own parameters that are handed to the step under the same name. */
  readonly takes?: readonly string[];
  /** Parameters that are read from a place: of an earlier step's payload, of the item, of the composition's parameters. */
  readonly map?: Readonly<Record<string, Place>>;
  /** Result sets by name, each from the step that made it; the latest of that name for those that are not said. */
  readonly resultSets?: Readonly<Record<string, string>>;
  /** The step after which the graph is seen; the latest graph where absent. */
  readonly snapshotAfter?: string;
  /** Within a fan-out: a place that says an operating state, set over that of the run. A scenario is an overlay. */
  readonly operatingState?: Place;
}

/**
 * The same steps for each item of a list, side by side. What later steps see of it is its payload (`branches`, in the order
 * of the items: item, status, payload or error) and its findings; graphs and result sets of a branch stay within it.
 */
export interface FanOutStep {
  readonly id: string;
  readonly title?: string;
  /** The list: a parameter of the composition, or a place in an earlier step's payload. */
  readonly forEach: Place;
  /** What is done for each item, in order. A branch's step is known as `id[index]`, counted from 0. */
  readonly steps: readonly CallStep[];
  /** The step of a branch whose payload is the branch's. */
  readonly answer: string;
  /** Most branches under way at once, at most 500; 8 where absent. */
  readonly window?: number;
  /** Longest list; 1000 where absent. */
  readonly atMost?: number;
  /** `collect` (where absent): a failed branch is reported, and the others stand. `failFast`: no other is begun, and the run fails. */
  readonly onFailure?: 'collect' | 'failFast';
}

/** Goes on where the condition holds; otherwise leaves out later steps, or ends the run early with a reason. */
export interface GateStep {
  readonly id: string;
  readonly title?: string;
  readonly gate: Condition;
  readonly otherwise:
    | { readonly skip: readonly string[]; readonly because: string }
    /** The run ends well and its answer is `incomplete`, with the reason as its summary. */
    | { readonly end: string };
}

/** Waits until a person approves. Rejected, the run ends early with the reason that was given. */
export interface ApprovalStep {
  readonly id: string;
  readonly approval: {
    /** What is asked, in a sentence. */
    readonly title: string;
    /** What to look at before deciding. */
    readonly description?: string;
    /** Undecided for so long, it counts as rejected; it waits without end where absent. */
    readonly deadlineSeconds?: number;
  };
}

export type CompositionStep = CallStep | FanOutStep | GateStep | ApprovalStep;

/**
 * A study as data: steps in order, each of which sees the graph, the results and the findings that the ones before it left.
 * Checked when its pack is loaded, and run by one workflow.
 */
export interface Composition {
  /** `electrical.study`: domain, then the study's name. */
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** Says when to use it and what comes back. */
  readonly description: string;
  /** Its own parameters, where they are more than those that its steps take: a list to fan out over, another default. */
  readonly parameters?: Readonly<Record<string, z.ZodType>>;
  readonly steps: readonly CompositionStep[];
  /** The step whose payload is the answer of the run. */
  readonly answer: string;
  readonly visibility: 'listed' | 'found';
  /** Calls that show it, for those that need more than a document of the pack. */
  readonly examples?: readonly PrimitiveExample[];
  /** `experimental` where absent. */
  readonly stability?: 'experimental' | 'stable' | 'deprecated';
  /** Name of the composition that takes its place. */
  readonly replacedBy?: string;
  /** How open questions are treated unless a call says otherwise; it does not wait for answers where this is absent. For sequences only. */
  readonly questions?: Partial<QuestionPolicy>;
}

export const isFanOut = (step: CompositionStep): step is FanOutStep => 'forEach' in step;
export const isGate = (step: CompositionStep): step is GateStep => 'gate' in step;
export const isApproval = (step: CompositionStep): step is ApprovalStep => 'approval' in step;
export const isCall = (step: CompositionStep): step is CallStep => 'primitive' in step;

/** Every call that it makes, those for each item among them. */
export const callsOf = ({ steps }: Pick<Composition, 'steps'>): readonly CallStep[] =>
  steps.flatMap((step) => (isFanOut(step) ? step.steps : isCall(step) ? [step] : []));
