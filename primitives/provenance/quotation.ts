import type { Evidence, Source } from '../model/evidence.ts';
import { quoted, sourceKey } from '../model/evidence.ts';

/** A source with its bytes. */
export interface QuotedSource extends Pick<Source, 'uri' | 'digest'> {
  readonly bytes: Uint8Array;
}

/** What a source says at one place: the end of every trace. */
export interface Quotation {
  /** The name of the document, as its user knows it. */
  readonly file: string;
  readonly digest: string;
  /** Line and column count from one, in characters; offset and length in bytes. */
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
  /** The very characters of the source. */
  readonly exact: string;
}

/** Evidence as quotations. Evidence whose source is not at hand is left out. */
export const quotationsOf = (evidence: readonly Evidence[], sources: readonly QuotedSource[]): Quotation[] =>
  evidence.flatMap(({ source, selector }) => {
    const found = sources.find(({ digest }) => sourceKey(digest) === source);
    if (!found) return [];
    const { line, column, offset, length } = selector;
    return [
      { file: found.uri, digest: found.digest, line, column, offset, length, exact: quoted(selector, found.bytes) },
    ];
  });
