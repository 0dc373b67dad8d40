import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import type { JsonSchema } from '../json-schema.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import { fits } from './fits.ts';

const small = fc.constantFrom(-1, 0, 0.5, 1, 2, 3);
const texts = fc.constantFrom('', 'a', 'ab', 'abc');
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.oneof(small, texts, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { maxKeys: 2, noNullPrototype: true }),
  ),
}));

const some = (record: Readonly<Record<string, fc.Arbitrary<number>>>): fc.Arbitrary<JsonSchema> =>
  fc.record(record, { requiredKeys: [], noNullPrototype: true });
const { schema: schemas } = fc.letrec<{ schema: JsonSchema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constant({}),
    fc
      .tuple(fc.constantFrom('number', 'integer'), some({ minimum: small, maximum: small }))
      .map(([type, rest]) => ({ type, ...rest })),
    some({ minLength: fc.nat(2), maxLength: fc.nat(3) }).map((rest) => ({ type: 'string', ...rest })),
    fc.constantFrom({ type: 'boolean' }, { type: 'null' }),
    fc.array(fc.oneof(small, texts), { minLength: 1, maxLength: 2 }).map((of) => ({ enum: of })),
    fc
      .tuple(tie('schema'), some({ minItems: fc.nat(2), maxItems: fc.nat(3) }))
      .map(([items, rest]) => ({ type: 'array', items, ...rest })),
    fc
      .tuple(
        fc.dictionary(fc.constantFrom('a', 'b'), tie('schema'), { maxKeys: 2, noNullPrototype: true }),
        fc.subarray(['a', 'b']),
        fc.constantFrom<JsonSchema>({}, { additionalProperties: false }),
      )
      .map(([properties, required, rest]) => ({
        type: 'object',
        properties,
        required: required.filter((name) => name in properties),
        ...rest,
      })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map((anyOf) => ({ anyOf })),
  ),
}));

const accepts = (schema: JsonSchema) => {
  const checked = z.fromJSONSchema(schema);
  return (value: unknown): boolean => checked.safeParse(value).success;
};

describe('the check that one schema fits another', () => {
  it('is sound: what is valid by the one is valid by the other, as another implementation of JSON Schema judges', () => {
    let fitting = 0;
    let tried = 0;
    fc.assert(
      fc.property(schemas, schemas, fc.array(values, { minLength: 20, maxLength: 20 }), (source, target, some) => {
        if (fits(source, target).length > 0) return;
        fitting++;
        const [valid, taken] = [accepts(source), accepts(target)];
        for (const value of some.filter(valid)) {
          tried++;
          assert.ok(taken(value), JSON.stringify({ source, target, value }));
        }
      }),
      { numRuns: 5000 },
    );
    assert.ok(fitting > 200 && tried > 500, `${fitting} pairs fitted, ${tried} values were tried`);
  });

  it('finds that every schema fits itself, and anything', () => {
    fc.assert(
      fc.property(schemas, (schema) => {
        assert.deepEqual(fits(schema, schema), []);
        assert.deepEqual(fits(schema, {}), []);
      }),
    );
  });

  const problems = (source: z.ZodType, target: z.ZodType): readonly string[] =>
    fits(jsonSchemaOf(source, 'output'), jsonSchemaOf(target, 'input'));

  it('says what is wrong', () => {
    assert.deepEqual(problems(z.string(), z.number()), ['it may be string, and number is taken']);
    assert.deepEqual(problems(z.int(), z.number()), []);
    assert.deepEqual(problems(z.number(), z.number().min(0)), ['it may be less than 0']);
    assert.deepEqual(problems(z.number().min(0), z.number().gt(0)), ['it may be less than or equal to 0']);
    assert.deepEqual(problems(z.enum(['a', 'c']), z.enum(['a', 'b'])), ['it may be "c", which is not taken']);
    assert.deepEqual(problems(z.string(), z.enum(['a'])), ['it may be other than the values that are taken']);
    assert.deepEqual(problems(z.array(z.string()), z.array(z.number())), [
      'an item of it: it may be string, and number is taken',
    ]);
    assert.deepEqual(problems(z.array(z.int()), z.array(z.int()).max(3)), ['it may have more than 3 items']);
    assert.deepEqual(problems(z.object({ a: z.int().optional() }), z.object({ a: z.int() })), ['it may lack a']);
    assert.deepEqual(problems(z.object({ a: z.int(), b: z.int() }), z.strictObject({ a: z.int() })), [
      'its member b is not taken',
    ]);
    assert.deepEqual(problems(z.object({ a: z.string() }), z.record(z.string(), z.int())), [
      'its member a: it may be string, and integer is taken',
    ]);
  });

  it('does not call fitting what it cannot tell', () => {
    assert.match(problems(z.string(), z.string().regex(/a/))[0] ?? '', /cannot be told/);
    assert.match(problems(z.tuple([z.int()]), z.tuple([z.string()]))[0] ?? '', /cannot be told/);
    assert.match(fits({ type: 'object' }, { type: 'object', patternProperties: {} })[0] ?? '', /cannot be told/);
    assert.deepEqual(problems(z.string().regex(/a/), z.string().regex(/a/)), []);
  });
});
