import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { ExecutionPolicy } from './execution-policy.ts';
import type { ArtifactReference } from './envelope.ts';
import type { Assertion } from './model/assertion.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { Source } from './model/evidence.ts';
import type { Ambiguity, Finding, OpenQuestion, Resolution } from './model/finding.ts';
import type { OperatingState } from './model/operating-state.ts';
import type { GraphReader } from './model/read-set.ts';
import type { AskedQuestion } from './model/question.ts';
import type { ResultSet } from './model/result-set.ts';
import type { Sha256 } from './model/sha256.ts';
import type { Kind, Mutability } from './names.ts';

/**
 * The one shape of a primitive: what it is, how it is called, how it runs, what comes back, how it is offered. A pack's
 * author writes it through `defineValidator` and its five sisters; everything behind them takes it in this form.
 */
export interface Primitive<P = unknown, O = unknown> {
  readonly kind: Kind;
  /** `electrical.power-flow.simulate`: domain, subject, verb of the kind. */
  readonly name: string;
  /** Semantic version of the contract: what it takes, what it answers, what it means. */
  readonly version: string;
  readonly title: string;
  /** Says to a reader who has never seen the domain when to use it and what comes back. */
  readonly description: string;
  readonly domain: string;
  /** Standards and papers the rule or method comes from. */
  readonly basis: readonly string[];
  readonly stability: 'experimental' | 'stable' | 'deprecated';
  readonly replacedBy?: string;
  /** Its output is `P`; not said in the type, so that primitives of any parameters stand in one list. */
  readonly input: z.ZodType;
  readonly output: z.ZodType<O>;
  readonly mutability: Mutability;
  /** Errors beyond those that every operation can answer with. */
  readonly errors: readonly ErrorCode[];
  readonly needs: Needs;
  readonly execution: ExecutionPolicy;
  readonly exposure: Exposure;
  readonly examples: readonly PrimitiveExample[];
  /** What the kind's laws are checked with; shapes differ by kind. */
  readonly lawbook: Lawbook;
  execute(call: PrimitiveCall<P>, context: PrimitiveContext): Promise<PrimitiveResult<O>> | PrimitiveResult<O>;
}

/** What a call must bring beside its parameters. */
export interface Needs {
  /** Media types of the documents that are read; empty when none is needed. */
  readonly documents: readonly string[];
  readonly graph: boolean;
  readonly operatingState: boolean;
  /** Names of result sets. */
  readonly resultSets: readonly string[];
  /** Whether findings of earlier steps are read. */
  readonly findings: boolean;
}

export interface Exposure {
  /** `listed` stands in the default tool list of a language model; `found` is reached by search. */
  readonly visibility: 'listed' | 'found' | 'internal';
}

/** An example of a call, shown in the documentation and run by the tests. */
export interface PrimitiveExample {
  readonly title: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Documents by name; the conformance suite interprets them where a graph is needed. */
  readonly documents?: Readonly<Record<string, string>>;
}

/** Kind-specific functions that the conformance suite checks the laws with. */
export interface Lawbook {
  /** Interpreter: reads the quoted characters again, by method; the answer must be the asserted value. */
  readonly readers?: Readonly<Record<string, (exact: string, unit: string | undefined) => unknown>>;
  /** Validator: runs the rule's own examples and names each that does not come out as written. */
  readonly checkExamples?: () => readonly string[];
  /** Validator: properties without which a judged element is open. */
  readonly requires?: readonly string[];
  /** Evaluator: the declared aggregate, recomputed from the criteria. */
  readonly aggregate?: (criteria: Readonly<Record<string, number>>) => number;
}

/** A document with its content. */
export interface Document extends Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a primitive receives: everything by value, references already followed. */
export interface PrimitiveCall<P> {
  readonly parameters: P;
  /** In the order they were given: the first one is the main document. */
  readonly documents: readonly Document[];
  /** Present when `needs.graph`. Everything read through it is recorded. */
  readonly graph: GraphReader;
  readonly operatingState: OperatingState;
  readonly resultSets: Readonly<Record<string, ResultSet>>;
  readonly findings: readonly Finding[];
  /** Documents that the graph's evidence points into. */
  readonly sources: readonly Source[];
  readonly seed: number;
}

/** What surrounds a run. */
export interface PrimitiveContext {
  /** Cancellation, without leaving a tight loop: element 0 becomes 1. */
  readonly cancelFlag: Int32Array;
  /** @throws BverError `run.cancelled` once the run is cancelled */
  throwIfCancelled(): void;
  /** Share done, 0 … 1, and what is being done. */
  progress(share: number, message: string): void;
  readonly sha256: Sha256;
}

/** A file that a primitive made. */
export interface Artifact {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What a primitive returns. Nothing in it is flattened: what could not be decided is listed as such. */
export interface PrimitiveResult<O = unknown> {
  /** `incomplete`: an answer, but not the whole one; the summary says why. */
  readonly status: 'completed' | 'incomplete';
  /** One sentence for a person. */
  readonly summary: string;
  readonly payload: O;
  readonly findings: readonly Finding[];
  /** Interpreters: the graph that the documents say. */
  readonly assertions?: readonly Assertion[];
  /** Interpreters: the documents that were read. */
  readonly sources?: readonly Source[];
  /** Resolvers: every decision with the candidates that lost. */
  readonly resolutions: readonly Resolution[];
  /** `proposes`: the change that is proposed. */
  readonly changeSet?: ChangeSet;
  /** Simulators. */
  readonly resultSet?: ResultSet;
  readonly artifacts: readonly Artifact[];
  readonly ambiguities: readonly Ambiguity[];
  readonly openQuestions: readonly OpenQuestion[];
}

/** The stored form of a result: artifacts by reference, result set and assertions by digest. */
export interface StoredResult {
  readonly status: PrimitiveResult['status'];
  readonly summary: string;
  readonly payload: unknown;
  readonly findings: readonly Finding[];
  readonly resolutions: readonly Resolution[];
  readonly ambiguities: readonly Ambiguity[];
  readonly openQuestions: readonly AskedQuestion[];
  readonly artifacts: readonly ArtifactReference[];
  readonly snapshot?: string;
  readonly changeSet?: string;
  readonly resultSets: Readonly<Record<string, string>>;
}
