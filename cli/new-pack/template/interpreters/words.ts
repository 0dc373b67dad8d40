import type { Evidence } from '../../../../primitives/index.ts';
import { textEvidence } from '../../../../primitives/index.ts';

/** A word of a line, and where it stands in its source. */
export interface Word {
  readonly text: string;
  readonly evidence: Evidence;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The words of every line that is neither empty nor a comment (`#`). Offsets count bytes; lines and columns from one. */
export function wordsOf(text: string, source: string): Word[][] {
  const lines: Word[][] = [];
  let offset = 0;
  for (const [number, line] of text.split('\n').entries()) {
    const words = [...line.replace(/#.*/, '').matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      text: word,
      evidence: textEvidence(source, offset + bytesOf(line.slice(0, index)), bytesOf(word), number + 1, index + 1),
    }));
    if (words.length > 0) lines.push(words);
    offset += bytesOf(line) + 1;
  }
  return lines;
}
