import type { JsonSchema } from '../json-schema.ts';

export const schemasOf = (
  schema: JsonSchema,
  keyword: 'anyOf' | 'oneOf' | 'allOf',
): readonly JsonSchema[] | undefined => schema[keyword] as readonly JsonSchema[] | undefined;

/** Says nothing about which values are valid. */
export const ANNOTATIONS = new Set([
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  '$comment',
  '$id',
  '$schema',
  'id',
]);

/** What is understood of a schema that values have to satisfy; anything else could exclude some of them. */
const UNDERSTOOD = new Set([
  'type',
  'enum',
  'const',
  'anyOf',
  'oneOf',
  'allOf',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'items',
  'minItems',
  'maxItems',
  'properties',
  'required',
  'additionalProperties',
  'propertyNames',
]);

/** What of a schema is not understood, if there is anything. */
export const unknownIn = (schema: JsonSchema): string | undefined =>
  Object.keys(schema).find((name) => !UNDERSTOOD.has(name) && !ANNOTATIONS.has(name));

/** The types that values may have; `undefined` for any. */
export const typesOf = ({ type }: JsonSchema): readonly string[] | undefined =>
  typeof type === 'string' ? [type] : (type as readonly string[] | undefined);

export const numberOf = (schema: JsonSchema, keyword: string): number | undefined =>
  typeof schema[keyword] === 'number' ? schema[keyword] : undefined;

export const propertiesOf = (schema: JsonSchema): Readonly<Record<string, JsonSchema>> =>
  (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;

export const requiredOf = (schema: JsonSchema): readonly string[] => (schema['required'] ?? []) as readonly string[];

/** The schema of members that are not named: `false` for none, `{}` for anything. */
export function othersOf({ additionalProperties }: JsonSchema): JsonSchema | false {
  if (additionalProperties === false) return false;
  return typeof additionalProperties === 'object' && additionalProperties !== null
    ? (additionalProperties as JsonSchema)
    : {};
}

/** The schema of the items of an array; `{}` for anything. */
export const itemsOf = ({ items }: JsonSchema): JsonSchema =>
  typeof items === 'object' && items !== null ? (items as JsonSchema) : {};
