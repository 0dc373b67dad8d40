import type { Span } from './span.ts';

/** A file handed to the reader. Its name may carry folders, with `/` or `\`. */
export interface ScriptSource {
  readonly name: string;
  readonly content: Uint8Array | string;
}

const WINDOWS_1252 = new TextDecoder('windows-1252');

function decodedUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * A source as the scanner walks over it: one UTF-16 code unit per byte, so that positions are byte offsets. Texts cut
 * from it are decoded again, as UTF-8 where they are, else as Windows-1252.
 */
export class SourceText {
  readonly index: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly ascii: boolean;
  /** Where the script begins: after a byte order mark. */
  readonly start: number;

  readonly #loneReturns: boolean;
  #newline = -1;
  #searchedFrom = 0;
  #lastColumn = { lineStart: -1, start: 0, column: 1 };

  constructor(index: number, name: string, bytes: Uint8Array) {
    this.index = index;
    this.name = name;
    this.bytes = bytes;
    this.text = WINDOWS_1252.decode(bytes);
    this.ascii = !/[\u0080-\uffff]/.test(this.text);
    this.#loneReturns = /\r(?!\n)/.test(this.text);
    this.start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  /** Where the line ends that `at` is in: before LF, or before a CR that no LF follows. */
  lineEnd(at: number): number {
    // Looked for once: in a file of lone CR, every line would search all of the rest for a LF.
    if (at > this.#newline || at < this.#searchedFrom) {
      this.#searchedFrom = at;
      const found = this.text.indexOf('\n', at);
      this.#newline = found < 0 ? this.text.length : found;
    }
    const stop = this.#newline;
    if (!this.#loneReturns) return stop;
    for (let i = at; i < stop; i++) if (this.text.charCodeAt(i) === 13 && i + 1 !== stop) return i;
    return stop;
  }

  get isUtf8(): boolean {
    return this.ascii || decodedUtf8(this.bytes) !== undefined;
  }

  slice(start: number, stop: number): string {
    if (this.ascii) return this.text.slice(start, stop);
    const bytes = this.bytes.subarray(start, stop);
    return decodedUtf8(bytes) ?? WINDOWS_1252.decode(bytes);
  }

  span(start: number, stop: number, line: number, lineStart: number): Span {
    const column = this.ascii ? start - lineStart + 1 : this.#column(start, lineStart);
    return { source: this.index, offset: start, length: stop - start, line, column };
  }

  /** Counts on from the last place of the same line, so that a line of any length is counted through once. */
  #column(start: number, lineStart: number): number {
    const last = this.#lastColumn;
    const known = last.lineStart === lineStart && last.start <= start;
    const from = known ? last.start : lineStart;
    const column = (known ? last.column : 1) + this.slice(from, start).length;
    this.#lastColumn = { lineStart, start, column };
    return column;
  }
}
