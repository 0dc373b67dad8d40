import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance, nearest } from './nearest.ts';

describe('what a person may have meant', () => {
  it('is near by insertions, deletions and substitutions', () => {
    assert.deepEqual(
      [editDistance('kitten', 'sitting'), editDistance('', 'abc'), editDistance('same', 'same')],
      [3, 3, 0],
    );
  });

  it('is a distance', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        assert.equal(editDistance(a, b), editDistance(b, a));
        assert.equal(editDistance(a, b) === 0, a === b);
        assert.ok(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c));
      }),
    );
  });

  it('is at most three names, nearest first, whatever their case', () => {
    assert.deepEqual(nearest('LENGHT', ['length', 'width', 'lengths', 'light', 'mass']), [
      'length',
      'lengths',
      'light',
    ]);
    assert.deepEqual(nearest('x', []), []);
  });

  it('is nothing where no name is more like it than unlike', () => {
    assert.deepEqual(nearest('zzzz', ['runs.get', 'runs.list']), []);
  });
});
