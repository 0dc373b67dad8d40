import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Quoted, Selector } from '../../primitives/index.ts';
import { csvOf, pdfOf, svgOf, workbookOf, xmlOf } from '../../test/example-pack/book-lists.ts';
import { openSource } from './open-source.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const quote = (mediaType: string, content: string | Uint8Array, ...selectors: Selector[]): Promise<readonly Quoted[]> =>
  openSource({
    uri: 'a',
    digest: 'd'.repeat(64),
    mediaType,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }).quote(selectors);
const said = (quoted: readonly Quoted[]): string[] =>
  quoted.map((one) => ('exact' in one ? one.exact : `! ${one.problem}`));

const cell = (row: number, column: number, sheet?: string): Selector => ({
  type: 'cell',
  row,
  column,
  ...(sheet === undefined ? {} : { sheet }),
});
const xpath = (path: string): Selector => ({ type: 'xpath', path });
const pointer = (at: string): Selector => ({ type: 'pointer', pointer: at });
const box = (page: number, x: number, y: number, width: number, height: number): Selector => ({
  type: 'region',
  ...{ page, x, y, width, height },
});

describe('a source that is opened again', () => {
  it('says the cells of delimited text, quotes undone, empty lines counted', async () => {
    const text = 'name,said\n\n"Atlas, the","it says ""no"""\nlast,';
    assert.deepEqual(
      said(await quote('text/csv; charset=utf-8', text, cell(3, 1), cell(3, 2), cell(4, 1), cell(4, 2))),
      ['Atlas, the', 'it says "no"', 'last', '! there is nothing in B4'],
    );
    assert.deepEqual(said(await quote('text/csv', 'a;b\n1,5;2', cell(2, 1))), ['1,5']);
    assert.deepEqual(said(await quote('text/tab-separated-values', 'a\t"b\n', cell(1, 2))), ['"b']);
  });

  it('says any cell of any table that was written', async () => {
    const field = fc.string({ minLength: 1 }).filter((one) => !/[\r\n]/.test(one));
    const written = (one: string): string => `"${one.replaceAll('"', '""')}"`;
    const tables = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const text = rows.map((row) => row.map(written).join(',')).join('\n');
        for (const [r, row] of rows.entries()) {
          const selectors = row.map((_, c) => cell(r + 1, c + 1));
          assert.deepEqual(said(await quote('text/csv', text, ...selectors)), row);
        }
      }),
    );
  });

  it('says the cells of a workbook by their sheet', async () => {
    const book = workbookOf({ Atlas: '3.5', Lexicon: '6' });
    assert.deepEqual(
      said(await quote(WORKBOOK, book, cell(3, 2, 'Books'), cell(2, 1), cell(2, 1, 'Loads'), cell(9, 9))),
      ['6', 'Atlas', '! there is no sheet Loads; its sheets are Books', '! there is nothing in I9'],
    );
  });

  it('says elements, attributes and texts of XML, each by a path to one place', async () => {
    const xml =
      '<?xml version="1.0"?><s:books xmlns:s="s"><book id="a/b">At<i>la</i>s</book><book id=\'"\'>&lt;<![CDATA[&]]></book></s:books>';
    const paths = {
      '/s:books/book[1]': 'Atlas',
      '/s:books/book[1]/text()': 'Ats',
      '//book[2]': '<&',
      "//book[@id='a/b']/i": 'la',
      '/*/book[2]/@id': '"',
      '//book': '! the path selects 2 elements, not one',
      '/s:books/book[3]': '! the path selects nothing',
      '//book[1]/@no': '! the element has no attribute no',
      book: '! the path does not begin at the root, with /',
      '//book[position()<3]':
        "! the step “book[position()<3]” is not a name with a position or an attribute’s value, as in book[2] or book[@id='a']",
    };
    assert.deepEqual(
      said(await quote('application/x+xml', xml, ...Object.keys(paths).map(xpath))),
      Object.values(paths),
    );
  });

  it('says the values of JSON as they are written', async () => {
    const json = '{ "a/b": [1.50, "x\\u0041", {"~": 12345678901234567890123}], "": null, "twice": 1, "twice": 2 }';
    const pointers = {
      '/a~1b/0': '1.50',
      '/a~1b/1': 'xA',
      '/a~1b/2/~0': '12345678901234567890123',
      '/': 'null',
      '/twice': '2',
      '/a~1b/01': '! the pointer leads to nothing',
      '/a~1b/-': '! the pointer leads to nothing',
      a: '! a JSON pointer begins with /',
    };
    assert.deepEqual(
      said(await quote('application/geo+json', json, ...Object.keys(pointers).map(pointer))),
      Object.values(pointers),
    );
  });

  it('says what stands in a box of a drawing, wherever its groups are moved to', async () => {
    const moved = svgOf({ Atlas: '3.5' }).replace(
      /(<text.*)<\/svg>/,
      '<g transform="translate(5,10) scale(2)">$1</g></svg>',
    );
    assert.deepEqual(
      said(
        await quote(
          'image/svg+xml',
          moved,
          box(1, 80, 125, 10, 10),
          box(1, 400, 125, 10, 10),
          box(1, 0, 0, 9, 9),
          box(2, 0, 0, 9, 9),
        ),
      ),
      ['Atlas', '3.5', '! no text begins in the box', '! there is no page 2; the drawing has 1'],
    );
    const turned =
      '<svg><g transform="rotate(90 10 10)"><text x="20" y="10">up<tspan x="30" y="12">on</tspan></text></g><defs><text x="10" y="20">no</text></defs></svg>';
    assert.deepEqual(said(await quote('image/svg+xml', turned, box(1, 9, 19, 2, 2), box(1, 7, 29, 2, 2))), [
      'up',
      'on',
    ]);
  });

  it('says what stands in a box of a page', async function () {
    this.timeout(30_000);
    const pdf = pdfOf({ Atlas: '3.5' }, { Lexicon: '6 ± 1' });
    assert.deepEqual(
      said(await quote('application/pdf', pdf, box(2, 195, 50, 20, 20), box(1, 0, 0, 595, 842), box(3, 0, 0, 1, 1))),
      ['6 ± 1', 'Atlas 3.5', '! there is no page 3; the drawing has 2'],
    );
  });

  it('tells of an image only whether a box lies on it', async () => {
    const png = Uint8Array.from([
      0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0, 0, 80,
    ]);
    const jpeg = Uint8Array.from([
      0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xff, 0xc0, 0, 11, 8, 0, 80, 1, 0, 1, 1, 17, 0,
    ]);
    const on = (x: number, height: number): Selector => ({ type: 'image', x, y: 0, width: 56, height, exact: '25 kW' });
    for (const [mediaType, bytes] of [
      ['image/png', png],
      ['image/jpeg', jpeg],
    ] as const) {
      assert.deepEqual(said(await quote(mediaType, bytes, on(200, 80), on(201, 80), on(0, 81))), [
        '25 kW',
        '! the box does not lie on the image, which has 256 × 80 pixels',
        '! the box does not lie on the image, which has 256 × 80 pixels',
      ]);
    }
    assert.match(
      said(await quote('image/png', jpeg, on(0, 1)))[0] ?? '',
      /cannot be read as image\/png: it does not begin like one/,
    );
  });

  it('says characters of any document, and refuses what a media type is not read by', async () => {
    const text: Selector = { type: 'text', offset: 1, length: 5, line: 1, column: 2 };
    assert.deepEqual(said(await quote('application/xml', xmlOf({}), text)), ['books']);
    assert.deepEqual(said(await quote('text/csv', csvOf({}), xpath('/a'), cell(1, 1))), [
      '! text/csv is not read by /a',
      'name',
    ]);
    assert.deepEqual(said(await quote('text/csv', 'äb', { ...text, offset: 2, length: 1 })), ['b']);
    assert.deepEqual(said(await quote('text/csv', 'äb', { ...text, offset: 2, length: 9 })), [
      '! it quotes beyond the end of its source',
    ]);
    assert.deepEqual(said(await quote('text/csv', 'äb', { ...text, offset: 2, length: 1, line: 2 })), [
      '! offset 2 is line 1, column 2, not 2, 2',
    ]);
  });
});
