import type { CellText } from './table.ts';
import { CELL_LIMIT } from './table.ts';
import { readXml } from './xml-events.ts';

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Texts that cells refer to by number (ECMA-376-1, 18.4). Pronunciations (`rPh`) are no part of them. */
export function sharedStringsIn(part: Uint8Array | undefined): readonly string[] {
  const strings: string[] = [];
  if (!part) return strings;
  const reading = textIn();
  readXml(part, {
    ...reading.events,
    closed: (name) => {
      if (localOf(name) === 'si') strings.push(reading.take());
      reading.events.closed(name);
    },
  });
  return strings;
}

/** Every cell of a sheet that says something (18.3.1.4). */
export function sheetCells(part: Uint8Array, strings: readonly string[]): CellText {
  const cells = new Map<string, string>();
  const reading = textIn();
  let at = { row: 0, column: 0 };
  let type = '';
  readXml(part, {
    text: reading.events.text,
    opened: (name, attributes) => {
      const local = localOf(name);
      // Rows and cells without a reference follow the one before (18.3.1.73, 18.3.1.4).
      if (local === 'row') at = { row: Number(attributes['r'] ?? at.row + 1), column: 0 };
      if (local === 'c') {
        at = { row: at.row, column: columnOf(attributes['r']) ?? at.column + 1 };
        type = attributes['t'] ?? 'n';
        reading.take();
      }
      reading.events.opened(name);
    },
    closed: (name) => {
      reading.events.closed(name);
      if (localOf(name) !== 'c') return;
      const text = said(reading.take(), type, strings);
      if (text !== '') cells.set(`${at.row}:${at.column}`, text);
      if (cells.size > CELL_LIMIT) throw new Error(`a sheet has more than ${CELL_LIMIT} cells`);
    },
  });
  return (row, column) => cells.get(`${row}:${column}`);
}

/** What a cell of a type says (18.18.11). */
function said(raw: string, type: string, strings: readonly string[]): string {
  if (type === 's') return strings[Number(raw)] ?? '';
  if (type === 'b') return raw === '1' ? 'TRUE' : raw === '0' ? 'FALSE' : raw;
  return raw;
}

/** `C7` → 3 */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return (
    (letters && Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)) || undefined
  );
}

/** Gathers the text of values (`v`) and texts (`t`), and nothing of formulas and pronunciations. */
function textIn() {
  let gathered = '';
  let within = 0;
  let beside = 0;
  return {
    take: (): string => {
      const text = gathered;
      gathered = '';
      return text;
    },
    events: {
      opened: (name: string): void => {
        if (localOf(name) === 'rPh') beside++;
        if (localOf(name) === 'v' || localOf(name) === 't') within++;
      },
      closed: (name: string): void => {
        if (localOf(name) === 'rPh') beside--;
        if (localOf(name) === 'v' || localOf(name) === 't') within--;
      },
      text: (text: string): void => {
        if (within > 0 && beside === 0) gathered += text;
      },
    },
  };
}
