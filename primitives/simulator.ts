import type { z } from 'zod';
import type { Authored, Named } from './definition.ts';
import { completed, define } from './definition.ts';
import type { Finding } from './model/finding.ts';
import type { ResultSet } from './model/result-set.ts';
import type { ResultTableDefinition } from './model/result-table.ts';
import type { Primitive, PrimitiveCall, PrimitiveContext } from './primitive.ts';

/** What a simulator computed. `incomplete` with a summary that says why, rather than a wrong answer without a word. */
export interface Simulated<O> {
  readonly payload: O;
  readonly summary: string;
  readonly status?: 'completed' | 'incomplete';
  readonly tables: ResultSet['tables'];
  readonly findings?: readonly Finding[];
}

export interface SimulatorDefinition<P extends z.ZodType, O extends z.ZodType> extends Authored<'simulator'> {
  readonly input: P;
  readonly output: O;
  /** The name of its result set, and the tables in it. */
  readonly resultSet: string;
  readonly tables: readonly ResultTableDefinition[];
  simulate(
    call: PrimitiveCall<z.output<P>>,
    context: PrimitiveContext,
  ): Simulated<z.output<O>> | Promise<Simulated<z.output<O>>>;
}

/** A simulator with the name of the result set it makes, and the tables in it. */
export interface Simulator<P = unknown, O = unknown> extends Primitive<P, O> {
  readonly resultSet: string;
  readonly tables: readonly ResultTableDefinition[];
}

/** Graph and operating state → result set. Deterministic for a seed; honours cancel. */
export const defineSimulator = <
  P extends z.ZodType,
  O extends z.ZodType,
  const N extends Authored<'simulator'>['name'],
  const V extends string,
>(
  definition: SimulatorDefinition<P, O> & Named<N, V, P>,
): Simulator<z.output<P>, z.output<O>> & Named<N, V, P> => ({
  ...define<z.output<P>, z.output<O>, N, V, P>(
    'simulator',
    { ...definition, execution: { class: 'compute', ...definition.execution } },
    {
      input: definition.input,
      output: definition.output as z.ZodType<z.output<O>>,
      mutability: 'none',
      needs: { documents: [], graph: true, operatingState: true, resultSets: [], findings: false },
      lawbook: {},
      execute: async (call, context) => {
        const { tables, ...simulated } = await definition.simulate(call, context);
        return completed({ ...simulated, resultSet: { name: definition.resultSet, tables } });
      },
    },
  ),
  resultSet: definition.resultSet,
  tables: definition.tables,
});
