import type { Unit } from '../../../../primitives/index.ts';
import { UNITS } from '../taxonomy.ts';

const TYPES: Readonly<Record<string, string>> = { support: 'blueprint.Support', part: 'blueprint.Part' };

export const unitOf = (text: string): Unit | undefined => (UNITS as Readonly<Record<string, Unit>>)[text];

/** How quoted words are read, by method: the conformance suite reads every quotation again. */
export const READERS = {
  keyword: (exact: string) => TYPES[exact],
  name: (exact: string) => exact,
  number: (exact: string, unit: string | undefined) => Number(exact) * (unitOf(unit ?? '')?.toSi ?? NaN),
  support: (exact: string) => `support.${exact.toLowerCase()}`,
} as const;
