import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPointer, pointerOf, pointerParts, valueAt } from './json-pointer.ts';

describe('a JSON pointer', () => {
  const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, ' ': 7, nothing: null };

  // RFC 6901, section 5.
  it('finds what the examples of its standard find', () => {
    const expected = { '': document, '/foo': ['bar', 'baz'], '/foo/0': 'bar', '/': 0, '/a~1b': 1, '/m~0n': 8, '/ ': 7 };
    for (const [pointer, value] of Object.entries(expected)) assert.deepEqual(valueAt(document, pointer), value);
  });

  it('finds nothing where nothing is, nor what every object inherits', () => {
    for (const pointer of ['/bar', '/foo/2', '/foo/-', '/nothing/x', '/constructor', '/foo/length/x'])
      assert.equal(valueAt(document, pointer), undefined, pointer);
  });

  it('says any path, and is told from other text', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        assert.deepEqual(pointerParts(pointerOf(parts)), parts);
        assert.ok(isPointer(pointerOf(parts)));
      }),
    );
    for (const text of ['foo', '/a~', '/a~2', '#/a']) assert.equal(isPointer(text), false, text);
  });
});
