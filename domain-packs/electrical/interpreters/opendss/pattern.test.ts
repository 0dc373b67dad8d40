import assert from 'node:assert/strict';
import { NamePattern } from './pattern.ts';

const fits = (pattern: string, ...names: readonly string[]): boolean[] =>
  names.map((name) => new NamePattern(pattern).matches(name));

describe('patterns of batchedit', () => {
  it('find what regular expressions find', () => {
    assert.deepEqual(fits('.*', 'a', ''), [true, true]);
    assert.deepEqual(fits('A[12]', 'load_a2', 'a3'), [true, false]);
    assert.deepEqual(fits('^a$', 'a', 'ba', 'ab'), [true, false, false]);
    assert.deepEqual(fits('^(x|y)+[^0-9]?$', 'xyxa', 'xy1', 'yy'), [true, false, true]);
    assert.deepEqual(fits('a\\.b', 'a.b', 'axb'), [true, false]);
  });
  it('take no exponential time', () => {
    const began = performance.now();
    assert.deepEqual(fits('^(a+)+$', `${'a'.repeat(250)}b`), [false]);
    assert.ok(performance.now() - began < 500);
  });
  it('refuse what they do not support', () => {
    for (const pattern of ['a{2}', '(a', 'a)', '*a', '[a', '\\1'])
      assert.throws(() => new NamePattern(pattern), pattern);
  });
});
