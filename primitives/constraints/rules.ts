import type { Bound, PropertyConstraint } from '../constraint.ts';
import type { Quantity } from '../model/quantity.ts';
import { atMost, quantity, Undecided } from '../model/quantity.ts';
import type { Properties } from '../model/taxonomy.ts';

/** A value as a rule sees it: a quantity with its bounds, or what was said. */
export type Judged = Quantity | string | number | boolean;

/** Every rule that a value breaks, by its name in SHACL. @throws Undecided where its uncertainty reaches over a bound */
export function brokenBy(constraint: PropertyConstraint, value: Judged, other: Judged | undefined): string[] {
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = constraint;
  const { hasValue, pattern, equals, lessThan, lessThanOrEquals } = constraint;
  const rules: readonly (readonly [string, boolean])[] = [
    ['minInclusive', minInclusive === undefined || isAtMost(bound(minInclusive), value)],
    ['maxInclusive', maxInclusive === undefined || isAtMost(value, bound(maxInclusive))],
    ['minExclusive', minExclusive === undefined || !isAtMost(value, bound(minExclusive))],
    ['maxExclusive', maxExclusive === undefined || !isAtMost(bound(maxExclusive), value)],
    ['in', constraint.in === undefined || constraint.in.includes(value as string)],
    ['hasValue', hasValue === undefined || value === hasValue],
    ['pattern', pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(String(value))],
    ['equals', equals === undefined || other === undefined || (isAtMost(value, other) && isAtMost(other, value))],
    ['lessThan', lessThan === undefined || other === undefined || !isAtMost(other, value)],
    ['lessThanOrEquals', lessThanOrEquals === undefined || other === undefined || isAtMost(value, other)],
  ];
  return rules.flatMap(([name, holds]) => (holds ? [] : [name]));
}

/** The property that a constraint compares with, where it compares two. */
export const comparedWith = ({ equals, lessThan, lessThanOrEquals }: PropertyConstraint): string | undefined =>
  equals ?? lessThan ?? lessThanOrEquals;

const bound = (limit: Bound | number): Judged =>
  typeof limit === 'number' ? limit : quantity(limit.value * limit.unit.toSi, limit.unit);

function isAtMost(a: Judged, b: Judged): boolean {
  if (typeof a === 'object' && typeof b === 'object') return atMost<string>(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a <= b;
  throw new Undecided(`${String(a)} and ${String(b)} do not compare`);
}

/** The values of a property: one, or one for each entry of a list. */
export function judgedValues(spec: Properties[string], value: unknown): Judged[] {
  if (typeof value === 'object' && value !== null && 'si' in value) return [value as Quantity];
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap((entry) => judgedValues(spec, entry));
  if (typeof value === 'number' && 'form' in spec && 'of' in spec) return [quantity(value, spec.of)];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [value] : [];
}
