import type { Quoted } from '../../primitives/index.ts';
import { placeText } from '../../primitives/index.ts';
import type { SelectorOf } from './place-reader.ts';

/** More cells than a spreadsheet of a plant has, and fewer than would fill the memory. */
export const CELL_LIMIT = 2_000_000;

/** What a cell says; `undefined` for one that is not there or empty. */
export type CellText = (row: number, column: number) => string | undefined;

/** What a table says in a cell; an empty cell says nothing. */
export function cellOf(selector: SelectorOf<'cell'>, text: CellText | undefined, sheets: readonly string[]): Quoted {
  if (!text) {
    const known = sheets.length > 0 ? `its sheets are ${sheets.join(', ')}` : 'it has no sheets';
    return { problem: `there is no sheet ${selector.sheet ?? 'without a name'}; ${known}` };
  }
  const exact = text(selector.row, selector.column);
  return exact === undefined ? { problem: `there is nothing in ${placeText(selector)}` } : { exact };
}
