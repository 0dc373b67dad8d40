import { strToU8, zipSync } from 'fflate';

/** Books by their names, with what a list says of their masses. */
export type Books = Readonly<Record<string, string>>;

const BOOKS: Books = { Atlas: '3.5', Lexicon: '6', Novel: '0.45' };

export const csvOf = (books: Books): string =>
  ['name,mass/kg', ...Object.entries(books).map(([name, mass]) => `${name},${mass}`), ''].join('\n');

/** The smallest list: an example of the interpreter. */
export const THREE_BOOKS = csvOf(BOOKS);

export const jsonOf = (books: Books): string =>
  JSON.stringify({ books: Object.entries(books).map(([name, mass]) => ({ name, mass })) });

export const xmlOf = (books: Books): string =>
  `<books>${Object.entries(books)
    .map(([name, mass]) => `<book name="${name}"><mass>${mass}</mass></book>`)
    .join('')}</books>`;

export const svgOf = (books: Books): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">${placed(books)
    .map(({ text, x, y }) => `<text x="${x}" y="${y}">${text}</text>`)
    .join('')}</svg>`;

/** A workbook with the sheet `Books`, names as texts in line, masses as numbers where they are numbers. */
export function workbookOf(books: Books): Uint8Array {
  const text = (cell: string, said: string): string => `<c r="${cell}" t="inlineStr"><is><t>${said}</t></is></c>`;
  const mass = (cell: string, said: string): string =>
    /^[\d.]+$/.test(said) ? `<c r="${cell}"><v>${said}</v></c>` : text(cell, said);
  const rows = Object.entries(books).map(
    ([name, said], i) => `<row r="${i + 2}">${text(`A${i + 2}`, name)}${mass(`B${i + 2}`, said)}</row>`,
  );
  const parts = {
    'xl/workbook.xml':
      '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Books" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${text('A1', 'name')}${text('B1', 'mass/kg')}</row>${rows.join('')}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(content)])));
}

/** A PDF with one page for each list of books, its text in Helvetica. */
export function pdfOf(...pages: readonly Books[]): Uint8Array {
  const content = pages.map((books) =>
    placed(books)
      .map(({ text, x, y }) => `BT /F1 10 Tf 1 0 0 1 ${x} ${842 - y} Tm (${text}) Tj ET`)
      .join('\n'),
  );
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...content.flatMap((stream, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    ]),
  ];
  return pdfOfObjects(objects);
}

/** A PDF of objects, numbered from one; the first one is its catalog (ISO 32000-1, 7.5). */
export function pdfOfObjects(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}${trailer}`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** One line for each book: its name on the left, its mass beside it. */
const placed = (books: Books): Placed[] =>
  Object.entries(books).flatMap(([name, mass], i) => [
    { text: name, x: 40, y: 60 + 20 * i },
    { text: mass, x: 200, y: 60 + 20 * i },
  ]);
