import type { Block, DataLine, Token } from './span.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const SEMICOLON = 59;

/** What a file says, block by block; `before` stands in front of the first header, `after` behind `[END]`. */
export interface Scanned {
  readonly blocks: readonly Block[];
  readonly before: readonly DataLine[];
  readonly after: readonly DataLine[];
}

/**
 * Splits a file into sections, lines and words (EPANET 2.2 User Manual, appendix C.2): words are separated by blanks, tabs or
 * commas, `;` begins a comment, quotation marks hold words together. Works on bytes, so that every place is exact whatever
 * characters names and comments are written in.
 */
export function scan(bytes: Uint8Array): Scanned {
  const blocks: { header: Token; lines: DataLine[] }[] = [];
  const before: DataLine[] = [];
  const after: DataLine[] = [];
  let ended = false;
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const stop = endOfLine(bytes, start);
    const tokens = tokensOf(bytes, start, stop, line);
    const [first] = tokens;
    if (first?.text.startsWith('[') && !ended) {
      ended = /^\[END/i.test(first.text);
      if (!ended) blocks.push({ header: first, lines: [] });
    } else if (first) {
      const data = { ...between(tokens), tokens };
      (ended ? after : (blocks.at(-1)?.lines ?? before)).push(data);
    }
    start = bytes[stop] === CR && bytes[stop + 1] === LF ? stop + 2 : stop + 1;
  }
  return { blocks, before, after };
}

function endOfLine(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
  return at;
}

const isSeparator = (byte: number | undefined): boolean => byte === SPACE || byte === TAB || byte === COMMA;

function tokensOf(bytes: Uint8Array, lineStart: number, lineStop: number, line: number): Token[] {
  const comment = bytes.subarray(lineStart, lineStop).indexOf(SEMICOLON);
  const stop = comment < 0 ? lineStop : lineStart + comment;
  const tokens: Token[] = [];
  const columnOf = columnsOf(bytes, lineStart, lineStop);
  let at = lineStart === 0 && startsWithMark(bytes) ? 3 : lineStart;
  while (at < stop) {
    if (isSeparator(bytes[at])) {
      at++;
      continue;
    }
    const offset = at;
    if (bytes[at] === QUOTE) {
      at++;
      while (at < stop && bytes[at] !== QUOTE) at++;
      if (at < stop) at++;
    } else while (at < stop && !isSeparator(bytes[at])) at++;
    const text = decoder.decode(bytes.subarray(offset, at)).replace(/^"|"$/g, '');
    tokens.push({ text, offset, length: at - offset, line, column: columnOf(offset) });
  }
  return tokens;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const startsWithMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** Columns count characters, so bytes are not enough where a line is not ASCII. */
function columnsOf(bytes: Uint8Array, start: number, stop: number): (offset: number) => number {
  if (bytes.subarray(start, stop).every((byte) => byte < 0x80)) return (offset) => offset - start + 1;
  return (offset) => decoder.decode(bytes.subarray(start, offset)).length + 1;
}

function between(tokens: readonly Token[]): Omit<DataLine, 'tokens'> {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return { offset: 0, length: 0, line: 1, column: 1 };
  const { offset, line, column } = first;
  return { offset, length: last.offset + last.length - offset, line, column };
}
