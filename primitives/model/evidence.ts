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

/**
 * A selector of a span of text (after the W3C Web Annotation data model's TextPositionSelector). `offset` and `length`
 * count bytes of the source; `line` and `column` count from one, in characters, for people.
 */
export interface TextSelector {
  readonly type: 'text';
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}

/** Where in a source a value stands. Tables, drawings and images widen this union. */
export type Selector = TextSelector;

/** The place that a value was read from. The quoted characters are those of the source at the selector. */
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
): Evidence => ({ source, selector: { type: 'text', offset, length, line, column } });

/** The bytes that the selector selects, as text. */
export const quoted = (selector: Selector, bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes.subarray(selector.offset, selector.offset + selector.length));
