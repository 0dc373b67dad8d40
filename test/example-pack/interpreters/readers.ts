import type { Unit } from '../../../primitives/index.ts';
import { centimetre, gram, kilogram, metre, millimetre } from '../taxonomy.ts';

/** How users of the domain write units. */
export const UNITS: Readonly<Record<string, Unit>> = {
  m: metre,
  cm: centimetre,
  mm: millimetre,
  kg: kilogram,
  g: gram,
};

const TYPES: Readonly<Record<string, string>> = {
  upright: 'example.Upright',
  board: 'example.Board',
  book: 'example.Book',
};

/** How the quoted words of a bookcase are read, by method. */
export const READERS = {
  keyword: (exact: string) => TYPES[exact],
  name: (exact: string) => exact,
  number: (exact: string, unit: string | undefined) =>
    Number(exact) * (unit === undefined ? 1 : (UNITS[unit]?.toSi ?? NaN)),
  upright: (exact: string) => `upright.${exact}`,
  board: (exact: string) => `board.${exact}`,
} as const;
