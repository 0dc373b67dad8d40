import { questionsInput } from './question-policy.ts';
import { z } from 'zod';
import { operatingStateSchema } from '../primitives/index.ts';

/** What every call of a primitive or composition may carry beside its parameters (see `operation-spec.ts`). */
export const callInput = z.strictObject({
  questions: questionsInput.optional(),
  documents: z
    .array(
      z.strictObject({
        digest: z.string().optional(),
        name: z.string().optional(),
        text: z.string().optional(),
        mediaType: z.string().optional(),
      }),
    )
    .default([]),
  snapshot: z.string().optional(),
  graph: z.string().optional(),
  branch: z.string().optional(),
  operatingState: operatingStateSchema.optional(),
  resultSets: z.record(z.string(), z.string()).default({}),
  parameters: z.record(z.string(), z.unknown()).default({}),
  seed: z.int().optional(),
});
export type CallInput = z.output<typeof callInput>;
