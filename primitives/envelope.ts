import type { FindingKind } from './names.ts';

/** Who calls, and on whose behalf. Every row that a call writes carries the tenant. */
export interface Caller {
  readonly tenant: string;
  /** The principal: a person, a service or a model, as the identity provider names it. */
  readonly subject: string;
}

/** A stored document, by the digest of its bytes. */
export interface DocumentReference {
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
}

/** What a call carries: always references, never content, so that it fits a workflow's history. */
export interface Invocation {
  readonly runId: string;
  /** Where in the run's plan this call stands; unique within the run. */
  readonly step: string;
  readonly primitive: string;
  /** One exact version: the broker resolved the requested range once. */
  readonly version: string;
  readonly caller: Caller;
  readonly documents: readonly DocumentReference[];
  /** State digest of the graph snapshot. */
  readonly snapshot?: string;
  /** Digest of the operating state; absent means as built. */
  readonly operatingState?: string;
  /** Result sets by the name of the simulator's result, each a digest. */
  readonly resultSets: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Digests of the contents that hold findings of earlier steps, for primitives that report on them. */
  readonly findings: readonly string[];
  readonly seed?: number;
  /** RFC 3339 instant after which the answer is of no use. */
  readonly deadline?: string;
  /** W3C Trace Context `traceparent`. */
  readonly traceContext?: string;
}

/** A file that a primitive made, by the digest of its bytes. */
export interface ArtifactReference {
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
}

/** What comes back from a call: references and a summary, at most 4 KB. */
export interface ResultEnvelope {
  /** Digest of what was asked: primitive, version, parameters and every input. */
  readonly actionDigest: string;
  /** Digest of what came out; equal for equal inputs of a deterministic primitive, through whichever door. */
  readonly outputDigest: string;
  readonly status: 'completed' | 'incomplete';
  /** One sentence for a person. */
  readonly summary: string;
  /** Content digest of the whole result document. */
  readonly result: string;
  /** State digest of the snapshot that now stands: interpreted, or the base with the proposed changes applied. */
  readonly snapshot?: string;
  readonly changeSet?: string;
  readonly resultSets: Readonly<Record<string, string>>;
  /** Content digest of the findings, when there are any. */
  readonly findings?: string;
  readonly findingCounts: Readonly<Record<FindingKind, number>>;
  readonly artifacts: readonly ArtifactReference[];
  readonly openQuestions: number;
}
