import type { Block } from '../inp/span.ts';
import { spanning } from '../inp/span.ts';
import { numbersAt, seriesOf } from './series.ts';
import type { Writer } from './writer.ts';

/** `[PATTERNS]`: name, then multipliers, over as many lines as it takes. */
export function writePatterns(writer: Writer, blocks: readonly Block[]): void {
  for (const { named, header, lines } of seriesOf(writer, blocks)) {
    const { subject, name } = named;
    writer.element(named, header);
    const rows = lines.map(({ tokens }) => tokens.slice(1)).filter((tokens) => tokens.length > 0);
    const values = numbersAt(writer, rows.flat(), `Pattern ${name}`, subject);
    const spans = rows.flatMap((tokens) => {
      const [first, last] = [tokens[0], tokens.at(-1)];
      return first && last ? [spanning(first, last)] : [];
    });
    if (values && values.length > 0) writer.stated(subject, 'multipliers', values, 'inp.numbers', spans);
    else writer.unreadable(subject, 'multipliers', lines[0] ?? header);
  }
}
