import type { TextSelector } from '../model/selector.ts';
import type { TextRange } from './pointer.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
const LINE = /\r\n|\r|\n/g;

const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);
const byteLength = (text: string): number => encoder.encode(text).length;

/** The characters that a selector of bytes selects, as RFC 5147 counts them. The bytes are UTF-8. */
export function rangeOf({ offset, length }: Pick<TextSelector, 'offset' | 'length'>, bytes: Uint8Array): TextRange {
  const start = Array.from(textOf(bytes.subarray(0, offset))).length;
  return {
    type: 'range',
    unit: 'char',
    start,
    end: start + Array.from(textOf(bytes.subarray(offset, offset + length))).length,
  };
}

/** Characters before every so many bytes are remembered. */
const STRIDE = 4096;

/** `rangeOf` for many selectors of one text: what stands before them is counted once. */
export function rangesIn(bytes: Uint8Array): (selector: Pick<TextSelector, 'offset' | 'length'>) => TextRange {
  const charactersIn = (from: number, to: number): number => {
    let count = 0;
    // Every byte of UTF-8 begins a character but those that go on with one (10xxxxxx).
    for (let i = from; i < to; i++) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) count++;
    return count;
  };
  const before = [0];
  for (let at = STRIDE; at <= bytes.length; at += STRIDE)
    before.push((before.at(-1) ?? 0) + charactersIn(at - STRIDE, at));
  const position = (offset: number): number => {
    const stride = Math.floor(Math.min(offset, bytes.length) / STRIDE);
    return (before[stride] ?? 0) + charactersIn(stride * STRIDE, Math.min(offset, bytes.length));
  };
  return ({ offset, length }) => ({
    type: 'range',
    unit: 'char',
    start: position(offset),
    end: position(offset + length),
  });
}

/** Where a range stands in the bytes of a text; `undefined` where the text ends before it. */
export function selectorOf({ unit, start, end }: TextRange, bytes: Uint8Array): TextSelector | undefined {
  const text = textOf(bytes);
  const lines = [0, ...[...text.matchAll(LINE)].map(({ 0: ending, index }) => index + ending.length)];
  const positions = unit === 'line' ? [...lines, text.length] : undefined;
  const characters = unit === 'char' ? Array.from(text) : [];
  const at = (position: number): number | undefined =>
    positions
      ? positions[position]
      : position > characters.length
        ? undefined
        : characters.slice(0, position).join('').length;
  const [from, to] = [at(start), at(end)];
  if (from === undefined || to === undefined) return undefined;
  const line = lines.filter((begin) => begin <= from).length;
  const before = text.slice(0, from);
  return {
    type: 'text',
    offset: byteLength(before),
    length: byteLength(text.slice(from, to)),
    line,
    column: from - (lines[line - 1] ?? 0) + 1,
  };
}
