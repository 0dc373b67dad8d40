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

export const quotation = z.looseObject({
  file: z.string(),
  digest: z.string(),
  place: z.string().describe('For people: a.txt:3:7; a.xlsx, sheet Loads, C7; a.pdf, page 2, box 100 200 60 12'),
  type: z
    .enum(['text', 'cell', 'xpath', 'pointer', 'region', 'image'])
    .describe(
      'Of the selector, whose members follow: offset and length in bytes, line and column; sheet, row and column; path; pointer; page and box; box and transcription',
    ),
  exact: z.string().describe('The very characters of the source; of an image, what it was taken to say'),
  ref: z.string().optional().describe('Leads there (refs.read), where the document is kept'),
});

/** The schema of an answer; operands nest as deep as derivations do, so they are not spelled out. */
export const traceAnswer = z.object({
  ref: z.string().describe('Of the value in this run'),
  kind: z.enum(['assertion', 'result']),
  trace: z.looseObject({
    subject: z.string(),
    state: z.string(),
    text: z.string().optional().describe('A quantity with the unit that the taxonomy measures it in'),
    uncertainty: z.looseObject({}).optional().describe('How exact the value is, in its SI unit'),
    quotations: z.array(quotation).optional().describe('Where a stated value stands'),
    wasDerivedFrom: z.array(z.looseObject({})).optional().describe('Traces of the operands'),
    used: z.array(z.looseObject({})).optional().describe('Traces of what a computation read, nearest first'),
    readCount: z.int().optional().describe('How many values the computation read in all'),
    omitted: z.int().optional().describe('How many more of those that were asked for there are'),
    nextPageToken: z.string().optional(),
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
