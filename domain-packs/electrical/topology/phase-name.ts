const LETTERS: Readonly<Record<number, string>> = { 1: 'A', 2: 'B', 3: 'C' };

/** Phases by the letters that engineers use for node numbers 1, 2 and 3 (ANSI C84.1); other conductors by their number. */
export const phaseName = (node: number): string => LETTERS[node] ?? String(node);
