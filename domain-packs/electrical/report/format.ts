import type { PropertySpec, Value } from '../../../primitives/index.ts';

const MINUS = '−';

/** A number with a fixed count of decimals, and a true minus sign. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', MINUS);
}

/** A number with a few significant digits. */
export const significant = (value: number, digits = 5): string =>
  String(Number(value.toPrecision(digits))).replace('-', MINUS);

export const percent = (share: number, decimals = 1): string => `${fixed(share * 100, decimals)} %`;

/** How people write the units that UCUM writes otherwise. */
const SYMBOLS: Readonly<Record<string, string>> = {
  'V.A{reactive}': 'var',
  'V.A': 'VA',
  Ohm: 'Ω',
  'Ohm/m': 'Ω/m',
  'Ohm.m': 'Ω·m',
  deg: '°',
  '1': '',
};
const symbol = (ucum: string): string => SYMBOLS[ucum] ?? ucum;

/** A value of a property for people, with its unit. */
export function written(value: Value, spec: PropertySpec | undefined): string {
  const unit = spec === undefined ? '' : 'ucum' in spec ? symbol(spec.ucum) : 'of' in spec ? symbol(spec.of.ucum) : '';
  const text = (item: unknown): string =>
    typeof item === 'number'
      ? significant(item)
      : typeof item === 'boolean'
        ? item
          ? 'yes'
          : 'no'
        : Array.isArray(item)
          ? `[${item.map(text).join(', ')}]`
          : String(item);
  return `${text(value)} ${unit}`.trimEnd();
}

/** A property's name in words: `normalRating` → `normal rating`, `rMatrix` → `r matrix`. */
export const inWords = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
