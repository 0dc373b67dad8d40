import { z } from 'zod';
import type { AssertionTrace, GeneratingAction, ResultTrace } from '../../primitives/index.ts';

/** The call that computed a value, with the step and the run that it was first computed in. */
export interface Generation extends GeneratingAction {
  readonly step: string;
  readonly runId: string;
}

/** The answer to: where does this come from? Shapes are those of the traces in `primitives/provenance`. */
export type TraceAnswer =
  | { readonly kind: 'assertion'; readonly trace: AssertionTrace }
  | { readonly kind: 'result'; readonly trace: ResultTrace; readonly generation: Generation };

const quotation = z.object({
  file: z.string(),
  digest: z.string(),
  line: z.int(),
  column: z.int(),
  offset: z.int().describe('Bytes from the beginning of the document'),
  length: z.int(),
  exact: z.string().describe('The very characters of the source'),
});

/** The schema of an answer; operands nest as deep as derivations do, so they are not spelled out. */
export const traceAnswer = z.object({
  kind: z.enum(['assertion', 'result']),
  trace: z.looseObject({
    subject: z.string(),
    state: z.string(),
    quotations: z.array(quotation).optional().describe('Where a stated value stands'),
    wasDerivedFrom: z.array(z.looseObject({})).optional().describe('Traces of the operands'),
    used: z.array(z.looseObject({})).optional().describe('Traces of what a computation read near the element'),
  }),
  generation: z
    .looseObject({
      primitive: z.string(),
      version: z.string(),
      actionDigest: z.string(),
      step: z.string(),
      runId: z.string(),
    })
    .optional(),
});
