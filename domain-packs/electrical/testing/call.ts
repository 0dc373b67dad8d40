import { createHash } from 'node:crypto';
import type {
  GraphReader,
  Primitive,
  PrimitiveCall,
  PrimitiveContext,
  PrimitiveResult,
} from '../../../primitives/index.ts';
import { AS_BUILT } from '../../../primitives/index.ts';
import { SKETCH_SOURCE } from './sketch.ts';

export const context: PrimitiveContext = {
  cancelFlag: new Int32Array(1),
  throwIfCancelled: () => undefined,
  progress: () => undefined,
  sha256: (data) => createHash('sha256').update(data).digest('hex'),
};

/** Calls a primitive as the runtime does: parameters through their schema, everything else by value. */
export async function callOn<O>(
  primitive: Primitive<never, O>,
  graph: GraphReader,
  given: Partial<Omit<PrimitiveCall<unknown>, 'graph'>> = {},
): Promise<PrimitiveResult<O>> {
  return primitive.execute(
    {
      documents: [],
      operatingState: AS_BUILT,
      resultSets: {},
      findings: [],
      sources: [SKETCH_SOURCE],
      seed: 0,
      ...given,
      graph,
      parameters: primitive.input.parse(given.parameters ?? {}) as never,
    },
    context,
  );
}
