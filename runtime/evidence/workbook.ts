import type { PlaceReader } from './place-reader.ts';
import { eachOf } from './place-reader.ts';
import { sharedStringsIn, sheetCells } from './workbook-parts.ts';
import type { CellText } from './table.ts';
import { cellOf } from './table.ts';
import { unzipped } from './unzip.ts';
import { elementsIn, localName, xmlTree } from './xml-tree.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Cells of a workbook (ECMA-376, SpreadsheetML), as they are stored: a text as it reads, a number with the digits of the
 * file and without its format (a date is the number of its day), of a formula its last result.
 */
export const workbookReader: PlaceReader<'cell'> = {
  type: 'cell',
  reads: (mediaType) => mediaType === MEDIA_TYPE,
  open({ bytes }) {
    const parts = unzipped(bytes, ['.xml', '.rels']);
    const sheets = sheetsOf(parts);
    const names = [...sheets.keys()];
    const strings = sharedStringsIn(parts.get('xl/sharedStrings.xml'));
    const opened = new Map<string, CellText>();
    const textOf = (sheet: string): CellText | undefined => {
      const part = parts.get(sheets.get(sheet) ?? '');
      const known = opened.get(sheet) ?? (part && sheetCells(part, strings));
      if (known) opened.set(sheet, known);
      return known;
    };
    // Where there is one sheet only, its name may be left out.
    const only = names.length === 1 ? names[0] : undefined;
    return eachOf((selector) => cellOf(selector, textOf(selector.sheet ?? only ?? ''), names));
  },
};

/** Parts of the sheets by the sheets' names, in the order of the workbook. */
function sheetsOf(parts: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  const targets = new Map(
    elementsIn(treeOf(parts, 'xl/_rels/workbook.xml.rels')).map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'] ?? '',
    ]),
  );
  const sheets = elementsIn(treeOf(parts, 'xl/workbook.xml')).find((element) => localName(element) === 'sheets');
  return new Map(
    (sheets ? elementsIn(sheets) : []).map(({ attributes }) => {
      const relation = Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1];
      const target = targets.get(relation) ?? '';
      return [attributes['name'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    }),
  );
}

function treeOf(parts: ReadonlyMap<string, Uint8Array>, name: string) {
  const part = parts.get(name);
  if (!part) throw new Error(`it has no part ${name}`);
  return xmlTree(part);
}
