import assert from 'node:assert/strict';
import { BverError } from '../../primitives/index.ts';
import type { ErrorCode } from '../../primitives/index.ts';

/** The error of the catalogue that a function throws. */
export function thrownBy(run: () => unknown, code: ErrorCode): BverError {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof BverError, String(error));
    assert.equal(error.code, code);
    return error;
  }
  assert.fail(`${code} was not thrown`);
}
