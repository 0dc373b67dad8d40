import assert from 'node:assert/strict';
import { el, path } from './element.ts';
import { linear, ticks } from './scale.ts';

describe('markup', () => {
  it('escapes texts and attributes, and leaves markup as it is', () => {
    assert.equal(
      el('a', { title: 'x"<' }, 'a<b', el('b', {}, '&')).text,
      '<a title="x&#34;&#60;">a&#60;b<b>&#38;</b></a>',
    );
  });
  it('rounds numbers to a hundredth and leaves out what is undefined', () => {
    assert.equal(el('circle', { r: 1 / 3, fill: undefined }).text, '<circle r="0.33"></circle>');
    assert.equal(
      path([
        [0, 0],
        [1.005, 2.999],
      ]),
      'M0 0 L1 3',
    );
  });
});

describe('scales', () => {
  it('map a range onto pixels, and stand still for an empty range', () => {
    assert.equal(linear([0, 10], [100, 200])(5), 150);
    assert.equal(linear([3, 3], [100, 200])(3), 100);
  });
  it('mark round values', () => {
    assert.deepEqual(
      ticks(0, 1.554, 8).values.map((value) => value.toFixed(1)),
      ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0', '1.2', '1.4'],
    );
    assert.deepEqual(ticks(0.95, 1.06, 7), { values: [0.96, 0.98, 1, 1.02, 1.04, 1.06], decimals: 2 });
  });
});
