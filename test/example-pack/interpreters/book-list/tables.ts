import { unzipSync } from 'fflate';
import { BverError } from '../../../../primitives/index.ts';
import type { Entry, Word } from './entry.ts';
import { inPairs } from './entry.ts';

const decoder = new TextDecoder();

/** Lines of `name,mass` below a line of headings, without quotes. */
export function entriesOfCsv(bytes: Uint8Array): Entry[] {
  const text = decoder.decode(bytes);
  if (text.includes('"')) {
    const how = 'Write names without quotes.';
    throw new BverError('document.unreadable', { name: 'The list', problem: 'it has quotes', how });
  }
  return text
    .split('\n')
    .flatMap((line, i) =>
      i === 0
        ? []
        : inPairs(
            line.split(',').map((text, k): Word => ({ text, selector: { type: 'cell', row: i + 1, column: k + 1 } })),
          ),
    );
}

/** The same in the sheet `Books` of a workbook, with its texts in line. */
export function entriesOfWorkbook(bytes: Uint8Array): Entry[] {
  const sheet = unzipSync(bytes)['xl/worksheets/sheet1.xml'];
  const cells = decoder.decode(sheet).matchAll(/<c r="([AB])(\d+)"[^>]*>(?:<is><t>|<v>)([^<]*)</g);
  return inPairs(
    [...cells]
      .filter(([, , row]) => Number(row) > 1)
      .map(([, letter, row, text = '']) => ({
        text,
        selector: { type: 'cell', sheet: 'Books', row: Number(row), column: letter === 'A' ? 1 : 2 },
      })),
  );
}
