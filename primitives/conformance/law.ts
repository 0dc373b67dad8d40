import type { DomainPack } from '../domain-pack.ts';
import type { Graph } from '../model/graph.ts';
import type { Finding } from '../model/finding.ts';
import type { ResultSet } from '../model/result-set.ts';
import type { Source } from '../model/evidence.ts';
import type { Sha256 } from '../model/sha256.ts';
import type { Kind } from '../names.ts';
import type { Document, Primitive, PrimitiveContext, PrimitiveResult } from '../primitive.ts';
import type { OpenSource } from '../provenance/quotable-source.ts';

/** A primitive of any parameters and payload. */
export type AnyPrimitive = Primitive<never, unknown>;

/** What a primitive is tried on: documents, and what the primitives before it made of them. */
export interface Ground {
  readonly documents: readonly Document[];
  readonly graph: Graph;
  readonly sources: readonly Source[];
  readonly resultSets: Readonly<Record<string, ResultSet>>;
  readonly findings: readonly Finding[];
}

/** One call of a primitive, and what it answered. */
export interface Trial {
  /** For the report: the example's title, or the documents. */
  readonly title: string;
  readonly parameters: unknown;
  readonly ground: Ground;
  readonly result: PrimitiveResult;
}

/** What surrounds the laws: how a primitive is run, and where randomness comes from. */
export interface Workbench {
  readonly pack: DomainPack;
  readonly sha256: Sha256;
  readonly bindingDigest: string;
  /** Reads the documents again, at the places that evidence selects. */
  readonly openSource: OpenSource;
  /** How often each document is damaged. */
  readonly mutations: number;
  /** A generator of its own for each purpose: numbers in [0, 1), the same in every run. */
  random(purpose: string): () => number;
  run(
    primitive: AnyPrimitive,
    ground: Ground,
    parameters: unknown,
    context?: Partial<PrimitiveContext>,
  ): Promise<PrimitiveResult>;
}

/** A law that every primitive of some kinds keeps. */
export interface Law {
  /** `kind.what-it-says`, e.g. `interpreter.quotes-its-source`; `any.…` for a law of all kinds. */
  readonly id: string;
  readonly kinds: readonly Kind[];
  /** The law in one sentence. */
  readonly says: string;
  /** What an author does about it. */
  readonly remedy: string;
  /** @returns what is wrong, one entry for each place; none when the law is kept */
  check(
    primitive: AnyPrimitive,
    trials: readonly Trial[],
    bench: Workbench,
  ): Promise<readonly string[]> | readonly string[];
}

/** The outcome of one law for one primitive. */
export interface LawReport {
  /** `name@version`. */
  readonly primitive: string;
  readonly law: string;
  readonly ok: boolean;
  readonly problem?: string;
  readonly remedy?: string;
  /** The generated graph on which it is broken. */
  readonly counterexample?: Counterexample;
}

/** A generated graph, made as small as it gets; the seed and its number give it again. */
export interface Counterexample {
  readonly seed: number;
  readonly graph: number;
  /** A line for each assertion. */
  readonly assertions: readonly string[];
}
