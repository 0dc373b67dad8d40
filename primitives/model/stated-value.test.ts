import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unit } from './quantity.ts';
import type { KnownUnits } from './stated-value.ts';
import { readStatedValue, readWords } from './stated-value.ts';
import type { PropertySpec } from './taxonomy.ts';
import { flag, integer, list, matrix, reference, text, texts } from './taxonomy.ts';

const metre = unit('Length', 'm', 1);
const centimetre = unit('Length', 'cm', 0.01);
const watt = unit('ActivePower', 'W', 1);
const voltAmpereReactive = unit('ReactivePower', 'var', 1);
const UNITS: KnownUnits = [
  ['m', metre],
  ['cm', centimetre],
  ['centimetres', centimetre],
  ['W', watt],
  ['var', voltAmpereReactive],
];
const read = (spec: PropertySpec, value: unknown, its?: string) => readStatedValue(spec, { value, unit: its }, UNITS);

describe('a value that somebody states', () => {
  for (const [what, given, understood] of [
    ['a number in SI', read(metre, 0.9), { value: 0.9, words: '0.9' }],
    ['a number with its unit', read(metre, 90, 'cm'), { value: 0.9, unit: 'cm', words: '90 cm' }],
    ['words', read(metre, '90 cm'), { value: 0.9, unit: 'cm', words: '90 cm' }],
    ['words without a space', read(metre, '-1.5e2centimetres'), { value: -1.5, unit: 'cm', words: '-150 centimetres' }],
    ['a list', read(list(metre), [1, 2], 'm'), { value: [1, 2], unit: 'm', words: '[1,2] m' }],
    ['a list in words', read(list(metre), '[1, 2] m'), { value: [1, 2], unit: 'm', words: '[1,2] m' }],
    ['a text', read(text, 'Oak'), { value: 'Oak', words: 'Oak' }],
    ['a text like JSON', read(text, '"Oak"'), { value: '"Oak"', words: '"\\"Oak\\""' }],
    ['a whole number', read(integer, '12'), { value: 12, words: '12' }],
    ['yes or no', read(flag, false), { value: false, words: 'false' }],
  ] as const) {
    it(`is understood: ${what}`, () => assert.deepEqual(given, understood));
  }

  for (const [what, given, at, says] of [
    ['a word for a number', read(metre, 'long'), 'value', /a number, in m/],
    ['a number that JSON cannot say', read(metre, Infinity), 'value', /a number/],
    [
      'a number that is too large in SI',
      readStatedValue(metre, { value: 1e300, unit: 'Mm' }, [['Mm', unit('Length', 'Mm', 1e300)]]),
      'value',
      /too large/,
    ],
    ['a unit that nobody knows', read(metre, '90 centimetre'), 'unit', /Close to it: centimetres/],
    ['a unit of another kind', read(watt, '5 var'), 'unit', /unit of ReactivePower, and this is a ActivePower: W/],
    ['a unit of a text', read(text, 'Oak', 'm'), 'unit', /no unit/],
    ['rows of unequal length', read(matrix(metre), [[1], [1, 2]]), 'value', /rows of numbers/],
    ['half a page', read(integer, 0.5), 'value', /whole number/],
    ['a list for a text', read(texts, 'a'), 'value', /list of texts/],
    ['a number for an element', read(reference('x.Y'), 3), 'value', /id of an element/],
  ] as const) {
    it(`is refused: ${what}`, () => {
      assert.ok('problem' in given);
      assert.equal(given.at, at);
      assert.match(given.problem, says);
    });
  }

  it('is read again from its words as it was understood, whatever it is', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 });
    const stated = fc.oneof(
      fc.tuple(fc.constant(metre), number, fc.constantFrom('m', 'cm', 'centimetres', undefined)),
      fc.tuple(fc.constant(list(metre)), fc.array(number), fc.constantFrom('cm', undefined)),
      fc.tuple(fc.constant(text), fc.string({ unit: 'grapheme' }), fc.constant(undefined)),
      fc.tuple(
        fc.constant(reference('x.Y')),
        fc.constantFrom('true', '[', '"', 'a#1', ' a', ''),
        fc.constant(undefined),
      ),
      fc.tuple(fc.constant(texts), fc.array(fc.string()), fc.constant(undefined)),
      fc.tuple(fc.constant(integer), fc.maxSafeInteger(), fc.constant(undefined)),
      fc.tuple(fc.constant(flag), fc.boolean(), fc.constant(undefined)),
    );
    fc.assert(
      fc.property(stated, ([spec, value, its]) => {
        const understood = readStatedValue(spec, { value, unit: its }, UNITS);
        assert.ok(!('problem' in understood));
        const again = readWords(spec, understood.words, UNITS);
        assert.equal(JSON.stringify(again), JSON.stringify(understood));
        assert.doesNotMatch(understood.words, /[\r\n\u2028\u2029]/);
      }),
      { numRuns: 2000 },
    );
  });
});
