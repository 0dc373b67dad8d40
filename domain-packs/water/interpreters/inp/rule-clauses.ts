const CLAUSE = /^(rule|if|and|or|then|else|priority)$/i;

/**
 * The clauses of a rule, one for each line of the quotation: comments left out, blanks made one. The first line, `RULE` with its
 * name, is no clause.
 */
export const clausesOf = (exact: string): string[] =>
  exact
    .split(/\r\n|\n|\r/)
    .map((line) =>
      line
        .replace(/;.*$/, '')
        .split(/[\s,]+/)
        .filter((word) => word !== ''),
    )
    .filter(([first = '']) => CLAUSE.test(first) && !/^rule$/i.test(first))
    .map((clause) => clause.join(' '));

/** Whether a line may stand in a rule. */
export const isClause = (word: string | undefined): boolean => word !== undefined && CLAUSE.test(word);
