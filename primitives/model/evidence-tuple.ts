import type { Evidence } from './evidence.ts';
import { textEvidence } from './evidence.ts';
import type { Selector } from './selector.ts';

/** `[source, offset, length, line, column]` of a text selector: most evidence there is, so the shortest form. */
type TextTuple = readonly [string, number, number, number, number];

/**
 * The stored form of evidence, in fixed order. A number in second place begins a text selector; a word there names
 * the type of another one.
 */
export type EvidenceTuple =
  | TextTuple
  | readonly [source: string, type: 'cell', row: number, column: number, sheet?: string]
  | readonly [source: string, type: 'xpath', path: string]
  | readonly [source: string, type: 'pointer', pointer: string]
  | readonly [source: string, type: 'region', page: number, x: number, y: number, width: number, height: number]
  | readonly [source: string, type: 'image', x: number, y: number, width: number, height: number, exact: string];

export function toEvidenceTuple({ source, selector: s }: Evidence): EvidenceTuple {
  switch (s.type) {
    case 'text':
      return [source, s.offset, s.length, s.line, s.column];
    case 'cell':
      return s.sheet === undefined ? [source, s.type, s.row, s.column] : [source, s.type, s.row, s.column, s.sheet];
    case 'xpath':
      return [source, s.type, s.path];
    case 'pointer':
      return [source, s.type, s.pointer];
    case 'region':
      return [source, s.type, s.page, s.x, s.y, s.width, s.height];
    case 'image':
      return [source, s.type, s.x, s.y, s.width, s.height, s.exact];
  }
}

const isTextTuple = (tuple: EvidenceTuple): tuple is TextTuple => typeof tuple[1] === 'number';

export const fromEvidenceTuple = (tuple: EvidenceTuple): Evidence =>
  isTextTuple(tuple) ? textEvidence(...tuple) : { source: tuple[0], selector: selectorOf(tuple) };

function selectorOf(tuple: Exclude<EvidenceTuple, TextTuple>): Selector {
  switch (tuple[1]) {
    case 'cell': {
      const [, type, row, column, sheet] = tuple;
      return { type, row, column, ...(sheet === undefined ? {} : { sheet }) };
    }
    case 'xpath':
      return { type: tuple[1], path: tuple[2] };
    case 'pointer':
      return { type: tuple[1], pointer: tuple[2] };
    case 'region': {
      const [, type, page, x, y, width, height] = tuple;
      return { type, page, x, y, width, height };
    }
    case 'image': {
      const [, type, x, y, width, height, exact] = tuple;
      return { type, x, y, width, height, exact };
    }
  }
}
