import { UNITS } from '../readers.ts';

const numbersIn = (text: string): number[] => text.split('±').map(Number);

/** How what a list quotes is read, by method. */
export const LIST_READERS = {
  listed: (_exact: string) => 'example.Book',
  name: (exact: string) => exact,
  book: (exact: string) => `book.${exact.toLowerCase()}`,
  mass: (exact: string, unit: string | undefined) => (numbersIn(exact)[0] ?? NaN) * (UNITS[unit ?? '']?.toSi ?? NaN),
} as const;

/** What `3.5 ± 0.1` says after the sign. */
export const toleranceOf = (text: string): number | undefined => numbersIn(text)[1];
