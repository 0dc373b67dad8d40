import { parse } from 'csv-parse/sync';
import type { PlaceReader } from './place-reader.ts';
import { eachOf } from './place-reader.ts';
import { CELL_LIMIT, cellOf } from './table.ts';

/**
 * Cells of delimited text (RFC 4180; `text/tab-separated-values`): what stands between the delimiters, without quotes.
 * Where the first line has no comma outside quotes, it may have semicolons, as spreadsheets write where the comma is the
 * decimal sign. Every line is a row, an empty one too.
 */
export const delimitedReader: PlaceReader<'cell'> = {
  type: 'cell',
  reads: (mediaType) => mediaType === 'text/csv' || mediaType === 'text/tab-separated-values',
  open({ bytes, mediaType }) {
    const text = new TextDecoder().decode(bytes);
    const delimiter = mediaType.startsWith('text/csv') ? delimiterOf(text) : '\t';
    let cells = 0;
    const rows: string[][] = parse(text, {
      delimiter,
      quote: delimiter === '\t' ? null : '"',
      relax_column_count: true,
      relax_quotes: true,
      on_record: (record: string[]) => {
        cells += record.length;
        if (cells > CELL_LIMIT) throw new Error(`it has more than ${CELL_LIMIT} cells`);
        return record;
      },
    });
    const cell = (row: number, column: number): string | undefined => rows[row - 1]?.[column - 1] || undefined;
    return eachOf((selector) => cellOf(selector, selector.sheet === undefined ? cell : undefined, []));
  },
};

function delimiterOf(text: string): ',' | ';' {
  const [line = ''] = text
    .slice(0, 65_536)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/, 1);
  return !line.includes(',') && line.includes(';') ? ';' : ',';
}
