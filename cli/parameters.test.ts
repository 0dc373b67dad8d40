import assert from 'node:assert/strict';
import { parametersOf } from './parameters.ts';
import { UsageError } from './usage-error.ts';

describe('parameters of a command', () => {
  it('are JSON where they are JSON, and text elsewhere', () => {
    assert.deepEqual(parametersOf(['a=1.5', 'b=off', 'c=true', 'd=[1,2]', 'e=', 'f=x=y']), {
      a: 1.5,
      b: 'off',
      c: true,
      d: [1, 2],
      e: '',
      f: 'x=y',
    });
  });

  it('have a name', () => {
    assert.throws(() => parametersOf(['=1']), UsageError);
    assert.throws(() => parametersOf(['steps']), UsageError);
  });
});
