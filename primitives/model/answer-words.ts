import type { Value } from './value.ts';

/** An answer as a caller gives it: words, or a value with its unit and, for a quantity, half the width of its tolerance. */
export interface GivenAnswer {
  readonly value: Value;
  readonly unit?: string | undefined;
  readonly plusMinus?: number | undefined;
}

/** The answer in words, as they are stored and read again. */
export function wordsOf({ value, unit, plusMinus }: GivenAnswer): string {
  const said = Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : String(value);
  return [said, ...(plusMinus === undefined ? [] : [`± ${plusMinus}`]), ...(unit === undefined ? [] : [unit])]
    .join(' ')
    .trim();
}
