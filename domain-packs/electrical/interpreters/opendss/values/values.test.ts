import assert from 'node:assert/strict';
import { readBus } from './bus.ts';
import { readChoice, readYesNo } from './choice.ts';
import { isSymmetric, symmetricMatrix } from './matrix.ts';
import { readNumber } from './number.ts';

describe('OpenDSS values', () => {
  it('reads decimal numbers and nothing else', () => {
    for (const [text, value] of [
      ['1e6', 1e6],
      ['.5', 0.5],
      ['5.', 5],
      ['+.5e+2', 50],
      ['-0.0143', -0.0143],
    ] as const) {
      assert.equal(readNumber(text), value);
    }
    for (const text of ['', '.', '1d3', '$FF', '1_0', '0x10', 'NaN', 'Infinity', '1e999', '1 2']) {
      assert.equal(readNumber(text), undefined, text);
    }
  });
  it('reads buses with their nodes', () => {
    assert.deepEqual(readBus('671.1.3'), { bus: '671', nodes: [1, 3], tail: 4 });
    assert.deepEqual(readBus('SourceBus'), { bus: 'SourceBus', nodes: [], tail: 0 });
    for (const text of ['', '.1', 'b.', 'b.x', 'b.1.']) assert.equal(readBus(text), undefined, text);
  });
  it('reads choices by unambiguous beginnings', () => {
    const units = [['none'], ['mi', 'miles'], ['m', 'meters'], ['mm'], ['kft'], ['km']];
    assert.equal(readChoice('M', units), 'm');
    assert.equal(readChoice('mile', units), 'mi');
    assert.equal(readChoice('k', units), undefined);
    assert.equal(readChoice('furlong', units), undefined);
  });
  it('takes no word for yes or no that does not say so', () => {
    assert.deepEqual(['Yes', 'T', 'n', 'False', '1', 'maybe'].map(readYesNo), [
      true,
      true,
      false,
      false,
      undefined,
      undefined,
    ]);
  });
  it('completes lower triangles and knows the shape of a matrix', () => {
    assert.deepEqual(symmetricMatrix([[1], [2, 3]]), [
      [1, 2],
      [2, 3],
    ]);
    assert.equal(symmetricMatrix([[1], [2]]), undefined);
    assert.equal(symmetricMatrix([[1, 2, 3]]), undefined);
    assert.equal(isSymmetric([[1], [2, 3]]), true);
    assert.equal(
      isSymmetric([
        [1, 5],
        [2, 3],
      ]),
      false,
    );
  });
});
