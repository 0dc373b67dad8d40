/**
 * A selector of a span of text (after the W3C Web Annotation data model's TextPositionSelector). `offset` and `length`
 * count bytes of the source; `line` and `column` count from one, in characters, for people.
 */
export interface TextSelector {
  readonly type: 'text';
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}

/** A cell of a table; row and column count from one. A file that has no sheets (CSV) is one table without a name. */
export interface CellSelector {
  readonly type: 'cell';
  readonly sheet?: string;
  readonly row: number;
  readonly column: number;
}

/**
 * An element, an attribute or a text of an XML document (the W3C model's XPathSelector), by a location path of XPath 1.0
 * that goes from parent to child: `/books/book[2]/@mass`, `//book[@id='atlas']/mass`.
 */
export interface XPathSelector {
  readonly type: 'xpath';
  readonly path: string;
}

/** A value of a JSON document, by JSON Pointer (RFC 6901). */
export interface PointerSelector {
  readonly type: 'pointer';
  readonly pointer: string;
}

/**
 * A box on a page of a drawing, and the text that stands in it. Pages count from one, an SVG is one page. `x` and `y` are
 * the box's upper left corner from the page's upper left one, in the units of the page: points of a PDF, user units of the
 * outermost `svg` element.
 */
export interface RegionSelector {
  readonly type: 'region';
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A box on an image, in pixels from its upper left corner (W3C Media Fragments, `xywh`). What it shows cannot be read off
 * the bytes, so `exact` is what somebody, or some model, took it to say.
 */
export interface ImageSelector {
  readonly type: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly exact: string;
}

/** Where in a source a value stands. */
export type Selector = TextSelector | CellSelector | XPathSelector | PointerSelector | RegionSelector | ImageSelector;
export type SelectorType = Selector['type'];

export const isTextSelector = (selector: Selector): selector is TextSelector => selector.type === 'text';

/** Letters of a column, as spreadsheets have them: 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A place in the words of its kind: `line 3, column 7`; `sheet Loads, C7`; `page 2, box 100 200 60 12`. */
export function placeText(selector: Selector): string {
  switch (selector.type) {
    case 'text':
      return `line ${selector.line}, column ${selector.column}`;
    case 'cell':
      return `${selector.sheet === undefined ? '' : `sheet ${selector.sheet}, `}${columnLetters(selector.column)}${selector.row}`;
    case 'xpath':
      return selector.path;
    case 'pointer':
      return selector.pointer === '' ? 'the whole value' : selector.pointer;
    case 'region':
      return `page ${selector.page}, box ${boxText(selector)}`;
    case 'image':
      return `pixels ${boxText(selector)}`;
  }
}

/** A place with its file, as people and their tools write it: `a.txt:3:7`; `a.xlsx, sheet Loads, C7`. */
export const placeIn = (file: string, selector: Selector): string =>
  selector.type === 'text' ? `${file}:${selector.line}:${selector.column}` : `${file}, ${placeText(selector)}`;

const boxText = ({ x, y, width, height }: Pick<RegionSelector, 'x' | 'y' | 'width' | 'height'>): string =>
  [x, y, width, height].join(' ');
