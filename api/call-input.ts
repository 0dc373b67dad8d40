import { questionsInput } from './question-policy.ts';
import { z } from 'zod';

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
  operatingState: z
    .strictObject({
      overrides: z.array(
        z.strictObject({
          subject: z.string(),
          path: z.string(),
          value: z.union([
            z.number(),
            z.string(),
            z.boolean(),
            z.array(z.number()),
            z.array(z.string()),
            z.array(z.array(z.number())),
          ]),
        }),
      ),
    })
    .optional(),
  resultSets: z.record(z.string(), z.string()).default({}),
  parameters: z.record(z.string(), z.unknown()).default({}),
  seed: z.int().optional(),
});
export type CallInput = z.output<typeof callInput>;
