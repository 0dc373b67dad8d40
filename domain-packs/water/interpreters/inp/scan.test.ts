import assert from 'node:assert/strict';
import { scan } from './scan.ts';
import { readClock, readNumber, readTime, cut } from './values.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const words = (text: string): string[][] =>
  scan(bytes(text)).blocks.flatMap(({ lines }) => lines.map(({ tokens }) => tokens.map((token) => token.text)));

describe('the words of an input file', () => {
  it('are separated by blanks, tabs and commas; comments end a line; quotation marks hold together', () => {
    assert.deepEqual(words('[A]\n a\tb,c  d;e f\n;g\n\n "h i" j\n'), [
      ['a', 'b', 'c', 'd'],
      ['h i', 'j'],
    ]);
  });

  it('are the same with every way to end a line', () => {
    const text = '[PIPES]\n1 a b\n2 b c\n[END]\n3 c d\n';
    for (const end of ['\n', '\r\n', '\r']) {
      const { blocks, after } = scan(bytes(text.replaceAll('\n', end)));
      const places = blocks.flatMap(({ lines }) => lines.map(({ line, column }) => [line, column]));
      assert.deepEqual(places, [
        [2, 1],
        [3, 1],
      ]);
      assert.deepEqual(
        after.map(({ line }) => line),
        [5],
      );
    }
  });

  it('are where they are: bytes for machines, characters for people, a mark at the beginning left out', () => {
    const text = '\uFEFF[TITLE]\nZürich größer ; ü\n';
    const data = bytes(text);
    const block = scan(data).blocks[0] ?? assert.fail();
    assert.equal(block.header.text, '[TITLE]');
    const tokens = block.lines[0]?.tokens ?? [];
    assert.deepEqual(
      tokens.map(({ column }) => column),
      [1, 8],
    );
    for (const { text: word, offset, length } of tokens)
      assert.equal(new TextDecoder().decode(data.subarray(offset, offset + length)), word);
  });

  it('in front of the first section and behind the end are kept apart', () => {
    const { before, after } = scan(bytes('lost\n[A]\n[END]\nlate\n[B]\n'));
    assert.deepEqual(
      [before, after].map((lines) => lines.map(({ tokens }) => tokens[0]?.text)),
      [['lost'], ['late', '[B]']],
    );
  });
});

describe('the values of an input file', () => {
  it('are decimal numbers, and nothing else is one', () => {
    for (const [text, value] of [
      ['1', 1],
      ['-.5', -0.5],
      ['+4530.', 4530],
      ['1e-3', 1e-3],
    ] as const)
      assert.equal(readNumber(text), value);
    for (const text of ['', '.', '1,5', '0x10', 'inf', 'NaN', '1e999', '5ft', '--1'])
      assert.equal(readNumber(text), undefined, text);
  });

  it('are times in hours, or with colons, or with a unit', () => {
    const seconds = (text: string): number | undefined => readTime(text.split(' '));
    for (const [text, value] of [
      ['1.5', 5400],
      ['1:30', 5400],
      ['1:30:15', 5415],
      ['90 MIN', 5400],
      ['90 minutes', 5400],
      ['2 DAYS', 172_800],
      ['30 sec', 30],
      ['0:00:00.6', 1],
    ] as const)
      assert.equal(seconds(text), value, text);
    for (const text of ['x', '-1', '1:-3', '1:2:3:4', '1 fortnight', '1 2 3', '6 PM'])
      assert.equal(seconds(text), undefined, text);
  });

  it('are times of day, in halves of twelve hours or without', () => {
    const clock = (text: string): number | undefined => readClock(text.split(' '));
    for (const [text, value] of [
      ['12 am', 0],
      ['12 PM', 43_200],
      ['6:30 pm', 66_600],
      ['13:30', 48_600],
      ['0', 0],
    ] as const)
      assert.equal(clock(text), value, text);
    for (const text of ['24:00', '13 PM', '6 XM', 'noon']) assert.equal(clock(text), undefined, text);
  });

  it('of controls are cut to whole seconds, those of the simulation rounded', () => {
    assert.deepEqual([readTime(['0.9999']), readTime(['0.9999'], cut)], [3600, 3599]);
    assert.equal(readTime(['0.7'], cut), 2520);
  });
});
