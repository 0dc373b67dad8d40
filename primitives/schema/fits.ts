import { canonicalJson } from '../model/canonical-json.ts';
import type { JsonSchema } from '../json-schema.ts';
import { acceptsValue } from './accepts-value.ts';
import { boundProblems } from './bounds.ts';
import { ANNOTATIONS, propertiesOf, schemasOf, typesOf, unknownIn } from './parts.ts';
import { structureProblems } from './structure.ts';

export const withoutAnnotations = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map((one: unknown) => withoutAnnotations(one));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { properties, ...rest } = schema as JsonSchema;
  const bare = ([name, one]: [string, unknown]): [string, unknown] => [name, withoutAnnotations(one)];
  const kept = Object.entries(rest).filter(([name]) => !ANNOTATIONS.has(name));
  // A property may be called like an annotation.
  const named = Object.entries(propertiesOf(schema as JsonSchema)).map(bare);
  return {
    ...Object.fromEntries(kept.map(bare)),
    ...(properties === undefined ? {} : { properties: Object.fromEntries(named) }),
  };
};

const same = (a: JsonSchema, b: JsonSchema): boolean =>
  canonicalJson(withoutAnnotations(a)) === canonicalJson(withoutAnnotations(b));

/**
 * Why a value that is valid by one JSON Schema (2020-12) might not be valid by another; nothing when every such value is.
 * Structural and sound: what it does not understand of the target it does not call fitting, and says that it cannot tell.
 * Understood are types, `enum`, `const`, bounds, lengths, equal patterns and formats, `items`, `properties`, `required`,
 * `additionalProperties`, `anyOf`; `allOf` and `oneOf` as far as they decide anything.
 */
export function fits(source: JsonSchema, target: JsonSchema): readonly string[] {
  if (same(source, target)) return [];
  const unknown = unknownIn(target);
  if (unknown !== undefined) return [`it cannot be told: what takes it says ${unknown}`];
  const values = 'const' in source ? [source['const']] : (source['enum'] as readonly unknown[] | undefined);
  if (values) {
    const refused = values.filter((value) => !acceptsValue(target, value));
    return refused.map((value) => `it may be ${JSON.stringify(value)}, which is not taken`);
  }
  const alternatives = schemasOf(source, 'anyOf') ?? schemasOf(source, 'oneOf');
  if (alternatives) return alternatives.flatMap((one) => fits(one, target));
  const all = schemasOf(target, 'allOf');
  if (all) {
    const { allOf: _, ...rest } = target;
    return [...all.flatMap((one) => fits(source, one)), ...fits(source, rest)];
  }
  const parts = schemasOf(source, 'allOf');
  // Of schemas that hold together any one that fits is enough.
  if (parts) return parts.map((one) => fits(one, target)).sort((a, b) => a.length - b.length)[0] ?? [];
  const wanted = schemasOf(target, 'anyOf');
  if (wanted) {
    const { anyOf: _, ...rest } = target;
    const tried = wanted.map((one) => fits(source, one)).sort((a, b) => a.length - b.length)[0];
    return [...(tried ?? ['nothing is taken']), ...fits(source, rest)];
  }
  if (target['oneOf'] !== undefined) return ['it cannot be told: what takes it says oneOf'];
  return fitsPlainly(source, target);
}

function fitsPlainly(source: JsonSchema, target: JsonSchema): readonly string[] {
  if ('const' in target || 'enum' in target) return ['it may be other than the values that are taken'];
  const types = typesOf(source);
  const taken = typesOf(target);
  if (taken) {
    if (!types) return [`it does not say its type, and ${taken.join(' or ')} is taken`];
    const refused = types.filter((type) => !taken.includes(type) && !(type === 'integer' && taken.includes('number')));
    if (refused.length > 0) return [`it may be ${refused.join(' or ')}, and ${taken.join(' or ')} is taken`];
  }
  return [...boundProblems(source, target, types), ...structureProblems(source, target, types, fits)];
}
