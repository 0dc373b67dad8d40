import { unit } from '../../../../primitives/index.ts';
import type { Unit } from '../../../../primitives/index.ts';
import * as u from '../../taxonomy/index.ts';

/** Length units of OpenDSS: UCUM code and metres. OpenDSS takes `none` for metres where nothing else says a unit. */
const METRES: Readonly<Record<string, readonly [ucum: string, metres: number]>> = {
  mi: ['[mi_i]', 1609.344],
  kft: ['10*3.[ft_i]', 304.8],
  km: ['km', 1e3],
  m: ['m', 1],
  ft: ['[ft_i]', 0.3048],
  in: ['[in_i]', 0.0254],
  cm: ['cm', 1e-2],
  mm: ['mm', 1e-3],
};

/** The units of a length and of values per that length. Without a unit, values are taken per metre. */
export interface LengthUnits {
  readonly length: Unit<'Length'>;
  readonly ohm: Unit<'ImpedancePerLength'>;
  readonly nanofarad: Unit<'CapacitancePerLength'>;
}

const lengthUnits = (ucum: string, metres: number): LengthUnits => ({
  length: ucum === 'm' ? u.metre : unit('Length', ucum, metres),
  ohm:
    ucum === 'm'
      ? u.ohmPerMetre
      : unit('ImpedancePerLength', `Ohm/${ucum.includes('.') ? `(${ucum})` : ucum}`, 1 / metres),
  nanofarad: unit('CapacitancePerLength', `nF/${ucum.includes('.') ? `(${ucum})` : ucum}`, 1e-9 / metres),
});

const UNITS: ReadonlyMap<string, LengthUnits> = new Map(
  Object.entries(METRES).map(([name, [ucum, metres]]) => [name, lengthUnits(ucum, metres)]),
);
const PER_METRE = lengthUnits('m', 1);

/** @param name a length unit of OpenDSS, or `none` */
export const unitsOf = (name: string): LengthUnits => UNITS.get(name) ?? PER_METRE;

export const partsPerMillion = unit('PU', '[ppm]', 1e-6);
export const percentPerUnit = unit('PU', '%', 1e-2);
export const minute = unit('Seconds', 'min', 60);

/** The units that scripts state values in. */
export const SCRIPT_UNITS: readonly Unit[] = [
  ...[u.kilovolt, u.kilowatt, u.kilovoltAmpereReactive, u.kilovoltAmpere, u.megavoltAmpere, u.degree, u.hour, minute],
  ...[partsPerMillion, percentPerUnit],
  ...[...UNITS.values()].flatMap(({ length, ohm, nanofarad }) => [length, ohm, nanofarad]),
];

/** Canonical units by UCUM code, to read a quotation again. */
const FACTORS: ReadonlyMap<string, number> = new Map(SCRIPT_UNITS.map(({ ucum, toSi }) => [ucum, toSi]));

/** How many canonical units one of the unit is; 1 for a value without one. */
export const factorOf = (ucum: string | undefined): number =>
  ucum === undefined ? 1 : (FACTORS.get(ucum) ?? Number.NaN);

/** The length units that a stated value is in, by the UCUM code of a length or of a value per length. */
export const lengthUnitsIn = (ucum: string | undefined): LengthUnits | undefined =>
  [...UNITS.values()].find(({ length, ohm, nanofarad }) =>
    [length.ucum, ohm.ucum, nanofarad.ucum].includes(ucum ?? ''),
  );
