/**
 * The exact characters of a value in a source. `offset` and `length` count bytes from the start of the file, `line` and
 * `column` count from one, in characters.
 */
export interface Span {
  /** Position of the file in the list of sources. */
  readonly source: number;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}
