import assert from 'node:assert/strict';
import { BverError } from '../../primitives/index.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';

describe('Idempotency-Key', () => {
  it('is the same with and without quotes', () => {
    assert.equal(idempotencyKeyOf('"a-1"'), 'a-1');
    assert.equal(idempotencyKeyOf(' a-1 '), 'a-1');
    assert.equal(idempotencyKeyOf(undefined), undefined);
  });

  it('is refused when it is empty, too long or not printable', () => {
    for (const header of ['', '""', 'x'.repeat(256), 'a\u0000b', 'é']) {
      assert.throws(
        () => idempotencyKeyOf(header),
        (error) => error instanceof BverError && error.code === 'input.invalid',
      );
    }
  });
});
