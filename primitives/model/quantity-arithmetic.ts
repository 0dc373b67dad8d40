import type { Quantity, Unit } from './quantity.ts';
import { quantity } from './quantity.ts';
import type { ValueState } from './assertion.ts';

/** What is made of values nobody stated, nobody stated either. */
const stateOf = (values: readonly Quantity[]): ValueState =>
  values.some(({ state }) => state === 'assumed') ? 'assumed' : 'derived';

/** The sum of quantities of one kind, with bounds by interval arithmetic (Moore 1966); zero for none. */
export function sum<K extends string>(of: Unit<K>, values: readonly Quantity<NoInfer<K>>[]): Quantity<K> {
  const total = (part: (value: Quantity) => number): number => values.reduce((so, value) => so + part(value), 0);
  return quantity(
    total(({ si }) => si),
    of,
    { state: stateOf(values), lower: total(({ lower }) => lower), upper: total(({ upper }) => upper) },
  );
}

/** A quantity times a plain number. */
export function times<K extends string>(value: Quantity<K>, factor: number): Quantity<K> {
  const ends = [value.lower * factor, value.upper * factor];
  return quantity(value.si * factor, value.unit, {
    state: stateOf([value]),
    lower: Math.min(...ends),
    upper: Math.max(...ends),
  });
}

/** The product of two quantities as a quantity of the kind that it has by the law used, e.g. a voltage of current and impedance. */
export function product<K extends string>(of: Unit<K>, a: Quantity, b: Quantity): Quantity<K> {
  const ends = [a.lower * b.lower, a.lower * b.upper, a.upper * b.lower, a.upper * b.upper];
  return quantity(a.si * b.si, of, { state: stateOf([a, b]), lower: Math.min(...ends), upper: Math.max(...ends) });
}
