import { z } from 'zod';

const count = z.int().min(0);
const size = { width: z.number(), height: z.number() };
const position = { x: z.number(), y: z.number() };

const selector = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), offset: count, length: count, line: count, column: count }),
  z.strictObject({ type: z.literal('cell'), sheet: z.string().optional(), row: count, column: count }),
  z.strictObject({ type: z.literal('xpath'), path: z.string() }),
  z.strictObject({ type: z.literal('pointer'), pointer: z.string() }),
  z.strictObject({ type: z.literal('region'), page: count, ...position, ...size }),
  z.strictObject({ type: z.literal('image'), ...position, ...size, exact: z.string() }),
]);

const reference = { subject: z.string().min(1), path: z.string().min(1) };

const assertion = z.strictObject({
  ...reference,
  value: z.union([
    z.number(),
    z.string(),
    z.boolean(),
    z.array(z.number()),
    z.array(z.string()),
    z.array(z.array(z.number())),
  ]),
  state: z.enum(['stated', 'derived', 'assumed', 'absent']),
  unit: z.string().optional(),
  method: z.string(),
  evidence: z.array(z.strictObject({ source: z.string(), selector })),
  wasDerivedFrom: z.array(z.strictObject(reference)),
  confidence: z.number(),
  uncertainty: z
    .strictObject({
      standardUncertainty: z.number().optional(),
      coverageFactor: z.number().optional(),
      lower: z.number().optional(),
      upper: z.number().optional(),
    })
    .optional(),
});

const change = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('assert'), assertion }),
  z.strictObject({ op: z.literal('retract'), ...reference }),
]);

/** A change set as somebody may have written it by hand. */
export const changeSetSchema = z.strictObject({
  base: z.string(),
  preconditions: z.array(z.strictObject({ ...reference, assertion: assertion.nullable() })),
  forward: z.array(change),
  reverse: z.array(change),
  sources: z.array(z.strictObject({ uri: z.string(), digest: z.string(), mediaType: z.string() })),
});
