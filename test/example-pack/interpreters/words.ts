import type { Evidence } from '../../../primitives/index.ts';
import { textEvidence } from '../../../primitives/index.ts';

/** A word of a line, and where it stands in its source. */
export interface Word {
  readonly text: string;
  readonly evidence: Evidence;
}

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;

/** The words of every line that is neither empty nor a comment (`#` to the end of the line). Offsets count bytes. */
export function wordsOf(text: string, source: string): Word[][] {
  const lines: Word[][] = [];
  let offset = 0;
  text.split('\n').forEach((line, index) => {
    const words = [...line.replace(/#.*/, '').matchAll(/\S+/g)].map(({ 0: word, index: at }) => ({
      text: word,
      evidence: textEvidence(source, offset + byteLength(line.slice(0, at)), byteLength(word), index + 1, at + 1),
    }));
    if (words.length > 0) lines.push(words);
    offset += byteLength(line) + 1;
  });
  return lines;
}
