/** A stretch of the file: `offset` and `length` in bytes, `line` and `column` from one, the column in characters. */
export interface Span {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}

/** A word of a line. Its text is without the quotation marks that may surround it. */
export interface Token extends Span {
  readonly text: string;
}

/** A line with data, comment and blanks left out: at least one token. */
export interface DataLine extends Span {
  readonly tokens: readonly Token[];
}

/** All lines under one header, such as `[PIPES]`. A section may come in several such blocks. */
export interface Block {
  readonly header: Token;
  readonly lines: readonly DataLine[];
}

/** From the beginning of one span to the end of another on the same line or a later one. */
export const spanning = (first: Span, last: Span): Span => ({
  offset: first.offset,
  length: last.offset + last.length - first.offset,
  line: first.line,
  column: first.column,
});
