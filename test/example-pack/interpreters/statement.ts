import type { Assertion } from '../../../primitives/index.ts';
import { portId, STRUCTURE } from '../../../primitives/index.ts';
import { READERS, UNITS } from './readers.ts';
import type { Word } from './words.ts';

type Method = keyof typeof READERS;

/** Paper of one leaf, two pages, is taken to be a tenth of a millimetre thick. */
const THICKNESS_OF_PAGE = 0.00005;

/** What follows each keyword: the path it says and how its word is read; a number with `unit` has one more word. */
const MEMBERS: Readonly<Record<string, { path: string; method: Method; unit?: true; port?: number }>> = {
  height: { path: 'height', method: 'number', unit: true },
  length: { path: 'length', method: 'number', unit: true },
  limit: { path: 'loadLimit', method: 'number', unit: true },
  mass: { path: 'mass', method: 'number', unit: true },
  thickness: { path: 'thickness', method: 'number', unit: true },
  pages: { path: 'pageCount', method: 'number' },
  on: { path: 'board', method: 'board' },
  from: { path: STRUCTURE.junction, method: 'upright', port: 1 },
  to: { path: STRUCTURE.junction, method: 'upright', port: 2 },
};

const base = { state: 'stated', wasDerivedFrom: [], confidence: 1 } as const;

/** The assertions of one line, or the word that was not understood. */
export function interpretLine(words: readonly Word[]): { assertions: readonly Assertion[] } | { unknown: Word } {
  const [keyword, name, ...rest] = words;
  if (!keyword || READERS.keyword(keyword.text) === undefined) return { unknown: words[0] as Word };
  if (!name) return { unknown: keyword };
  const subject = `${keyword.text}.${name.text.toLowerCase()}`;
  const said = (path: string, method: Method, word: Word, about = subject, unit?: string): Assertion => {
    const value = READERS[method](word.text, unit) ?? '';
    return {
      ...base,
      subject: about,
      path,
      value,
      method,
      evidence: [word.evidence],
      ...(unit === undefined ? {} : { unit }),
    };
  };
  const assertions = [said(STRUCTURE.type, 'keyword', keyword), said(STRUCTURE.name, 'name', name)];
  for (let i = 0; i < rest.length;) {
    const member = MEMBERS[rest[i]?.text ?? ''];
    const word = rest[i + 1];
    const unit = member?.unit ? rest[i + 2]?.text : undefined;
    if (!member || !word || (member.unit && UNITS[unit ?? ''] === undefined)) return { unknown: rest[i] as Word };
    assertions.push(said(member.path, member.method, word, member.port ? portId(subject, member.port) : subject, unit));
    i += member.unit ? 3 : 2;
  }
  return { assertions: [...assertions, ...thicknessByPages(subject, assertions)] };
}

/** A book that does not say how thick it is has the thickness of its pages. */
function thicknessByPages(subject: string, assertions: readonly Assertion[]): Assertion[] {
  const pages = assertions.find(({ path }) => path === 'pageCount');
  if (!pages || assertions.some(({ path }) => path === 'thickness')) return [];
  return [
    {
      subject,
      path: 'thickness',
      value: Number(pages.value) * THICKNESS_OF_PAGE,
      state: 'derived',
      method: 'thickness-of-pages',
      evidence: [],
      wasDerivedFrom: [{ subject, path: 'pageCount' }],
      confidence: 1,
    },
  ];
}
