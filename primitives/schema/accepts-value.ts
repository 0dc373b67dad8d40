import type { JsonSchema } from '../json-schema.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { itemsOf, numberOf, othersOf, propertiesOf, requiredOf, schemasOf, typesOf, unknownIn } from './parts.ts';

/** Whether a schema takes a value, by what `fits` understands of schemas; what is not understood takes nothing, nor does a pattern or format. */
export function acceptsValue(schema: JsonSchema, value: unknown): boolean {
  const equal = (other: unknown): boolean => canonicalJson(other) === canonicalJson(value);
  const some = schemasOf(schema, 'anyOf');
  const all = schemasOf(schema, 'allOf');
  const one = schemasOf(schema, 'oneOf');
  const types = typesOf(schema);
  return (
    unknownIn(schema) === undefined &&
    !('const' in schema && !equal(schema['const'])) &&
    !(Array.isArray(schema['enum']) && !schema['enum'].some(equal)) &&
    !(types && !types.some((type) => isOfType(value, type))) &&
    !(some && !some.some((part) => acceptsValue(part, value))) &&
    !(all && !all.every((part) => acceptsValue(part, value))) &&
    !(one && one.filter((part) => acceptsValue(part, value)).length !== 1) &&
    (typeof value === 'number' ? acceptsNumber(schema, value) : true) &&
    (typeof value === 'string' ? acceptsText(schema, value) : true) &&
    (Array.isArray(value) ? acceptsArray(schema, value) : acceptsObject(schema, value))
  );
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

const acceptsNumber = (schema: JsonSchema, value: number): boolean =>
  value >= (numberOf(schema, 'minimum') ?? -Infinity) &&
  value <= (numberOf(schema, 'maximum') ?? Infinity) &&
  value > (numberOf(schema, 'exclusiveMinimum') ?? -Infinity) &&
  value < (numberOf(schema, 'exclusiveMaximum') ?? Infinity) &&
  (numberOf(schema, 'multipleOf') === undefined || value % (numberOf(schema, 'multipleOf') ?? 1) === 0);

const within = (schema: JsonSchema, of: 'Length' | 'Items', length: number): boolean =>
  length >= (numberOf(schema, `min${of}`) ?? 0) && length <= (numberOf(schema, `max${of}`) ?? Infinity);

const acceptsText = (schema: JsonSchema, value: string): boolean =>
  within(schema, 'Length', Array.from(value).length) &&
  schema['pattern'] === undefined &&
  schema['format'] === undefined;

const acceptsArray = (schema: JsonSchema, value: readonly unknown[]): boolean =>
  within(schema, 'Items', value.length) && value.every((item) => acceptsValue(itemsOf(schema), item));

function acceptsObject(schema: JsonSchema, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (schema['propertyNames'] !== undefined && JSON.stringify(schema['propertyNames']) !== '{"type":"string"}')
    return false;
  const properties = propertiesOf(schema);
  return (
    requiredOf(schema).every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, member]) => {
      const of = properties[name] ?? othersOf(schema);
      return of !== false && acceptsValue(of, member);
    })
  );
}
