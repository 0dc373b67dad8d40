import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BverError } from '../errors.ts';
import type { Column, ResultSet } from './result-set.ts';
import { decodeResultSet, encodeResultSet, resultAddress } from './result-set.ts';

/** What is stored comes back as plain objects. */
const PLAIN = { noNullPrototype: true } as const;
const columns: fc.Arbitrary<Column> = fc.record(
  {
    name: fc.string(),
    unit: fc.constantFrom('', 'mm', 'V.A{reactive}'),
    quantityKind: fc.constantFrom('', 'Length'),
    values: fc.oneof(
      fc.array(fc.string()),
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })).map((all) => Float64Array.from(all)),
      fc.array(fc.integer()).map((all) => Int32Array.from(all)),
    ),
  },
  PLAIN,
);
const sets: fc.Arbitrary<ResultSet> = fc.record(
  {
    name: fc.string(),
    tables: fc.array(fc.record({ name: fc.string(), columns: fc.array(columns, { maxLength: 4 }) }, PLAIN), {
      maxLength: 3,
    }),
  },
  PLAIN,
);
const of = (values: Column['values']): ResultSet => ({
  name: 'a',
  tables: [{ name: 'b', columns: [{ name: 'c', unit: '', quantityKind: '', values }] }],
});

describe('the bytes of a result set', () => {
  it('read back as the same result set', () => {
    fc.assert(fc.property(sets, (set) => assert.deepEqual(decodeResultSet(encodeResultSet(set)), set)));
  });

  it('are the same for the same result set, wherever it came from', () => {
    fc.assert(
      fc.property(sets, (set) =>
        assert.deepEqual(encodeResultSet(decodeResultSet(encodeResultSet(set))), encodeResultSet(set)),
      ),
    );
  });

  it('can be read from the middle of a larger buffer', () => {
    const bytes = encodeResultSet(of(Float64Array.of(1.5, -2)));
    const larger = new Uint8Array(bytes.length + 8);
    larger.set(bytes, 3);
    assert.deepEqual(decodeResultSet(larger.subarray(3, 3 + bytes.length)), of(Float64Array.of(1.5, -2)));
  });

  it('are little-endian, on every machine', () => {
    assert.deepEqual([...encodeResultSet(of(Int32Array.of(1))).slice(-4)], [1, 0, 0, 0]);
    assert.deepEqual([...encodeResultSet(of(Float64Array.of(1))).slice(-8)], [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
  });

  it('have no form for a number that has no meaning', () => {
    for (const value of [NaN, Infinity]) {
      assert.throws(
        () => encodeResultSet(of(Float64Array.of(value))),
        (error: unknown) => error instanceof BverError && error.code === 'model.not-canonical',
      );
    }
  });

  it('give each value an address', () =>
    assert.equal(resultAddress('d', 'voltages', 3, 'magnitude'), 'd/voltages/3/magnitude'));
});
