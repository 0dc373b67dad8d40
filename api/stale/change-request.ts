import { z } from 'zod';

const value = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.array(z.number()),
  z.array(z.string()),
  z.array(z.array(z.number())),
  z.null(),
]);

/** One value as somebody would have it. */
export const valueChange = z.strictObject({
  subject: z.string().describe('The id of an element, or of a port of one'),
  path: z.string().describe('A property of its type'),
  value: value.describe('In the canonical SI unit unless a unit is given; null for nothing'),
  unit: z.string().optional().describe('As the domain’s users write it, or its UCUM code'),
});
export type ValueChange = z.output<typeof valueChange>;

/** What a run is looked at again for: values that are not stored, a snapshot, or where a branch stands. */
export const changeRequest = z.strictObject({
  runId: z.string().describe('The id that the run was answered with'),
  changes: z
    .array(valueChange)
    .max(1000)
    .optional()
    .describe('Values as they would be, on the graph that the run began with'),
  snapshot: z.string().optional().describe('State digest of a snapshot'),
  graph: z.string().optional().describe('The graph whose branch is meant'),
  branch: z.string().optional().describe('A branch: its head is meant'),
});
export type ChangeRequest = z.output<typeof changeRequest>;
