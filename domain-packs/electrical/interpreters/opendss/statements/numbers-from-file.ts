import type { Property } from '../property.ts';
import type { Reader } from '../reader.ts';
import { Scanner } from '../scanner.ts';
import type { StatedValue } from '../script.ts';
import type { SourceText } from '../source-text.ts';
import type { Span } from '../span.ts';
import { openFile } from './open-file.ts';
import { readNumber } from '../values/number.ts';
import type { Token } from '../values/read-value.ts';

/** Lines of a text file, as their number, first character and end. */
export function* linesOf(file: SourceText): Generator<readonly [line: number, start: number, stop: number]> {
  let line = 1;
  for (let at = 0; at < file.text.length; line++) {
    const stop = file.lineEnd(at);
    yield [line, at, stop];
    at = stop + 1;
  }
}

/** A list of numbers written as `(file=name column=2 header=yes)`: one row a line, the first column unless told. */
export function numbersFromFile(reader: Reader, token: Token, property: Property): StatedValue | undefined {
  const { source, start, stop, line, lineStart } = token;
  const inner = new Scanner(source);
  inner.begin(line, lineStart, start, stop);
  let opened: SourceText | undefined;
  let column = 1;
  let header = false;
  while (inner.next()) {
    const name = inner.name.toLowerCase();
    if (name === 'dblfile' || name === 'sngfile') {
      reader.diagnostics.add('dss.file.not-read', inner.valueSpan, { property: property.name, path: inner.value });
      return undefined;
    }
    if (name === 'column') column = readNumber(inner.value) ?? 1;
    else if (name === 'header') header = /^[yt]/i.test(inner.value);
    else opened = openFile(reader, inner.value, inner.valueSpan);
  }
  if (opened === undefined) return undefined;
  return columnOf(reader, opened, column, header, property, source.span(start, stop, line, lineStart));
}

/** The numbers of one column of a text file, each with its place. Undefined, and reported, where one is not a number. */
export function columnOf(
  reader: Reader,
  file: SourceText,
  column: number,
  header: boolean,
  property: Property,
  span: Span,
): StatedValue | undefined {
  const value: number[] = [];
  const items: Span[] = [];
  const row = new Scanner(file);
  for (const [line, start, stop] of linesOf(file)) {
    if (header && line === 1) continue;
    row.begin(line, start, line === 1 ? file.start : start, stop);
    let cells = 0;
    while (cells < column && row.next()) cells++;
    if (cells === 0) continue;
    const number = cells === column ? readNumber(row.value) : undefined;
    if (number === undefined) {
      const data = { property: property.name, text: row.value, kind: `a number in column ${column}` };
      reader.diagnostics.add('dss.number.bad', row.lineSpan, data);
      return undefined;
    }
    value.push(number);
    items.push(row.valueSpan);
  }
  return { text: file.name, value, span, items };
}
