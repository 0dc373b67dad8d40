import { z } from 'zod';
import type { Assertion, Document, Evidence } from '../../../primitives/index.ts';
import { defineInterpreter, sourceKey, STRUCTURE } from '../../../primitives/index.ts';
import { THREE_BOOKS } from '../book-lists.ts';
import { entriesOfCsv, entriesOfWorkbook } from './book-list/tables.ts';
import { entriesOfPdf, entriesOfSvg } from './book-list/drawings.ts';
import type { Entry, Word } from './book-list/entry.ts';
import { entriesOfJson, entriesOfXml } from './book-list/trees.ts';
import { LIST_READERS, toleranceOf } from './book-list/readers.ts';

const ENTRIES: Readonly<Record<string, (bytes: Uint8Array) => readonly Entry[]>> = {
  'text/csv': entriesOfCsv,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': entriesOfWorkbook,
  'application/xml': entriesOfXml,
  'application/json': entriesOfJson,
  'image/svg+xml': entriesOfSvg,
  'application/pdf': entriesOfPdf,
};

/** Reads what a list of books says of each: its name, and its mass in kilograms, with a tolerance or without. */
export const bookListInterpreter = defineInterpreter({
  name: 'example.book-list.interpret',
  version: '1.0.0',
  title: 'Read a list of books',
  description: 'Reads names and masses of books from a table, an XML or JSON file, or a drawing.',
  basis: [],
  reads: {
    'text/csv': ['.csv'],
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
    'application/xml': ['.xml'],
    'application/json': ['.json'],
    'image/svg+xml': ['.svg'],
    'application/pdf': ['.pdf'],
  },
  readers: LIST_READERS,
  input: z.object({}),
  output: z.object({ books: z.int() }),
  callExamples: [{ title: 'Three books', parameters: {}, documents: { 'books.csv': THREE_BOOKS } }],
  interpret: (documents) => {
    const assertions = new Map<string, Assertion>();
    for (const document of documents) {
      for (const said of assertionsOf(document)) assertions.set(`${said.subject} ${said.path}`, said);
    }
    const books = [...assertions.values()].filter(({ path }) => path === STRUCTURE.type).length;
    return {
      payload: { books },
      summary: `${books} books listed.`,
      assertions: [...assertions.values()],
      sources: documents.map(({ uri, digest, mediaType }) => ({ uri, digest, mediaType })),
    };
  },
});

function assertionsOf({ bytes, mediaType, digest }: Document): Assertion[] {
  const at = ({ selector }: Word): readonly Evidence[] => [{ source: sourceKey(digest), selector }];
  const base = { state: 'stated', wasDerivedFrom: [], confidence: 1 } as const;
  return (ENTRIES[mediaType]?.(bytes) ?? []).flatMap(({ name, mass }) => {
    const about = { ...base, subject: LIST_READERS.book(name.text) };
    const tolerance = toleranceOf(mass.text);
    const value = LIST_READERS.mass(mass.text, 'kg');
    return [
      { ...about, path: STRUCTURE.type, value: 'example.Book', method: 'listed', evidence: at(name) },
      { ...about, path: STRUCTURE.name, value: name.text, method: 'name', evidence: at(name) },
      {
        ...about,
        ...{ path: 'mass', value, unit: 'kg', method: 'mass', evidence: at(mass) },
        ...(tolerance === undefined ? {} : { uncertainty: { lower: value - tolerance, upper: value + tolerance } }),
      },
    ];
  });
}
