import type { SourceText } from './source-text.ts';
import type { Span } from './span.ts';

const END = -1;
const COMMA = 44;
const EQUALS = 61;
const EXCLAMATION = 33;
const SLASH = 47;
/** Opening character → closing character. OpenDSS does not nest them: the first closing character ends the value. */
const CLOSING: Readonly<Record<number, number>> = { 34: 34, 39: 39, 40: 41, 91: 93, 123: 125 };

const isBlank = (code: number): boolean => code <= 32;

/**
 * Cuts a line into parameters as OpenDSS's parser does: `name=value` or a value alone, parted by blanks and commas;
 * a value in `" '  ( ) [ ] { }` may hold them; `!` and `//` outside begin a comment. It never looks past its line.
 */
export class Scanner {
  readonly source: SourceText;
  line = 0;
  lineStart = 0;
  #end = 0;
  #position = 0;

  /** The last parameter: its name (none when `nameStart` is negative) and its value, without the quotes. */
  nameStart = -1;
  nameStop = -1;
  start = 0;
  stop = 0;
  /** The value stood in quotes or brackets. */
  quoted = false;
  /** The closing quote is missing: the value runs to the end of the line. */
  unclosed = false;

  constructor(source: SourceText) {
    this.source = source;
  }

  /** Starts over with the characters from `start` to `stop` of a line. */
  begin(line: number, lineStart: number, start: number, stop: number): void {
    this.line = line;
    this.lineStart = lineStart;
    this.#position = start;
    this.#end = stop;
  }

  /** Moves to the next parameter. False at the end of the line. */
  next(): boolean {
    this.nameStart = -1;
    const delimiter = this.#token();
    if (delimiter !== EQUALS) return delimiter !== END;
    this.nameStart = this.start;
    this.nameStop = this.stop;
    const position = this.#position;
    const behind = this.#token();
    if (behind === END || (behind === EQUALS && !this.quoted)) {
      // `a= b=1`: `a` has no value, and `b` is the next name.
      this.#position = position;
      this.start = this.stop = this.nameStop;
      this.quoted = false;
    }
    return true;
  }

  get name(): string {
    return this.source.slice(this.nameStart, this.nameStop);
  }
  get value(): string {
    return this.source.slice(this.start, this.stop);
  }
  get hasName(): boolean {
    return this.nameStart >= 0;
  }

  span(start: number, stop: number): Span {
    return this.source.span(start, stop, this.line, this.lineStart);
  }
  get valueSpan(): Span {
    return this.span(this.start, this.stop);
  }
  get nameSpan(): Span {
    return this.hasName ? this.span(this.nameStart, this.nameStop) : this.valueSpan;
  }
  /** The whole line, without the blanks around it. */
  get lineSpan(): Span {
    const { text } = this.source;
    let start = this.lineStart;
    let stop = this.#end;
    while (start < stop && isBlank(text.charCodeAt(start))) start++;
    while (stop > start && isBlank(text.charCodeAt(stop - 1))) stop--;
    return this.span(start, stop);
  }
  /** Where the rest of the line begins. */
  get position(): number {
    return this.#position;
  }
  get end(): number {
    return this.#end;
  }

  #isComment(at: number): boolean {
    const code = this.source.text.charCodeAt(at);
    return (
      code === EXCLAMATION || (code === SLASH && at + 1 < this.#end && this.source.text.charCodeAt(at + 1) === SLASH)
    );
  }

  /** Moves to the next value. The character that parts it from the one behind it, or 0; END when there is none. */
  #token(): number {
    const { text } = this.source;
    const end = this.#end;
    let at = this.#position;
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    this.quoted = false;
    this.unclosed = false;
    if (at >= end || this.#isComment(at)) {
      this.start = this.stop = at;
      this.#position = end;
      return END;
    }
    const closing = CLOSING[text.charCodeAt(at)];
    if (closing === undefined) {
      this.start = at;
      for (; at < end; at++) {
        const code = text.charCodeAt(at);
        if (code <= 32 || code === COMMA || code === EQUALS) break;
        if ((code === EXCLAMATION || code === SLASH) && this.#isComment(at)) break;
      }
      this.stop = at;
    } else {
      this.quoted = true;
      this.start = ++at;
      while (at < end && text.charCodeAt(at) !== closing) at++;
      this.unclosed = at >= end;
      this.stop = at;
      if (!this.unclosed) at++;
    }
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    const code = at < end ? text.charCodeAt(at) : 0;
    const parts = code === COMMA || code === EQUALS;
    this.#position = parts ? at + 1 : at;
    return parts ? code : 0;
  }
}
