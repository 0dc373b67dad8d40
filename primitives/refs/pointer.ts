import type { Selector } from '../model/selector.ts';

/**
 * Characters or lines of a text (RFC 5147), as positions between them, from zero: `line=2,3` is the third line. Characters
 * are counted as Unicode has them, and not as bytes.
 */
export interface TextRange {
  readonly type: 'range';
  readonly unit: 'char' | 'line';
  readonly start: number;
  readonly end: number;
}

/** A place in a document, as a fragment can say it: that of a text is a range, as bytes are not known to a URI. */
export type FragmentPlace = Exclude<Selector, { readonly type: 'text' | 'image' }> | TextRange | ImageBox;

/** A box on an image (W3C Media Fragments 1.0 §4.2.2). What it says is not part of the URI. */
export interface ImageBox {
  readonly type: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Characters that stand in a fragment as they are (RFC 3986 §3.5), without those that a pointer uses itself. */
const encode = (text: string): string =>
  text.replace(/[^A-Za-z0-9\-._~!$'()*+,:@/?]/gu, (character) =>
    encodeURIComponent(character.replace(/\p{Surrogate}/u, '\uFFFD')),
  );

/**
 * The fragment of a place, by the standard of its kind of document: RFC 5147 for text, RFC 7111 for cells, RFC 6901 §6 for
 * JSON, the XPointer framework for XML, RFC 8118 for pages, Media Fragments for images. A cell of a workbook's sheet has no
 * standard of its own: its sheet stands before it.
 */
export function formatPointer(place: FragmentPlace): string {
  switch (place.type) {
    case 'range':
      return `${place.unit}=${place.start},${place.end}`;
    case 'cell':
      return `${place.sheet === undefined ? '' : `sheet=${encode(place.sheet)}&`}cell=${place.row},${place.column}`;
    case 'pointer':
      return encode(place.pointer);
    case 'xpath':
      return `xpointer(${encode(place.path.replace(/[\^()]/g, '^$&'))})`;
    case 'region':
      return `page=${place.page}&viewrect=${[place.x, place.y, place.width, place.height].join(',')}`;
    case 'image':
      return `xywh=${[place.x, place.y, place.width, place.height].join(',')}`;
  }
}

const NUMBER = '(-?\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?)';
const BOX = [NUMBER, NUMBER, NUMBER, NUMBER].join(',');

/** Each form, and what its groups make. The first that fits is meant. */
const FORMS: readonly (readonly [RegExp, (...groups: (string | undefined)[]) => FragmentPlace | undefined])[] = [
  [
    /^(char|line)=(\d+)(?:,(\d+))?(?:;.*)?$/,
    (unit, start = '', end = start) =>
      Number(end) < Number(start)
        ? undefined
        : { type: 'range', unit: unit === 'char' ? 'char' : 'line', start: Number(start), end: Number(end) },
  ],
  [
    /^(?:sheet=([^&]*)&)?cell=(\d+),(\d+)$/,
    (sheet, row, column) => ({
      type: 'cell',
      ...(sheet === undefined ? {} : { sheet: decodeURIComponent(sheet) }),
      row: Number(row),
      column: Number(column),
    }),
  ],
  [
    /^xpointer\((.*)\)$/,
    (path = '') => ({ type: 'xpath', path: decodeURIComponent(path).replace(/\^([\^()])/g, '$1') }),
  ],
  [
    new RegExp(`^page=(\\d+)&viewrect=${BOX}$`, 'i'),
    (page, ...box) => ({ type: 'region', page: Number(page), ...boxOf(box) }),
  ],
  [new RegExp(`^xywh=(?:pixel:)?${BOX}$`, 'i'), (...box) => ({ type: 'image', ...boxOf(box) })],
  [/^((?:\/.*)?)$/s, (pointer = '') => ({ type: 'pointer', pointer: decodeURIComponent(pointer) })],
];

const boxOf = ([x, y, width, height]: readonly (string | undefined)[]) => ({
  x: Number(x),
  y: Number(y),
  width: Number(width),
  height: Number(height),
});

/** The place that a fragment points to; where it points to none, the problem in words. Any text has an answer. */
export function parsePointer(fragment: string): FragmentPlace | { readonly problem: string } {
  for (const [form, make] of FORMS) {
    const groups = form.exec(fragment);
    if (!groups) continue;
    try {
      return make(...groups.slice(1)) ?? { problem: 'its end is before its start' };
    } catch {
      return { problem: 'it is not percent-encoded as it should be' };
    }
  }
  return { problem: 'it is none of char=, line=, cell=, page=, xywh=, xpointer(…) and a JSON pointer' };
}
