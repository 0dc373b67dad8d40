import type { PropertySpec, Registry, Uncertainty, Unit } from '../../primitives/index.ts';
import { boundsOf, spreadText } from '../../primitives/index.ts';

/** The unit that a property is measured in; `undefined` for a plain value. */
export const unitOfProperty = (spec: PropertySpec | undefined): Unit | undefined =>
  spec === undefined ? undefined : 'ucum' in spec ? spec : 'of' in spec ? spec.of : undefined;

/**
 * The unit that a source states a value in, as its users write it or by its UCUM code, among the units of the loaded packs
 * that are of the property's kind; the property's own unit where nothing else is stated or known.
 */
export function statedUnit({ packs }: Pick<Registry, 'packs'>, code: string | undefined, canonical: Unit): Unit {
  if (code === undefined) return canonical;
  const known = packs.flatMap(({ binding }) => Object.entries(binding.units));
  const fits = ([alias, { kind, ucum }]: readonly [string, Unit]): boolean =>
    kind === canonical.kind && (alias === code || ucum === code);
  return known.find(fits)?.[1] ?? canonical;
}

/** Binary fractions do not show in twelve digits, and what an engineer means by a number does. */
const DIGITS = 12;

/** A number, with its bounds, a list or a matrix of SI values, written in a unit: `80 ± 1 cm`, `[0.1, 0.2] Ohm`. */
export function quantityText(value: unknown, unit: Unit, uncertainty?: Uncertainty): string {
  const { toSi, ucum } = unit;
  const inUnit = (one: unknown): string => {
    if (Array.isArray(one)) return `[${one.map(inUnit).join(', ')}]`;
    return typeof one === 'number' ? String(Number((one / toSi).toPrecision(DIGITS))) : String(one);
  };
  const spread =
    typeof value === 'number' && uncertainty ? spreadText({ si: value, ...boundsOf(value, uncertainty) }, unit) : '';
  return ucum === '1' ? `${inUnit(value)}${spread}` : `${inUnit(value)}${spread} ${ucum}`;
}
