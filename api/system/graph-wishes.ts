import { z } from 'zod';
import type { Wish } from '../../primitives/index.ts';

const value = z
  .unknown()
  .describe(
    'A number (in the canonical SI unit, unless a unit is named), a text like `90 cm`, true or false, or a list',
  );
const unit = z.string().optional().describe('The unit of the value: as users of the domain write it, or its UCUM code');

/** A change as a person or a model writes it, without running anything. */
export const wishes = z
  .array(
    z.strictObject({
      do: z
        .enum(['set', 'absent', 'retract', 'add', 'remove'])
        .default('set')
        .describe(
          '`set` a value; say that one is `absent`; `retract` what is said of it; `add` or `remove` an element with its ports',
        ),
      subject: z.string().min(1).max(500).describe('The id of an element, or of a port of one (`board.upper#1`)'),
      path: z.string().optional().describe('A property of its type, or `name`; of a port, `junction`'),
      value: value.optional(),
      unit,
      type: z.string().optional().describe('Of an element that is added'),
      name: z.string().optional().describe('Of an element that is added, as people spell it'),
      values: z
        .record(
          z.string(),
          z.union([z.strictObject({ value, unit }), z.number(), z.string(), z.boolean(), z.array(value)]),
        )
        .optional()
        .describe('Of an element that is added: its properties, each a value or a value with its unit'),
      ports: z
        .array(z.string())
        .optional()
        .describe('Of an element that is added: the junctions of its ports, in order'),
    }),
  )
  .min(1)
  .max(10_000)
  .describe('What is to change');

export const toWishes = (given: z.output<typeof wishes>): Wish[] =>
  given.map(({ values, ...wish }) => ({
    ...wish,
    ...(values === undefined
      ? {}
      : {
          values: Object.fromEntries(
            Object.entries(values).map(([path, one]) => [
              path,
              typeof one === 'object' && !Array.isArray(one) ? one : { value: one },
            ]),
          ),
        }),
  }));
