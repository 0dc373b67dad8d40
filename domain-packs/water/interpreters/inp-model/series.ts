import { readNumber } from '../inp/values.ts';
import type { Block, DataLine, Token } from '../inp/span.ts';
import type { Named } from './names.ts';
import type { Writer } from './writer.ts';

/** The lines of one pattern or curve. */
export interface Series {
  readonly named: Named;
  readonly header: Token;
  readonly lines: readonly DataLine[];
}

/** Lines of one name together, in the order of their first. */
export function seriesOf(writer: Writer, blocks: readonly Block[]): Series[] {
  const found = new Map<string, { named: Named; header: Token; lines: DataLine[] }>();
  for (const { header, lines } of blocks) {
    for (const line of lines) {
      const named = writer.names.definedBy(line);
      if (!named) continue;
      const series = found.get(named.subject);
      if (series) series.lines.push(line);
      else found.set(named.subject, { named, header, lines: [line] });
    }
  }
  return [...found.values()];
}

/** Numbers of one list, at their tokens; undefined, and reported, where one of them is none. */
export function numbersAt(
  writer: Writer,
  tokens: readonly Token[],
  element: string,
  subject: string,
): number[] | undefined {
  const values = tokens.map(({ text }) => readNumber(text));
  const bad = tokens[values.findIndex((value) => value === undefined)];
  if (!bad) return values.map(Number);
  writer.diagnostics.add('inp.number.unreadable', bad, { element, what: 'value', text: bad.text }, subject);
  return undefined;
}
