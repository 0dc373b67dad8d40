import type { z } from 'zod';
import type { Authored, Named } from './definition.ts';
import { completed, define } from './definition.ts';
import type { Change } from './model/change-set.ts';
import { changeSet } from './model/change-set.ts';
import type { Finding, OpenQuestion, Resolution } from './model/finding.ts';
import type { GraphReader } from './model/read-set.ts';
import type { Primitive, PrimitiveContext } from './primitive.ts';

/** What a resolver decided: each decision with its rule and the candidates that lost, and the changes that follow. */
export interface Decisions<O> {
  readonly payload: O;
  readonly summary: string;
  readonly changes: readonly Change[];
  readonly resolutions: readonly Resolution[];
  readonly findings?: readonly Finding[];
  readonly openQuestions?: readonly OpenQuestion[];
}

export interface ResolverDefinition<P extends z.ZodType, O extends z.ZodType> extends Authored<'resolver'> {
  readonly input: P;
  readonly output: O;
  resolve(
    graph: GraphReader,
    parameters: z.output<P>,
    context: PrimitiveContext,
  ): Decisions<z.output<O>> | Promise<Decisions<z.output<O>>>;
}

/** Assertions, conflicts → resolutions. Run again on what it led to, it proposes no change. */
export const defineResolver = <
  P extends z.ZodType,
  O extends z.ZodType,
  const N extends Authored<'resolver'>['name'],
  const V extends string,
>(
  definition: ResolverDefinition<P, O> & Named<N, V, P>,
): Primitive<z.output<P>, z.output<O>> & Named<N, V, P> =>
  define<z.output<P>, z.output<O>, N, V, P>('resolver', definition, {
    input: definition.input,
    output: definition.output as z.ZodType<z.output<O>>,
    mutability: 'proposes',
    needs: { documents: [], graph: true, operatingState: false, resultSets: [], findings: false },
    lawbook: {},
    execute: async ({ graph, parameters }, context) => {
      const { changes, ...decisions } = await definition.resolve(graph, parameters, context);
      return completed({ ...decisions, changeSet: changeSet(graph.digest, graph, changes) });
    },
  });
