import type { z } from 'zod';
import type { Authored, Named } from './definition.ts';
import { completed, define } from './definition.ts';
import type { Assertion } from './model/assertion.ts';
import type { Source } from './model/evidence.ts';
import type { Ambiguity, Finding, OpenQuestion } from './model/finding.ts';
import type { Document, Lawbook, Primitive, PrimitiveContext } from './primitive.ts';

/** What an interpreter hands back: what the documents say, and what in them it did not understand. */
export interface Interpretation<O> {
  readonly payload: O;
  readonly summary: string;
  readonly status?: 'completed' | 'incomplete';
  readonly assertions: readonly Assertion[];
  readonly sources: readonly Source[];
  readonly findings?: readonly Finding[];
  readonly ambiguities?: readonly Ambiguity[];
  readonly openQuestions?: readonly OpenQuestion[];
}

export interface InterpreterDefinition<P extends z.ZodType, O extends z.ZodType> extends Authored<'interpreter'> {
  /** Media types it reads, and file name endings (with the dot) by which they are recognised. */
  readonly reads: Readonly<Record<string, readonly string[]>>;
  readonly input: P;
  readonly output: O;
  /**
   * How the quoted characters of a `stated` value are read, by `method`: the characters and the unit they are stated in,
   * to the canonical value. The conformance suite reads every quotation again.
   */
  readonly readers: NonNullable<Lawbook['readers']>;
  /**
   * Names of further files that a document refers to, as it writes them: who has the files at hand (the command line)
   * brings them along.
   */
  includes?(document: Document): readonly string[];
  interpret(
    documents: readonly Document[],
    parameters: z.output<P>,
    context: PrimitiveContext,
  ): Interpretation<z.output<O>> | Promise<Interpretation<z.output<O>>>;
}

/** An interpreter with the document types it reads. */
export interface Interpreter<P = unknown, O = unknown> extends Primitive<P, O> {
  readonly reads: Readonly<Record<string, readonly string[]>>;
  includes(document: Document): readonly string[];
}

/** Documents → assertions with evidence. Same bytes, same assertions. */
export const defineInterpreter = <
  P extends z.ZodType,
  O extends z.ZodType,
  const N extends Authored<'interpreter'>['name'],
  const V extends string,
>(
  definition: InterpreterDefinition<P, O> & Named<N, V, P>,
): Interpreter<z.output<P>, z.output<O>> & Named<N, V, P> => ({
  ...define<z.output<P>, z.output<O>, N, V, P>('interpreter', definition, {
    input: definition.input,
    output: definition.output as z.ZodType<z.output<O>>,
    mutability: 'none',
    needs: {
      documents: Object.keys(definition.reads),
      graph: false,
      operatingState: false,
      resultSets: [],
      findings: false,
    },
    lawbook: { readers: definition.readers },
    execute: async (call, context) => completed(await definition.interpret(call.documents, call.parameters, context)),
  }),
  reads: definition.reads,
  includes: (document) => definition.includes?.(document) ?? [],
});
