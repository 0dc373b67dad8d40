import { z } from 'zod';

/** A JSON Schema (draft 2020-12) as plain JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of a zod schema, from the side of who writes the value (`input`, where defaults may be left out) or of
 * who reads it (`output`).
 *
 * @throws Error when JSON Schema cannot say it (dates, bigints, transforms)
 */
export function jsonSchemaOf(schema: z.ZodType, side: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: side,
    unrepresentable: 'throw',
  });
  return rest;
}
