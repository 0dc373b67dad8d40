import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** A fenced block of a document: its language, and the word behind it that says what becomes of it. */
export interface CodeBlock {
  /** `README.md:12` */
  readonly place: string;
  readonly language: string;
  readonly mark: string;
  readonly code: string;
}

/** Every document that people read: those at the top, and those under docs/. */
export const documents = (): string[] => [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join('docs', file)),
];

export const textOf = (document: string): string => readFileSync(path.join(ROOT, document), 'utf8');

export function codeBlocks(document: string): CodeBlock[] {
  const text = textOf(document);
  return [...text.matchAll(/^```(\w*) ?(\S*)\n([^]*?)^```$/gm)].map(
    ({ index, 1: language = '', 2: mark = '', 3: code = '' }) => ({
      place: `${document}:${text.slice(0, index).split('\n').length}`,
      language,
      mark,
      code,
    }),
  );
}
