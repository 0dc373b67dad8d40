import type { JsonSchema } from '../json-schema.ts';
import { pointerParts } from '../json-pointer.ts';
import { itemsOf, numberOf, propertiesOf, requiredOf, typesOf } from './parts.ts';

/** What a schema says of the value at a pointer. */
export type SchemaAt =
  | { readonly schema: JsonSchema; /** It may not be there. */ readonly optional: boolean }
  | { readonly problem: string };

/** Follows a pointer through `properties` and `items`. */
export function schemaAt(schema: JsonSchema, pointer: string): SchemaAt {
  let at = schema;
  let optional = false;
  for (const part of pointerParts(pointer)) {
    const types = typesOf(at);
    if (types?.length === 1 && types[0] === 'array' && /^\d+$/.test(part)) {
      optional ||= Number(part) >= (numberOf(at, 'minItems') ?? 0);
      at = itemsOf(at);
      continue;
    }
    const properties = propertiesOf(at);
    const member = Object.hasOwn(properties, part) ? properties[part] : undefined;
    if (!member || !(types?.length === 1 && types[0] === 'object')) {
      const names = Object.keys(properties);
      return {
        problem: `nothing is said of ${part}${names.length > 0 ? ` (there are ${names.join(', ')})` : ''}`,
      };
    }
    optional ||= !requiredOf(at).includes(part);
    at = member;
  }
  return { schema: at, optional };
}
