import type { z } from 'zod';
import type { Authored, Named } from './definition.ts';
import { completed, define } from './definition.ts';
import type { Change } from './model/change-set.ts';
import { changeSet } from './model/change-set.ts';
import type { Finding, OpenQuestion, Resolution } from './model/finding.ts';
import type { Artifact, Primitive, PrimitiveCall, PrimitiveContext } from './primitive.ts';

/** What a generator made: changes to the graph, files, or both. */
export interface Generated<O> {
  readonly payload: O;
  readonly summary: string;
  readonly status?: 'completed' | 'incomplete';
  readonly changes?: readonly Change[];
  readonly artifacts?: readonly Artifact[];
  readonly resolutions?: readonly Resolution[];
  readonly findings?: readonly Finding[];
  readonly openQuestions?: readonly OpenQuestion[];
}

export interface GeneratorDefinition<P extends z.ZodType, O extends z.ZodType> extends Authored<'generator'> {
  readonly input: P;
  readonly output: O;
  /** Names of result sets that are read. */
  readonly resultSets?: readonly string[];
  readonly readsFindings?: boolean;
  generate(
    call: PrimitiveCall<z.output<P>>,
    context: PrimitiveContext,
  ): Generated<z.output<O>> | Promise<Generated<z.output<O>>>;
}

/** Graph and intent → a change set with its inverse, and artifacts. */
export const defineGenerator = <
  P extends z.ZodType,
  O extends z.ZodType,
  const N extends Authored<'generator'>['name'],
  const V extends string,
>(
  definition: GeneratorDefinition<P, O> & Named<N, V, P>,
): Primitive<z.output<P>, z.output<O>> & Named<N, V, P> =>
  define<z.output<P>, z.output<O>, N, V, P>('generator', definition, {
    input: definition.input,
    output: definition.output as z.ZodType<z.output<O>>,
    mutability: 'proposes',
    needs: {
      documents: [],
      graph: true,
      operatingState: false,
      resultSets: definition.resultSets ?? [],
      findings: definition.readsFindings ?? false,
    },
    lawbook: {},
    execute: async (call, context) => {
      const { changes, ...generated } = await definition.generate(call, context);
      return completed({
        ...generated,
        ...(changes && changes.length > 0 ? { changeSet: changeSet(call.graph.digest, call.graph, changes) } : {}),
      });
    },
  });
