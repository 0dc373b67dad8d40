import assert from 'node:assert/strict';
import { CancelledFailure } from '@temporalio/common';
import { BverError } from '../primitives/index.ts';
import { cancellationOf, failureOf } from './failures.ts';

describe('a failure of an activity', () => {
  it('carries the code as its type and the record of the error', () => {
    const error = new BverError('document.not-found', { digest: 'abc' });
    const { type, nonRetryable, details, message } = failureOf(error, 'a@1');
    assert.deepEqual([type, nonRetryable, message], ['document.not-found', true, 'There is no document abc.']);
    assert.deepEqual(details, [error.toRecord()]);
  });
  it('is retried when the catalogue says that it can help', () => {
    const error = new BverError('service.unavailable', { dependency: 'PostgreSQL', problem: 'restarting' });
    assert.equal(failureOf(error, 'a@1').nonRetryable, false);
  });
  it('is retried when nobody knows the error, and stands as a failure of the primitive', () => {
    for (const error of [new TypeError('x is undefined'), 'x is undefined']) {
      const { type, nonRetryable, details } = failureOf(error, 'a@1');
      assert.deepEqual([type, nonRetryable], ['primitive.failed', false]);
      assert.match(JSON.stringify(details), /a@1: x is undefined/);
    }
  });
  it('of an activity that was told to stop is why it was told', () => {
    const reason = new CancelledFailure('WORKER_SHUTDOWN');
    assert.equal(cancellationOf(AbortSignal.abort(reason)), reason);
    assert.ok(cancellationOf(AbortSignal.abort()) instanceof CancelledFailure);
  });
});
