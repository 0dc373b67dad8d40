import fc from 'fast-check';
import type { Assertion, Value } from '../../primitives/index.ts';
import { textEvidence } from '../../primitives/index.ts';
import { saidOf } from './said.ts';

export { saidOf as assertionsOf };

/** Numbers as a model has them: finite, and without the negative zero, which JSON does not tell from zero. */
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const subjects = fc.oneof(
  fc.constantFrom('board.a', 'board.b', 'book.c', 'board.a#1', 'upright.ü'),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const values: fc.Arbitrary<Value> = fc.oneof(
  numbers,
  fc.string(),
  fc.boolean(),
  fc.array(numbers, { maxLength: 4 }),
  fc.array(fc.string(), { minLength: 1, maxLength: 4 }),
  fc.array(fc.array(numbers, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
);
const places = fc.nat({ max: 100_000 });
const evidence = fc
  .tuple(fc.constantFrom('0123456789abcdef', 'fedcba9876543210'), places, places, places, places)
  .map((place) => textEvidence(...place));

/** Assertions of every form. */
export const assertions: fc.Arbitrary<Assertion> = fc
  .record({
    subject: subjects,
    path: fc.constantFrom('length', 'mass', 'board', '@type', '@name', '@junction'),
    value: values,
    state: fc.constantFrom('stated', 'derived', 'assumed', 'absent'),
    unit: fc.option(fc.constantFrom('cm', 'kg'), { nil: undefined }),
    method: fc.constantFrom('number', 'keyword'),
    evidence: fc.array(evidence, { maxLength: 2 }),
    wasDerivedFrom: fc.array(fc.record({ subject: subjects, path: fc.constantFrom('length', 'mass') }), {
      maxLength: 2,
    }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (value === 0 ? 0 : value)),
  })
  .map(({ unit, wasDerivedFrom, ...rest }) => ({
    ...rest,
    ...(unit === undefined ? {} : { unit }),
    // Records come without a prototype; what is stored comes back with one.
    wasDerivedFrom: wasDerivedFrom.map((operand) => ({ ...operand })),
  }));

/** Assertions of a snapshot: one for each subject and path. */
export const snapshots: fc.Arbitrary<Assertion[]> = fc.uniqueArray(assertions, {
  selector: ({ subject, path }) => JSON.stringify([subject, path]),
  maxLength: 40,
});
