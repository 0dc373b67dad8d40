import assert from 'node:assert/strict';
import type { ErrorCode } from './errors.ts';
import { BverError, ERRORS } from './errors.ts';

const holesOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, hole]) => hole ?? '');

describe('errors', () => {
  it('fill message and remedy from their data', () => {
    const error = new BverError('operation.unknown', { name: 'a.b', near: 'a.c' });
    assert.equal(error.message, 'There is no operation a.b.');
    assert.match(error.remedy, /Close to it: a\.c\.$/);
    assert.deepEqual([error.status, error.retry, error.title], [404, 'never', 'No such operation']);
  });

  it('name what is near only where something is', () => {
    assert.match(new BverError('operation.unknown', { name: 'zzz', near: '' }).remedy, /lists them\.$/);
  });

  it('keep a hole that nothing fills, so that it is seen', () => {
    assert.equal(new BverError('run.not-found').message, 'There is no run {runId}.');
  });

  it('keep their cause and the places that are wrong', () => {
    const cause = new Error('below');
    const errors = [{ pointer: '/parameters/a', detail: 'must be a number' }];
    const error = new BverError('input.invalid', { operation: 'x', problem: 'y' }, { errors, cause });
    assert.equal(error.cause, cause);
    assert.deepEqual(error.toRecord(), {
      code: 'input.invalid',
      title: error.title,
      detail: 'x: y',
      remedy: error.remedy,
      errors,
    });
  });

  for (const [code, { status, message, remedy, retry }] of Object.entries(ERRORS)) {
    it(`${code} is complete`, () => {
      assert.match(code, /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/);
      assert.ok(status >= 400 && status < 600);
      assert.ok(retry === 'never' || status >= 500, 'trying again helps against faults of servers only');
      const filled = new BverError(
        code as ErrorCode,
        Object.fromEntries(holesOf(message + remedy).map((hole) => [hole, 'x'])),
      );
      assert.deepEqual(holesOf(filled.message + filled.remedy), []);
    });
  }
});
