import type { Selector, TextSelector } from './selector.ts';

/** A document that evidence points into. */
export interface Source {
  /** The name the document came under, as its user knows it. */
  readonly uri: string;
  readonly digest: string;
  readonly mediaType: string;
}

/** Characters of evidence that name their source: the first 16 hexadecimal digits of the source's SHA-256. */
export type SourceKey = string;

export const sourceKey = (digest: string): SourceKey => digest.slice(0, 16);

/** The place that a value was read from. What is quoted is what the source says at the selector. */
export interface Evidence {
  readonly source: SourceKey;
  readonly selector: Selector;
}

export const textEvidence = (
  source: SourceKey,
  offset: number,
  length: number,
  line: number,
  column: number,
): Evidence & { readonly selector: TextSelector } => ({
  source,
  selector: { type: 'text', offset, length, line, column },
});

/** The line that evidence in a text stands in; none where it is no text, or not there. */
export const lineOf = (evidence: Evidence | undefined): number | undefined =>
  evidence?.selector.type === 'text' ? evidence.selector.line : undefined;

/** The bytes that the selector selects, as text. */
export const quoted = (selector: TextSelector, bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes.subarray(selector.offset, selector.offset + selector.length));
