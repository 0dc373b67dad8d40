import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assertions } from '../../test/example-pack/arbitraries.ts';
import { fromTuple, toTuple } from './assertion-tuple.ts';

describe('the stored form of an assertion', () => {
  it('reads back as the same assertion, also by way of JSON', () => {
    fc.assert(
      fc.property(assertions, (assertion) => {
        assert.deepEqual(fromTuple(toTuple(assertion)), assertion);
        assert.deepEqual(
          fromTuple(JSON.parse(JSON.stringify(toTuple(assertion))) as ReturnType<typeof toTuple>),
          assertion,
        );
      }),
    );
  });
});
