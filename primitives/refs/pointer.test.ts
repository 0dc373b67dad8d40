import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FragmentPlace } from './pointer.ts';
import { formatPointer, parsePointer } from './pointer.ts';
import { formatReference, parseReference } from './reference.ts';
import { rangeOf, rangesIn, selectorOf } from './text-range.ts';

const text = fc.string({ unit: 'grapheme-composite' });
const count = fc.nat({ max: 1_000_000 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0);
const box = { x: number, y: number, width: number, height: number };
const places: fc.Arbitrary<FragmentPlace> = fc.oneof(
  fc
    .record({
      type: fc.constant('range' as const),
      unit: fc.constantFrom('char' as const, 'line' as const),
      start: count,
      length: count,
    })
    .map(({ length, ...range }) => ({ ...range, end: range.start + length })),
  fc.record({ type: fc.constant('cell' as const), row: count, column: count }),
  fc.record({ type: fc.constant('cell' as const), sheet: text, row: count, column: count }),
  fc.array(text).map((parts) => ({
    type: 'pointer' as const,
    pointer: parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  })),
  fc.record({
    type: fc.constant('xpath' as const),
    path: fc.oneof(text, fc.constantFrom("//book[@id='a(b)']/@mass", '^')),
  }),
  fc.record({ type: fc.constant('region' as const), page: count, ...box }),
  fc.record({ type: fc.constant('image' as const), ...box }),
);

describe('a pointer into a document', () => {
  it('comes back from its fragment as it was, in whatever reference it stands', () => {
    fc.assert(
      fc.property(places, (place) => {
        const fragment = formatPointer(place);
        assert.deepEqual(parsePointer(fragment), { ...place });
        const uri = formatReference({ kind: 'document', digest: 'ab', fragment });
        const parsed = parseReference(uri);
        assert.ok(!('problem' in parsed));
        assert.equal(parsed.fragment, fragment);
      }),
      { numRuns: 3000 },
    );
  });

  it('is parsed from any text, or the problem is said', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((rest) => `cell=${rest}`),
          text.map((rest) => `xpointer(${rest}`),
        ),
        (fragment) => {
          const parsed = parsePointer(fragment);
          assert.ok('type' in parsed || parsed.problem.length > 0);
        },
      ),
    );
  });

  for (const [standard, fragment, place] of [
    ['RFC 5147 §2.2.1', 'char=10,12', { type: 'range', unit: 'char', start: 10, end: 12 }],
    [
      'RFC 5147 §3, with an integrity check',
      'line=2,3;length=9876,UTF-8',
      { type: 'range', unit: 'line', start: 2, end: 3 },
    ],
    ['RFC 6901 §6', '/c%25d', { type: 'pointer', pointer: '/c%d' }],
    ['RFC 6901 §6, the whole document', '', { type: 'pointer', pointer: '' }],
    ['RFC 7111 §2.1', 'cell=4,1', { type: 'cell', row: 4, column: 1 }],
    [
      'RFC 8118 §3',
      'page=3&viewrect=10,20,30.5,40',
      { type: 'region', page: 3, x: 10, y: 20, width: 30.5, height: 40 },
    ],
    [
      'Media Fragments §4.2.2',
      'xywh=pixel:160,120,320,240',
      { type: 'image', x: 160, y: 120, width: 320, height: 240 },
    ],
    ['XPointer framework §3.1', 'xpointer(//a%5Bb=^(1^)%5D)', { type: 'xpath', path: '//a[b=(1)]' }],
  ] as const) {
    it(`follows ${standard}`, () => assert.deepEqual(parsePointer(fragment), place));
  }

  for (const fragment of ['line=5,2', 'row=3', 'cell=a', 'xpointer(a', '/%']) {
    it(`says what is wrong with ${fragment}`, () => assert.ok('problem' in parsePointer(fragment)));
  }

  it('counts the characters of a text, whatever their bytes, and finds them again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(text, fc.constantFrom('\n', '\r\n', 'ü', '😀'))),
        fc.nat(),
        fc.nat(),
        (parts, a, b) => {
          const whole = parts.join('');
          const characters = Array.from(whole);
          const [start = 0, end = 0] = [a, b].map((at) => at % (characters.length + 1)).sort((x, y) => x - y);
          const bytes = new TextEncoder().encode(whole);
          const range = { type: 'range', unit: 'char', start, end } as const;
          const selector = selectorOf(range, bytes);
          assert.ok(selector);
          const said = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
            bytes.subarray(selector.offset, selector.offset + selector.length),
          );
          assert.equal(said, characters.slice(start, end).join(''));
          assert.deepEqual(rangeOf(selector, bytes), range);
          assert.deepEqual(rangesIn(bytes)(selector), range);
        },
      ),
    );
  });

  it('finds lines, and says where a text ends before them', () => {
    const bytes = new TextEncoder().encode('one\ntwo\r\nthree');
    const line = (start: number, end: number) => selectorOf({ type: 'range', unit: 'line', start, end }, bytes);
    assert.deepEqual(line(1, 2), { type: 'text', offset: 4, length: 5, line: 2, column: 1 });
    assert.deepEqual(line(2, 3), { type: 'text', offset: 9, length: 5, line: 3, column: 1 });
    assert.equal(line(3, 4), undefined);
  });
});
