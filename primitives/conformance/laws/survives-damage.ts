import { BverError } from '../../errors.ts';
import type { Document } from '../../primitive.ts';
import { onDocuments } from '../grounds.ts';
import type { Law } from '../law.ts';
import { misquoted } from './quotes-its-source.ts';

export const survivesDamage: Law = {
  id: 'interpreter.survives-damage',
  kinds: ['interpreter'],
  says: 'A damaged document is read as far as it goes, with every quotation true, or is refused by an error of the catalogue.',
  remedy:
    'Report what is not understood as a finding with its place, or throw `document.unreadable`; a plain error leaves its user without a word.',
  check: async (primitive, trials, bench) => {
    const problems: string[] = [];
    for (const { title, ground, parameters } of trials) {
      const random = bench.random(`${primitive.name} ${title}`);
      for (let round = 0; round < bench.mutations; round++) {
        const { documents, what } = damaged(ground.documents, random, bench.sha256);
        try {
          const { assertions = [] } = await bench.run(primitive, onDocuments(bench, documents), parameters);
          const wrong = await misquoted(bench, assertions, documents, primitive.lawbook.readers ?? {});
          problems.push(...wrong.slice(0, 1).map((problem) => `${title}, ${what}: ${problem}`));
        } catch (error) {
          if (error instanceof BverError && !error.code.startsWith('primitive.')) continue;
          problems.push(`${title}, ${what}: ${String(error)}`);
        }
      }
    }
    return problems;
  },
};

type Random = () => number;
const DAMAGES: Readonly<Record<string, (text: string, at: number, random: Random) => string>> = {
  'cut off': (text, at) => text.slice(0, at),
  'a letter lost': (text, at) => text.slice(0, at) + text.slice(at + 1),
  'a letter of two bytes put in': (text, at) => `${text.slice(0, at)}ü${text.slice(at)}`,
  'another digit': (text, at, random) =>
    text.slice(0, at) + text.slice(at).replace(/\d/, String(Math.floor(random() * 10))),
  'a line lost': (text, at) => linewise(text, at, () => []),
  'a line twice': (text, at) => linewise(text, at, (line) => [line, line]),
  'a line of noise': (text, at) => linewise(text, at, (line) => [line, '\u0001 = ( "']),
};

function linewise(text: string, at: number, replace: (line: string) => string[]): string {
  const lines = text.split('\n');
  const number = text.slice(0, at).split('\n').length - 1;
  lines.splice(number, 1, ...replace(lines[number] ?? ''));
  return lines.join('\n');
}

/** One document of the set, damaged in one place. */
function damaged(documents: readonly Document[], random: Random, sha256: (data: Uint8Array) => string) {
  const which = Math.floor(random() * documents.length);
  const kinds = Object.keys(DAMAGES);
  const what = kinds[Math.floor(random() * kinds.length)] ?? '';
  const result = documents.map((document, i) => {
    if (i !== which) return document;
    const text = new TextDecoder().decode(document.bytes);
    const at = Math.floor(random() * text.length);
    const bytes = new TextEncoder().encode(DAMAGES[what]?.(text, at, random) ?? text);
    return { ...document, bytes, digest: sha256(bytes) };
  });
  return { documents: result, what: `${documents[which]?.name ?? ''} with ${what}` };
}
