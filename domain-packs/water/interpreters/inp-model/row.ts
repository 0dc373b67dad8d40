import type { Properties, TypeDefinition, Unit } from '../../../../primitives/index.ts';
import { one } from '../../taxonomy/index.ts';
import { readNumber } from '../inp/values.ts';
import type { DataLine, Token } from '../inp/span.ts';
import type { Space } from './names.ts';
import { referenceMethod } from './readers.ts';
import type { Writer } from './writer.ts';

type PathsOf<P extends Properties, Spec> = { [N in keyof P & string]: P[N] extends Spec ? N : never }[keyof P & string];
type KindOf<S> = S extends Unit<infer K> ? K : never;

/** What a number has to be beside a number. */
export interface Range {
  readonly expected: string;
  holds(value: number): boolean;
}
export const positive: Range = { expected: 'greater than zero', holds: (value) => value > 0 };
/** EPANET takes a smaller number for a viscosity in ft²/s or m²/s, and not for a multiple of that of water. */
export const relative: Range = {
  expected: 'greater than 0.001: a multiple of the viscosity of water',
  holds: (value) => value > 1e-3,
};
export const notNegative: Range = { expected: 'zero or greater', holds: (value) => value >= 0 };

/** One line as words by their position, said about one element. A path that its type lacks does not compile. */
export class Row<P extends Properties> {
  readonly writer: Writer;
  readonly line: DataLine;
  /** The unit of what has none. */
  readonly plain = one;
  readonly subject: string;
  /** How messages call the element. */
  readonly element: string;

  constructor(writer: Writer, _type: TypeDefinition<P>, line: DataLine, subject: string, element: string) {
    this.writer = writer;
    this.line = line;
    this.subject = subject;
    this.element = element;
  }

  /** The word at a position, counted from one; `*` stands for a word that is left out. */
  at(position: number): Token | undefined {
    const token = this.line.tokens[position - 1];
    return token?.text === '*' ? undefined : token;
  }

  /** A number in a unit of the path's kind. */
  quantity<N extends PathsOf<P, Unit>>(position: number, path: N, unit: Unit<KindOf<P[N]>>, range?: Range): boolean {
    const token = this.at(position);
    return token !== undefined && this.number(token, path, unit, range) !== undefined;
  }

  /** The same at a token; answers with the number as it is written. */
  number<N extends PathsOf<P, Unit>>(
    token: Token,
    path: N,
    unit: Unit<KindOf<P[N]>>,
    range?: Range,
  ): number | undefined {
    const { writer, element, subject } = this;
    const value = readNumber(token.text);
    if (value !== undefined && (range?.holds(value) ?? true)) {
      writer.stated(subject, path, value * unit.toSi, 'inp.number', [token], unit);
      return value;
    }
    const data = { element, what: nameOf(path), text: token.text, expected: range?.expected ?? '' };
    writer.diagnostics.add(value === undefined ? 'inp.number.unreadable' : 'inp.number.range', token, data, subject);
    writer.unreadable(subject, path, token);
    return undefined;
  }

  /** A whole number that is not negative. */
  integer(token: Token, path: PathsOf<P, { readonly form: 'integer' }>): void {
    const { writer, element, subject } = this;
    const value = readNumber(token.text);
    if (value !== undefined && Number.isSafeInteger(value) && value >= 0) {
      writer.stated(subject, path, value, 'inp.number', [token]);
      return;
    }
    const data = { element, what: nameOf(path), text: token.text, expected: 'whole, and zero or greater' };
    writer.diagnostics.add(value === undefined ? 'inp.number.unreadable' : 'inp.number.range', token, data, subject);
    writer.unreadable(subject, path, token);
  }

  /** One of several words, in whatever case; kept in lower case. */
  choice(
    token: Token,
    path: PathsOf<P, { readonly form: 'text' }>,
    what: string,
    choices: readonly string[],
    method: 'inp.word' | 'inp.keyword' = 'inp.word',
  ): boolean {
    const { writer, subject, element } = this;
    const word = token.text.toUpperCase();
    if (choices.includes(word)) {
      writer.stated(subject, path, method === 'inp.word' ? word.toLowerCase() : word, method, [token]);
      return true;
    }
    const data = { element, what, text: token.text, expected: choices.join(', ') };
    writer.diagnostics.add('inp.choice.unknown', token, data, subject);
    writer.unreadable(subject, path, token);
    return false;
  }

  /** The same, kept in upper case: words that EPANET and its users write so. */
  keyword(
    token: Token,
    path: PathsOf<P, { readonly form: 'text' }>,
    what: string,
    choices: readonly string[],
  ): boolean {
    return this.choice(token, path, what, choices, 'inp.keyword');
  }

  /** `YES` or `NO`. */
  flag(position: number, path: PathsOf<P, { readonly form: 'boolean' }>): void {
    const token = this.at(position);
    if (!token) return;
    const { writer, subject, element } = this;
    if (/^(yes|no)$/i.test(token.text)) {
      writer.stated(subject, path, token.text.toUpperCase() === 'YES', 'inp.yes', [token]);
      return;
    }
    const data = { element, what: nameOf(path), text: token.text, expected: 'YES, NO' };
    writer.diagnostics.add('inp.choice.unknown', token, data, subject);
    writer.unreadable(subject, path, token);
  }

  reference(
    token: Token | undefined,
    path: PathsOf<P, { readonly form: 'reference' }>,
    space: Space,
  ): string | undefined {
    if (!token) return undefined;
    const { writer, subject, element } = this;
    const named = writer.names.find(space, token.text);
    if (named) writer.stated(subject, path, named.subject, referenceMethod(named.typeId), [token]);
    else {
      writer.unknown(element, space, token, subject);
      writer.unreadable(subject, path, token);
    }
    return named?.subject;
  }

  /** Reports what the line has to say, by position, and does not. */
  require(what: Readonly<Record<number, string>>): void {
    for (const [position, missing] of Object.entries(what)) {
      if (this.at(Number(position))) continue;
      const data = { element: this.element, missing, position };
      this.writer.diagnostics.add('inp.line.too-short', this.line, data, this.subject);
      return;
    }
  }

  /** Reports that the line cannot be understood. */
  refuse(problem: string, expected: string): void {
    const { writer, line, subject, element } = this;
    writer.diagnostics.add('inp.line.not-understood', line, { section: element, problem, expected }, subject);
  }

  /** Reports the words behind the last position that is known. */
  end(last: number): void {
    for (const token of this.line.tokens.slice(last)) this.unused(token);
  }

  unused(token: Token): void {
    this.writer.diagnostics.add('inp.word.unused', token, { element: this.element, text: token.text }, this.subject);
  }
}

/** `minorLoss` → `minor loss`. */
const nameOf = (path: string): string => path.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
