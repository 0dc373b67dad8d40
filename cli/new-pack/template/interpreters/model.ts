import { z } from 'zod';
import type { Assertion, Finding } from '../../../../primitives/index.ts';
import { defineInterpreter, sourceKey, STRUCTURE } from '../../../../primitives/index.ts';
import { SMALL } from '../small.ts';
import { READERS, unitOf } from './readers.ts';
import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

const name = 'blueprint.model.interpret';
const version = '1.0.0';

/** What follows each keyword: the property it says, and how its word is read. */
const MEMBERS = {
  capacity: { path: 'capacity', method: 'number' },
  mass: { path: 'mass', method: 'number' },
  on: { path: 'support', method: 'support' },
} as const;
const memberOf = (text = ''): (typeof MEMBERS)[keyof typeof MEMBERS] | undefined =>
  text in MEMBERS ? MEMBERS[text as keyof typeof MEMBERS] : undefined;

/** Reads a model that is written down line by line: supports, and the parts on them. */
export const modelInterpreter = defineInterpreter({
  name,
  version,
  title: 'Read a model',
  description: 'Reads supports and the parts that stand on them, and answers with the graph that the lines state.',
  basis: [],
  reads: { 'text/x-blueprint': ['.blueprint'] },
  readers: READERS,
  input: z.object({}),
  output: z.object({ lines: z.int(), notUnderstood: z.int() }),
  callExamples: [{ title: 'Three parts', parameters: {}, documents: SMALL }],
  interpret: (documents) => {
    const assertions = new Map<string, Assertion>();
    const findings: Finding[] = [];
    let lines = 0;
    for (const { bytes, digest } of documents) {
      for (const words of wordsOf(new TextDecoder().decode(bytes), sourceKey(digest))) {
        lines++;
        const said = assertionsOf(words);
        if ('text' in said) findings.push(notUnderstood(said));
        // Where something is said twice, the last one stands.
        else for (const assertion of said) assertions.set(`${assertion.subject} ${assertion.path}`, assertion);
      }
    }
    return {
      payload: { lines, notUnderstood: findings.length },
      summary: `${lines} lines read, ${findings.length} not understood.`,
      status: findings.length > 0 ? 'incomplete' : 'completed',
      assertions: [...assertions.values()],
      sources: documents.map(({ uri, digest, mediaType }) => ({ uri, digest, mediaType })),
      findings,
    };
  },
});

/** What a line says, each value with the place it is quoted from; or the first word that is not understood. */
function assertionsOf([keyword, called, ...rest]: readonly Word[]): readonly Assertion[] | Word {
  if (!keyword || !called || READERS.keyword(keyword.text) === undefined) return keyword as Word;
  const subject = `${keyword.text}.${called.text.toLowerCase()}`;
  const quoted = (path: string, method: keyof typeof READERS, word: Word, unit?: string): Assertion => ({
    subject,
    path,
    value: READERS[method](word.text, unit) ?? '',
    state: 'stated',
    method,
    evidence: [word.evidence],
    wasDerivedFrom: [],
    confidence: 1,
    ...(unit === undefined ? {} : { unit }),
  });
  const said = [quoted(STRUCTURE.type, 'keyword', keyword), quoted(STRUCTURE.name, 'name', called)];
  for (let i = 0; i < rest.length;) {
    const [word, value, after] = rest.slice(i, i + 3);
    const member = memberOf(word?.text);
    const unit = member?.method === 'number' ? (after?.text ?? '') : undefined;
    if (!word || !member || !value) return word as Word;
    if (unit !== undefined && !(unitOf(unit) && Number.isFinite(Number(value.text)))) return value;
    said.push(quoted(member.path, member.method, value, unit));
    i += unit === undefined ? 2 : 3;
  }
  return said;
}

const notUnderstood = ({ text, evidence }: Word): Finding => ({
  ruleId: name,
  ruleVersion: version,
  kind: 'open',
  level: 'warning',
  focusNode: '',
  messageId: 'notUnderstood',
  arguments: { word: text },
  message: `${text} is not understood; its line was left out.`,
  remedy: 'Write a line like: part NAME on SUPPORT mass 80 kg.',
  used: [],
  restsOnAssumed: [],
  evidence: [evidence],
  fixes: [],
});
