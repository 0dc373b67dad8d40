import { z } from 'zod';

/** The place in a source that states a value, with the very characters. */
const quotation = z.object({
  file: z.string(),
  digest: z.string(),
  line: z.int(),
  column: z.int(),
  offset: z.int().describe('Bytes from the beginning of the document'),
  length: z.int(),
  exact: z.string(),
});
export type Quotation = z.output<typeof quotation>;

/** A value of the graph, with where it comes from; operands of a derivation are nested. */
export interface TracedAssertion {
  readonly subject: string;
  readonly path: string;
  readonly value: unknown;
  readonly state: string;
  readonly unit?: string | undefined;
  readonly method: string;
  readonly quotations: readonly Quotation[];
  readonly operands: readonly TracedAssertion[];
}

const tracedAssertion: z.ZodType<TracedAssertion> = z.looseObject({
  subject: z.string(),
  path: z.string(),
  state: z.string(),
  method: z.string(),
}) as unknown as z.ZodType<TracedAssertion>;

const generation = z.object({
  step: z.string(),
  primitive: z.string(),
  version: z.string(),
  actionDigest: z.string(),
  runId: z.string().describe('The run that computed it; an equal call of an earlier run is not computed again'),
});
export type Generation = z.output<typeof generation>;

/** The answer to: where does this come from? */
export const traceAnswer = z.object({
  kind: z.enum(['assertion', 'result']),
  subject: z.string(),
  path: z.string(),
  assertion: tracedAssertion.optional(),
  values: z
    .array(z.object({ address: z.string(), row: z.record(z.string(), z.union([z.string(), z.number()])), unit: z.string() }))
    .describe('Computed values: one for each row about the subject'),
  generatedBy: generation.optional(),
  read: z
    .object({
      values: z.int().describe('Values that the computation read'),
      assumed: z.int().describe('Those of them that nobody stated'),
      near: z.array(tracedAssertion).describe('Those of the subject and of what is connected to it'),
    })
    .optional(),
});
export type TraceAnswer = z.output<typeof traceAnswer>;
