import type { ReaderDiagnostics } from '../messages.ts';
import type { Property } from '../property.ts';
import type { ScriptValue, StatedValue } from '../script.ts';
import type { SourceText } from '../source-text.ts';
import type { Span } from '../span.ts';
import { readBus } from './bus.ts';
import type { BusReference } from './bus.ts';
import { readChoice, readYesNo } from './choice.ts';
import { isSymmetric, symmetricMatrix } from './matrix.ts';
import { splitItems } from './items.ts';
import type { Item } from './items.ts';
import { readNumber } from './number.ts';
import { computeRpn } from './rpn.ts';
import type { RpnFault } from './rpn.ts';

/** A value's characters. The scanner is one, standing at its last value. */
export interface Token {
  readonly source: SourceText;
  readonly line: number;
  readonly lineStart: number;
  readonly start: number;
  readonly stop: number;
  readonly quoted: boolean;
  readonly unclosed: boolean;
}

/** What reading a value may need beside its characters. */
export interface ValueContext {
  readonly diagnostics: ReaderDiagnostics;
  /** Reads the numbers of `file=...`; undefined when the file cannot be read, which has been reported. */
  numbersFrom(token: Token, property: Property): StatedValue | undefined;
}

const REASONS: Record<RpnFault['reason'], string> = {
  word: '“{word}” is neither a number nor an operator',
  operands: '“{word}” lacks a number to work on',
  'left-over': 'several numbers are left over',
  infinite: 'the result is not a finite number',
};

/** What a property expects, in words. */
export function expectation({ kind, above, atLeast, atMost, choices }: Property): string {
  if (kind === 'number' || kind === 'integer') {
    const what = kind === 'number' ? 'a number' : 'a whole number';
    if (above !== undefined) return `${what} above ${above}`;
    if (atLeast !== undefined && atMost !== undefined) return `${what} from ${atLeast} to ${atMost}`;
    return atLeast === undefined ? what : `${what} of at least ${atLeast}`;
  }
  if (kind === 'yesNo') return 'yes or no';
  if (choices) return `one of ${choices.map(([word = '']) => word).join(', ')}`;
  if (kind === 'bus' || kind === 'buses') return 'a bus and its nodes, such as 671.1.2.3';
  if (kind === 'numbers' || kind === 'integers') return 'a list of numbers in brackets';
  if (kind === 'matrix') return 'rows of numbers in brackets, parted by |';
  return kind === 'complex' ? 'two numbers, [real, imaginary]' : 'a name';
}

const spanOf = (token: Token, start: number, stop: number): Span =>
  token.source.span(start, stop, token.line, token.lineStart);

/** Where a value stands; an expression includes its brackets, without which it would not be read as one. */
const valueSpan = (token: Token, expression: boolean): Span =>
  expression
    ? spanOf(token, token.start - 1, token.stop + (token.unclosed ? 0 : 1))
    : spanOf(token, token.start, token.stop);

const NUMERIC: ReadonlySet<string> = new Set(['numbers', 'integers', 'matrix', 'complex']);

/** Where an entry stands; an expression includes its brackets. */
const itemSpan = (property: Property, token: Token, { start, stop, quoted }: Item): Span =>
  quoted && NUMERIC.has(property.kind)
    ? spanOf(token, start - 1, Math.min(stop + 1, token.stop))
    : spanOf(token, start, stop);

class Reading {
  readonly property: Property;
  readonly token: Token;
  readonly context: ValueContext;
  expression = false;

  constructor(property: Property, token: Token, context: ValueContext) {
    this.property = property;
    this.token = token;
    this.context = context;
  }

  number(start: number, stop: number, quoted: boolean): number | undefined {
    const { property } = this;
    const text = this.token.source.text.slice(start, stop);
    let value = readNumber(text);
    if (value === undefined && quoted && stop > start) {
      const computed = computeRpn(text);
      if (typeof computed === 'object') {
        const reason = REASONS[computed.reason].replace('{word}', computed.word.slice(0, 40));
        this.fail('dss.expression.bad', start, stop, { reason });
        return undefined;
      }
      this.expression = true;
      value = computed;
    }
    if (value === undefined) {
      this.fail('dss.number.bad', start, stop);
      return undefined;
    }
    const { above, atLeast, atMost } = property;
    const isLow = (above !== undefined && value <= above) || (atLeast !== undefined && value < atLeast);
    if (!isLow && (atMost === undefined || value <= atMost)) return value;
    this.fail('dss.number.range', start, stop);
    return undefined;
  }

  integer(start: number, stop: number, quoted: boolean): number | undefined {
    const value = this.number(start, stop, quoted);
    if (value === undefined || Number.isInteger(value)) return value;
    this.fail('dss.number.bad', start, stop);
    return undefined;
  }

  bus(start: number, stop: number): BusReference | undefined {
    const value = readBus(this.token.source.slice(start, stop));
    if (value === undefined) this.fail('dss.bus.bad', start, stop);
    return value;
  }

  choice(start: number, stop: number): string | undefined {
    const { choices = [] } = this.property;
    const value = readChoice(this.token.source.text.slice(start, stop), choices);
    const words = choices.map(([word = '']) => word).join(', ');
    if (value === undefined) this.fail('dss.choice.bad', start, stop, { choices: words });
    return value;
  }

  yesNo(start: number, stop: number): boolean | undefined {
    const value = readYesNo(this.token.source.text.slice(start, stop));
    if (value === undefined) this.fail('dss.yes-no.bad', start, stop);
    return value;
  }

  matrix(items: readonly Item[]): number[][] | undefined {
    const rows: number[][] = [];
    for (const { start, stop, quoted, row } of items) {
      const value = this.number(start, stop, quoted);
      if (value === undefined) return undefined;
      while (rows.length <= row) rows.push([]);
      rows[row]?.push(value);
    }
    const { start, stop } = this.token;
    const lengths = rows.map((row) => row.length).join(', ');
    if (symmetricMatrix(rows) === undefined) {
      this.fail('dss.matrix.shape', start, stop, { lengths });
      return undefined;
    }
    if (!isSymmetric(rows)) this.fail('dss.matrix.asymmetric', start, stop);
    return rows;
  }

  list<T>(
    items: readonly Item[],
    read: (start: number, stop: number, quoted: boolean) => T | undefined,
  ): T[] | undefined {
    const values: T[] = [];
    for (const { start, stop, quoted } of items) {
      const value = read.call(this, start, stop, quoted);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }

  fail(
    code:
      | 'dss.number.bad'
      | 'dss.number.range'
      | 'dss.expression.bad'
      | 'dss.bus.bad'
      | 'dss.choice.bad'
      | 'dss.yes-no.bad'
      | 'dss.matrix.shape'
      | 'dss.matrix.asymmetric'
      | 'dss.complex.bad',
    start: number,
    stop: number,
    data: Readonly<Record<string, string>> = {},
  ): void {
    const text = this.token.source.slice(start, stop);
    const kind = expectation(this.property);
    this.context.diagnostics.add(code, spanOf(this.token, start, stop), {
      property: this.property.name,
      text,
      kind,
      ...data,
    });
  }
}

function readList(reading: Reading, items: readonly Item[]): ScriptValue | undefined {
  const { source } = reading.token;
  switch (reading.property.kind) {
    case 'numbers':
      return reading.list(items, (start, stop, quoted) => reading.number(start, stop, quoted));
    case 'integers':
      return reading.list(items, (start, stop, quoted) => reading.integer(start, stop, quoted));
    case 'buses':
      return reading.list(items, (start, stop) => reading.bus(start, stop));
    case 'choices':
      return reading.list(items, (start, stop) => reading.choice(start, stop));
    case 'matrix':
      return reading.matrix(items);
    case 'complex': {
      const parts = reading.list(items, (start, stop, quoted) => reading.number(start, stop, quoted));
      if (parts === undefined || parts.length === 2) return parts;
      reading.fail('dss.complex.bad', reading.token.start, reading.token.stop);
      return undefined;
    }
    default:
      return items.map(({ start, stop }) => source.slice(start, stop));
  }
}

const LISTS: ReadonlySet<string> = new Set(['numbers', 'integers', 'texts', 'buses', 'choices', 'matrix', 'complex']);
const FROM_FILE = /^\s*(?:file|csvfile|dblfile|sngfile)\s*=/i;

/** Reads the value of a property. Undefined where it cannot be read; what is wrong with it has then been reported. */
export function readValue(property: Property, token: Token, context: ValueContext): StatedValue | undefined {
  const { source, start, stop, quoted } = token;
  if (start === stop && !(property.kind === 'text' && quoted)) {
    context.diagnostics.add('dss.value.missing', spanOf(token, start, stop), {
      property: property.name,
      kind: expectation(property),
    });
    return undefined;
  }
  if (token.unclosed) context.diagnostics.add('dss.quote.unclosed', spanOf(token, start - 1, stop), {});
  const reading = new Reading(property, token, context);
  if (LISTS.has(property.kind)) {
    if (quoted && FROM_FILE.test(source.text.slice(start, Math.min(stop, start + 40))))
      return context.numbersFrom(token, property);
    const items = splitItems(source.text, start, stop);
    const value = readList(reading, items);
    if (value === undefined) return undefined;
    const places = items.map((item) => itemSpan(property, token, item));
    return { text: source.slice(start, stop), value, span: valueSpan(token, false), items: places };
  }
  let value: ScriptValue | undefined;
  if (property.kind === 'number') value = reading.number(start, stop, quoted);
  else if (property.kind === 'integer') value = reading.integer(start, stop, quoted);
  else if (property.kind === 'bus') value = reading.bus(start, stop);
  else if (property.kind === 'choice') value = reading.choice(start, stop);
  else if (property.kind === 'yesNo') value = reading.yesNo(start, stop);
  else value = source.slice(start, stop);
  if (value === undefined) return undefined;
  const span = valueSpan(token, reading.expression);
  return { text: source.slice(span.offset, span.offset + span.length), value, span };
}
