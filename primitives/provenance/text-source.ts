import type { TextSelector } from '../model/selector.ts';
import { placeText } from '../model/selector.ts';
import type { OpenSource, Quoted } from './quotable-source.ts';

/** What the bytes of a document say at a span; the place for people has to be that of the bytes. */
export type ReadSpan = (selector: TextSelector) => Quoted;

/** Reads spans of any document. Columns count UTF-16 code units; lines end with LF, CR LF or CR. */
export function spansOf(bytes: Uint8Array): ReadSpan {
  const starts = lineStarts(bytes);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  // In most engineering files every character is one byte, so that bytes are counted like characters.
  const ascii = bytes.every((byte) => byte < 128) ? decoder.decode(bytes) : undefined;
  const textOf = (from: number, to: number): string =>
    ascii?.slice(from, to) ?? decoder.decode(bytes.subarray(from, to));
  const columnOf = (start: number, offset: number): number =>
    1 + (ascii === undefined ? textOf(start, offset).length : offset - start);
  return ({ offset, length, line, column }) => {
    if (!(offset >= 0 && length >= 0 && offset + length <= bytes.length)) {
      return { problem: 'it quotes beyond the end of its source' };
    }
    const number = lineOf(starts, offset);
    const actual = { line: number + 1, column: columnOf(starts[number] ?? 0, offset) };
    if (actual.line !== line || actual.column !== column) {
      return { problem: `offset ${offset} is line ${actual.line}, column ${actual.column}, not ${line}, ${column}` };
    }
    return { exact: textOf(offset, offset + length) };
  };
}

/** Opens a source that is read as text and in no other way. */
export const openText: OpenSource = ({ bytes, mediaType }) => {
  const read = spansOf(bytes);
  return {
    quote: (selectors) =>
      Promise.resolve(
        selectors.map((selector) =>
          selector.type === 'text' ? read(selector) : { problem: `${mediaType} is not read by ${placeText(selector)}` },
        ),
      ),
  };
};

function lineStarts(bytes: Uint8Array): number[] {
  const starts = [0];
  bytes.forEach((byte, i) => {
    if (byte === 10 || (byte === 13 && bytes[i + 1] !== 10)) starts.push(i + 1);
  });
  return starts;
}

/** The number, from zero, of the line that a byte stands in. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
