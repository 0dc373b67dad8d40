import fc from 'fast-check';
import type { Assertion, Evidence, Selector, Uncertainty, Value } from '../../primitives/index.ts';
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
const size = { width: numbers, height: numbers };
const sheet = fc.option(fc.string(), { nil: undefined });

/** Selectors of every type. */
export const selectors: fc.Arbitrary<Selector> = fc.oneof(
  fc.record({ type: fc.constant('text'), offset: places, length: places, line: places, column: places }),
  fc
    .tuple(sheet, places, places)
    .map(([name, row, column]) => ({ type: 'cell', ...(name === undefined ? {} : { sheet: name }), row, column })),
  fc.record({ type: fc.constant('xpath'), path: fc.string() }),
  fc.record({ type: fc.constant('pointer'), pointer: fc.string() }),
  fc.record({ type: fc.constant('region'), page: places, x: numbers, y: numbers, ...size }),
  fc.record({ type: fc.constant('image'), x: numbers, y: numbers, ...size, exact: fc.string() }),
) as fc.Arbitrary<Selector>;

const evidence: fc.Arbitrary<Evidence> = fc
  .tuple(fc.constantFrom('0123456789abcdef', 'fedcba9876543210'), selectors)
  .map(([source, selector]) => ({ source, selector: { ...selector } }));

const uncertainties: fc.Arbitrary<Uncertainty> = fc
  .record(
    { standardUncertainty: numbers, coverageFactor: numbers, lower: numbers, upper: numbers },
    { requiredKeys: [] },
  )
  .map((uncertainty) => ({ ...uncertainty }));

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
    uncertainty: fc.option(uncertainties, { nil: undefined }),
  })
  .map(({ unit, uncertainty, wasDerivedFrom, ...rest }) => ({
    ...rest,
    ...(unit === undefined ? {} : { unit }),
    ...(uncertainty === undefined ? {} : { uncertainty }),
    // Records come without a prototype; what is stored comes back with one.
    wasDerivedFrom: wasDerivedFrom.map((operand) => ({ ...operand })),
  }));

/** Assertions of a snapshot: one for each subject and path. */
export const snapshots: fc.Arbitrary<Assertion[]> = fc.uniqueArray(assertions, {
  selector: ({ subject, path }) => JSON.stringify([subject, path]),
  maxLength: 40,
});
