import { z } from 'zod';

/** A value as a person reads it, and as it is stored. */
export const words = z.object({
  text: z.string().describe('In words: a quantity in the unit in which its source states it, an element by its name'),
  value: z.unknown().describe('In the canonical SI unit of the property'),
  state: z.enum(['stated', 'derived', 'assumed', 'absent']),
  method: z.string().describe('The reader, formula or table of defaults by which the value came to be'),
});
export type Words = z.output<typeof words>;
