import { z } from 'zod';
import type { Authored, Named } from './definition.ts';
import { completed, define } from './definition.ts';
import type { Reads, ReadValues } from './model/read.ts';
import { readAll } from './model/read.ts';
import { STRUCTURE } from './model/taxonomy.ts';
import type { Primitive } from './primitive.ts';

const evaluation = z.object({
  score: z.number().describe('The declared aggregate of the criteria'),
  criteria: z
    .array(z.object({ name: z.string(), title: z.string(), value: z.number(), unit: z.string().describe('UCUM code') }))
    .describe('What the score is made of, in canonical SI units'),
});
/** What every evaluator answers: a score and the criteria that made it. */
export type Evaluation = z.output<typeof evaluation>;

/** One criterion of an evaluation. */
export interface Criterion {
  readonly title: string;
  /** UCUM code of the value. */
  readonly unit: string;
}

export interface EvaluatorDefinition<
  P extends z.ZodType,
  R extends Reads,
  C extends Readonly<Record<string, Criterion>>,
> extends Authored<'evaluator'> {
  readonly input: P;
  /** Names of result sets that the reads reach into. */
  readonly resultSets: readonly string[];
  /** Read once, for the whole graph. */
  readonly reads: R;
  readonly criteria: C;
  /** One value for each criterion. */
  measure(values: ReadValues<R>, parameters: z.output<P>): { readonly [N in keyof C]: number };
  /** The score, from the criteria alone. */
  aggregate(criteria: { readonly [N in keyof C]: number }): number;
  summarise(criteria: { readonly [N in keyof C]: number }): string;
}

/** Result sets → scores. Pure; the aggregate recomputed from the criteria gives the score. */
export const defineEvaluator = <
  P extends z.ZodType,
  const R extends Reads,
  const C extends Readonly<Record<string, Criterion>>,
  const N extends Authored<'evaluator'>['name'],
  const V extends string,
>(
  definition: EvaluatorDefinition<P, R, C> & Named<N, V, P>,
): Primitive<z.output<P>, Evaluation> & Named<N, V, P> =>
  define<z.output<P>, Evaluation, N, V, P>('evaluator', definition, {
    input: definition.input,
    output: evaluation,
    mutability: 'none',
    needs: { documents: [], graph: true, operatingState: false, resultSets: definition.resultSets, findings: false },
    lawbook: { aggregate: (criteria) => definition.aggregate(criteria as { [N in keyof C]: number }) },
    execute: ({ graph, resultSets, parameters }) => {
      const { values, missing } = readAll(definition.reads, { graph, resultSets, used: [] }, '');
      if (missing.length > 0) {
        return completed({
          status: 'incomplete',
          payload: { score: 0, criteria: [] },
          summary: `Not evaluated: ${missing.map((m) => m.path).join(', ')} is missing.`,
          openQuestions: missing
            .filter(({ computed }) => !computed)
            .map(({ subject, path, unit }) => ({
              subject,
              path,
              ...(unit === undefined ? {} : { unit }),
              question: `What is the ${path} of ${graph.nameOf(subject)}${unit === undefined ? '' : `, in ${unit}`}?`,
              expectedAt: graph.assertion(subject, STRUCTURE.type)?.evidence.slice(0, 1) ?? [],
            })),
        });
      }
      const measured = definition.measure(values, parameters);
      return completed({
        summary: definition.summarise(measured),
        payload: {
          score: definition.aggregate(measured),
          criteria: Object.entries(definition.criteria).map(([name, { title, unit }]) => ({
            name,
            title,
            unit,
            value: measured[name as keyof C],
          })),
        },
      });
    },
  });
