import { STRUCTURE } from '../../../../primitives/index.ts';
import { Rule } from '../../taxonomy/index.ts';
import { clausesOf, isClause } from '../inp/rule-clauses.ts';
import type { DataLine, Token } from '../inp/span.ts';
import { spanning } from '../inp/span.ts';
import { Row } from './row.ts';
import type { Writer } from './writer.ts';

const OBJECTS: Readonly<Record<string, 'node' | 'link' | 'system'>> = {
  NODE: 'node',
  JUNCTION: 'node',
  JUNC: 'node',
  RESERVOIR: 'node',
  RESERV: 'node',
  TANK: 'node',
  LINK: 'link',
  PIPE: 'link',
  PUMP: 'link',
  VALVE: 'link',
  SYSTEM: 'system',
};
const FORM = 'RULE with a name, IF, AND, OR, THEN, ELSE or PRIORITY';

/** `[RULES]`: each begins with `RULE` and its name. Their order is kept, because it decides between equal priorities. */
export function writeRules(
  writer: Writer,
  header: Token,
  lines: readonly DataLine[],
  text: (span: DataLine) => string,
) {
  let rule: DataLine[] = [];
  let sequence = 0;
  const finish = (): void => {
    if (rule.length > 0) writeRule(writer, header, rule, ++sequence, text);
    rule = [];
  };
  for (const line of lines) {
    const word = line.tokens[0]?.text.toUpperCase();
    if (word === 'RULE') finish();
    const row = new Row(writer, Rule, line, '', '[RULES]');
    if (!isClause(word)) row.refuse('it is no clause of a rule', FORM);
    else if (word !== 'RULE' && rule.length === 0) row.refuse('no rule has begun', FORM);
    else rule.push(line);
  }
  finish();
}

function writeRule(
  writer: Writer,
  header: Token,
  lines: readonly DataLine[],
  sequence: number,
  text: (span: DataLine) => string,
): void {
  const [first] = lines;
  const last = lines.at(-1);
  const [keyword, name] = first?.tokens ?? [];
  if (!first || !last || !keyword || !name) {
    if (first) new Row(writer, Rule, first, '', '[RULES]').refuse('the rule has no name', 'RULE with a name');
    return;
  }
  const subject = `rule.${String(sequence).padStart(6, '0')}`;
  if (!lines.slice(1).every((line) => refersToWhatExists(writer, line, `Rule ${name.text}`))) return;
  const whole = { ...spanning(first, last), tokens: [] };
  writer.stated(subject, STRUCTURE.type, Rule.typeId, 'inp.section', [keyword, header]);
  writer.stated(subject, STRUCTURE.name, name.text, 'inp.text', [name]);
  writer.stated(subject, 'clauses', clausesOf(text(whole)), 'inp.rule', [whole]);
}

/** A rule about what does not exist cannot be run, so it is left out as a whole, and said so. */
function refersToWhatExists(writer: Writer, line: DataLine, element: string): boolean {
  const [clause, object, name] = line.tokens;
  if (/^priority$/i.test(clause?.text ?? '')) return true;
  const space = OBJECTS[object?.text.toUpperCase() ?? ''];
  const row = new Row(writer, Rule, line, '', element);
  if (!space || !name) {
    row.refuse(`“${object?.text ?? ''}” is nothing that a rule can be about`, Object.keys(OBJECTS).join(', '));
    return false;
  }
  if (space === 'system' || writer.names.find(space, name.text)) return true;
  writer.unknown(element, space, name, '');
  return false;
}
